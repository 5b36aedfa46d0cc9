/** Data of your own, whose names nobody changes. */
export interface JsonObject {
  [name: string]: unknown;
}

/** Whether a call is told to webhooks. */
export interface WebhookChoice {
  /**
   * Whether this call is told to webhooks, as what people do is; sent as the header `X-Twilio-Webhook-Enabled`.
   *
   * @default false
   */
  xTwilioWebhookEnabled?: boolean | undefined;
}

/** Which page of a list to get, of at most 100 items. */
export interface PageOf100 {
  /**
   * How many items one page holds.
   *
   * @minimum 1
   * @maximum 100
   * @asType integer
   * @default 50
   */
  pageSize?: number | undefined;
  /** Where the page begins: a token of an earlier answer, or the whole `nextPageUrl`. */
  pageToken?: string | undefined;
}

/** Which page of a list to get, of at most 50 items. */
export interface PageOf50 {
  /**
   * How many items one page holds.
   *
   * @minimum 1
   * @maximum 50
   * @asType integer
   * @default 50
   */
  pageSize?: number | undefined;
  /** Where the page begins: a token of an earlier answer, or the whole `nextPageUrl`. */
  pageToken?: string | undefined;
}

/** Which page of a list to get, of at most 5 items. */
export interface PageOf5 {
  /**
   * How many items one page holds.
   *
   * @minimum 1
   * @maximum 5
   * @asType integer
   * @default 5
   */
  pageSize?: number | undefined;
  /** Where the page begins: a token of an earlier answer, or the whole `nextPageUrl`. */
  pageToken?: string | undefined;
}

/** Where a page stands in its list. */
export interface PageMeta {
  /** Its number; the first is 0. */
  page?: number | null | undefined;
  /** How many items a page holds. */
  pageSize?: number | null | undefined;
  /** Where the first page can be fetched. */
  firstPageUrl?: string | null | undefined;
  /** Where the page before can be fetched; null on the first. */
  previousPageUrl?: string | null | undefined;
  /** Where this page can be fetched. */
  url?: string | null | undefined;
  /** Where the page after can be fetched; null on the last. */
  nextPageUrl?: string | null | undefined;
  /** The name of the field that holds the items. */
  key?: string | null | undefined;
}

/** How a webhook is called. */
export type WebhookMethod = 'GET' | 'POST' | 'get' | 'post' | (string & {});

/** Names a service. */
export interface ServiceScope {
  /** The service: `IS…`. */
  chatServiceSid: string;
}
