/** What identifies the example to fetch. */
export interface FetchOneExampleRequest {
  exampleId: string;
}

/** The example that every new package begins with. */
export interface Example {
  id: string;
  createdAt?: Date | undefined;
}
