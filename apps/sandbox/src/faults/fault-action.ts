/** What a fault does to a request. */
export type FaultAction =
  | ErrorAction
  | { readonly type: 'latency'; readonly ms: number }
  | { readonly type: 'slow_body'; readonly bytes_per_second: number }
  /** `reset_before` does no work; `reset_after_commit` does it, and keeps the answer back. */
  | { readonly type: 'reset_before' | 'reset_after_commit' | 'truncate' | 'malformed' };

/** Refuses with a status; `code` is the vendor's, `retry_after` the header, in seconds. */
export interface ErrorAction {
  readonly type: 'error';
  readonly status: number;
  readonly code?: number;
  readonly retry_after?: number;
}

/** Which requests a fault is for: all that is given must hold. */
export interface FaultMatch {
  /** An operation's id, or the part of it after the dot. */
  readonly operation?: string;
  /** An account SID. */
  readonly account?: string;
  /** The first request that is hit, counted among those that match. */
  readonly nth?: number;
  /** How many requests are hit. */
  readonly times?: number;
  /** How likely a matching request is hit. */
  readonly probability?: number;
}

/** A fault as it was asked for. */
export interface FaultRule {
  readonly match: FaultMatch;
  readonly action: FaultAction;
}
