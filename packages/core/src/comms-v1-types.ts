/**
 * Custom pairs of texts on a resource of v1: at most 10; all tags of a request together take at most 10,000 bytes.
 *
 * Keys and values may be Liquid templates in a send; otherwise they are made of letters, digits and `.`, `_`, `~`, `-`.
 *
 * @maxProperties 10
 * @propertyNames {"maxLength":128}
 */
export interface CommsV1Tags {
  /** @maxLength 256 */
  [key: string]: string;
}

/** The values of a template's variables, by their names; by `"1"`, `"2"` for stored templates. */
export interface CommsV1Variables {
  [name: string]: string;
}

/** A resource that another one points to, such as its operation or its session. */
export interface CommsV1RelatedResource {
  /** @example "OPERATION" */
  name?: string | null | undefined;
  id?: string | null | undefined;
  uri?: string | null | undefined;
}

/** Where a page stands in its list. Tokens are opaque. */
export interface CommsV1Pagination {
  /** The token of the page after; null on the last page. */
  next?: string | null | undefined;
  /** The token of this page. */
  self?: string | null | undefined;
}

/** The paging parameters that every list of v1 takes. */
export interface CommsV1PageRequest {
  /**
   * How many items one page holds.
   *
   * @minimum 1
   * @maximum 1000
   * @asType integer
   * @default 50
   */
  pageSize?: number | undefined;
  /** Where the page begins: a token of an earlier answer. */
  pageToken?: string | undefined;
}

/** When something is sent. */
export interface CommsV1Schedule {
  /**
   * Times in RFC 3339, all of which must hold; without a zone the time is local to the recipient, where that is known.
   *
   * Inferred: the API takes times up to 7 days ahead.
   *
   * @minItems 1
   * @example ["2026-12-01T09:30:00Z"]
   */
  sendAt?: (string | Date)[] | undefined;
}

/** Where long-running work stands. */
export type CommsV1OperationStatus = 'SCHEDULED' | 'PROCESSING' | 'COMPLETED' | 'CANCELED' | (string & {});

/** What is wrong with a message, an attempt or a recipient. */
export interface CommsV1Problem {
  /** The vendor's error code, such as 30003. */
  code?: number | string | null | undefined;
  message?: string | null | undefined;
  /** Where the code is explained. */
  infoUrl?: string | null | undefined;
}

/** The answer to a call whose effect on one resource comes later. */
export interface AcceptedResource {
  /** The resource that is made or changed. */
  resourceId?: string | undefined;
  /** Where it can be fetched. */
  resourceLocation?: string | undefined;
}
