/** What has something happen, as webhooks tell it. */
export interface Cause {
  /** `API` for requests, else the channel that a message came by, such as `SMS`. */
  readonly source: string;
  /** Whether webhooks are called for it at all: those who ask by the API say so themselves. */
  readonly isTold: boolean;
}

/** What happens by itself: timers run off, messages arrive. */
export const byItself: Cause = { source: 'API', isTold: true };

/** A request: its webhooks are called when it asks for that. */
export function byRequest({ XTwilioWebhookEnabled: isTold = false }: ToldRequest): Cause {
  return { source: 'API', isTold };
}

/** What of a request says whether webhooks are called. */
export interface ToldRequest {
  readonly XTwilioWebhookEnabled?: boolean | undefined;
}
