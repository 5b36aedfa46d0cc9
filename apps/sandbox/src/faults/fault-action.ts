/** What a fault does. */
export type FaultAction = RequestAction | SendAction | WebhookAction;

/** What a fault does to a request. */
export type RequestAction =
  | ErrorAction
  | ({ readonly type: 'latency' } & Latency)
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

/** How late a request is: always the same, evenly spread, or most of them near the median and a few much later. */
export type Latency =
  | { readonly ms: number }
  | { readonly from: number; readonly to: number }
  | { readonly median: number; readonly sigma: number };

/** What a fault does to what is sent. */
export type SendAction =
  /** Decides how what goes to the address ends, and why. */
  | { readonly type: 'status'; readonly state: 'sent' | 'undelivered' | 'failed'; readonly code?: number }
  /** `stall` lets nothing of an operation go on, `fail` fails all of it, `partial_failure` so many of a hundred. */
  | {
      readonly type: 'operation';
      readonly effect: 'stall' | 'fail' | 'partial_failure';
      readonly percent?: number;
      readonly code?: number;
    };

/** What a fault does to a webhook, or to events on their way to a sink. */
export interface WebhookAction {
  readonly type: 'webhook';
  readonly effect: WebhookEffect;
  /** How long it is delayed, in the machine's time. */
  readonly ms?: number;
}

/**
 * `drop` calls nobody, and never will; `delay` calls later; `duplicate` calls twice; `reorder` lets those that come after it
 * go first; `bad_signature` signs with another secret; `timeout` calls, and takes the answer for none.
 */
export type WebhookEffect = (typeof webhookEffects)[number];

/** The effects on webhooks. */
export const webhookEffects = ['drop', 'delay', 'duplicate', 'reorder', 'bad_signature', 'timeout'] as const;

/** What a fault can be for. */
export type FaultStage = 'request' | 'send' | 'webhook';

/** What an action is for. */
export function stageOf({ type }: FaultAction): FaultStage {
  if (type === 'webhook') return 'webhook';
  return type === 'status' || type === 'operation' ? 'send' : 'request';
}

/** Which requests, sends or webhooks a fault is for: all that is given must hold. In texts, `*` stands for anything. */
export interface FaultMatch {
  /** An operation's id, or the part of it after the dot. */
  readonly operation?: string;
  /** An API family, such as `proxyV1`. */
  readonly family?: string;
  readonly method?: string;
  /** The path below the base URL of the API, such as `/Messages/*`. */
  readonly path?: string;
  /** An account SID. */
  readonly account?: string;
  /** An address that is sent to or from, or stands in the request or the webhook. */
  readonly address?: string;
  /** What a webhook tells, or the type of an event. */
  readonly event?: string;
  /** The address that a webhook goes to. */
  readonly url?: string;
  /** The first one that is hit, counted among those that match. */
  readonly nth?: number;
  /** How many are hit. */
  readonly times?: number;
  /** How likely a matching one is hit. */
  readonly probability?: number;
}

/** A fault as it was asked for. */
export interface FaultRule {
  readonly match: FaultMatch;
  readonly action: FaultAction;
}
