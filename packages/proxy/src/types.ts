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

/** Names a service. */
export interface ServiceScope {
  /** The service: `KS…`. */
  serviceSid: string;
}

/** Names a session. */
export interface SessionScope extends ServiceScope {
  /** The session: `KC…`. */
  sessionSid: string;
}

/** Names a participant. */
export interface ParticipantScope extends SessionScope {
  /** The participant: `KP…`. */
  participantSid: string;
}
