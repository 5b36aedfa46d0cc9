/** The channels on which people can be reached. */
export type CommunicationChannel =
  | 'email'
  | 'tel'
  | 'whatsapp'
  | 'rcs'
  | 'fbm'
  | 'gbm'
  | 'chat'
  | 'apn'
  | 'fcm'
  | (string & {});

/** An address on a channel. */
export interface CommunicationAddress {
  /**
   * The address, in the form that its channel has: E.164 for `tel`.
   *
   * @minLength 1
   * @maxLength 512
   * @example "+12065550100"
   */
  address: string;
  channel: CommunicationChannel;
}

/** A sender or recipient, as a resource shows it. */
export interface Addressee {
  address?: string | null | undefined;
  channel?: CommunicationChannel | null | undefined;
  contactId?: string | null | undefined;
  agentId?: string | null | undefined;
}

/**
 * Custom pairs of texts on a resource: at most 10, keys and values of at most 128 characters.
 *
 * @maxProperties 10
 * @propertyNames {"maxLength":128}
 */
export interface Tags {
  /** @maxLength 128 */
  [key: string]: string;
}

/** The values of a template's variables, by their names. */
export interface Variables {
  [name: string]: string;
}

/** A resource that another one points to. */
export interface RelatedResource {
  id?: string | null | undefined;
  /** What kind of resource it is. */
  name?: string | null | undefined;
  uri?: string | null | undefined;
}

/** Where a page stands in its list. */
export interface Pagination {
  page?: number | null | undefined;
  /** The token of the page before. */
  prev?: string | null | undefined;
  /** The token of the page after; absent, null or empty on the last page. */
  next?: string | null | undefined;
  /** The token of this page. */
  self?: string | null | undefined;
}

/** How many items are in one state. */
export interface DeliveryCount {
  count?: number | null | undefined;
}

/** How many items are in each state. Each item is counted once, in the state that it reached last. */
export interface DeliveryStatus {
  totalCount?: number | null | undefined;
  queued?: DeliveryCount | null | undefined;
  sent?: DeliveryCount | null | undefined;
  delivered?: DeliveryCount | null | undefined;
  read?: DeliveryCount | null | undefined;
  opened?: DeliveryCount | null | undefined;
  undelivered?: DeliveryCount | null | undefined;
  failed?: DeliveryCount | null | undefined;
}

/** Where long-running work stands. */
export type OperationStatus = 'processing' | 'completed' | 'canceled' | 'failed' | (string & {});

/** Long-running work that the API has taken on. */
export interface OperationState {
  id?: string | undefined;
  status?: OperationStatus | null | undefined;
  delivery?: DeliveryStatus | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
}

/** The paging parameters that every list takes. */
export interface PageRequest {
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

/** Who made a media file: one of the three is given. */
export interface MediaAuthor {
  contactId?: string | null | undefined;
  agentId?: string | null | undefined;
  address?: string | null | undefined;
  channel?: CommunicationChannel | null | undefined;
}

/** Where the bytes of a media file can be got, for a while. */
export interface ContentReference {
  temporaryUrl?: string | null | undefined;
  expiresAt?: Date | null | undefined;
}

/** A media file. */
export interface Media {
  id?: string | undefined;
  fileName?: string | null | undefined;
  /** Its size in bytes. */
  fileSize?: number | null | undefined;
  mimeType?: string | null | undefined;
  uploadStatus?: 'pending' | 'completed' | 'failed' | (string & {}) | null | undefined;
  contentReference?: ContentReference | null | undefined;
  tags?: Tags | null | undefined;
  createdBy?: MediaAuthor | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
  deletedAt?: Date | null | undefined;
}
