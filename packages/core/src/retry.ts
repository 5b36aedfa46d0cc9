/** How failed requests are repeated. What may be repeated at all follows from the operation, not from here. */
export interface RetryOptions {
  /**
   * How many times one call is repeated at most.
   *
   * @default 2
   */
  readonly maxRetries?: number | undefined;
  /**
   * The longest first pause; it doubles with each repeat, and the real pause is drawn between 0 and it.
   *
   * @default 500
   */
  readonly baseDelayMs?: number | undefined;
  /**
   * The longest pause that is not the server's wish.
   *
   * @default 8000
   */
  readonly maxDelayMs?: number | undefined;
  /**
   * The longest `Retry-After` that is waited for; over it, the call fails and says until when.
   *
   * @default 60000
   */
  readonly maxRetryAfterMs?: number | undefined;
}

/** What all calls of one client may still repeat together, so that an outage is not answered with a storm. */
export interface RetryBudget {
  tokens: number;
}

/** A full budget: 20 repeats, and another one for every five calls that succeed. */
export const fullBudget = 100;
const repeatPrice = 5;

/** Takes the price of a repeat; false when the budget is spent. */
export function takeRepeat(budget: RetryBudget): boolean {
  if (budget.tokens < repeatPrice) return false;
  budget.tokens -= repeatPrice;
  return true;
}

/** The pause before a repeat: full jitter below a limit that doubles. */
export function backoffMs(attempts: number, { baseDelayMs = 500, maxDelayMs = 8000 }: RetryOptions): number {
  return Math.random() * Math.min(maxDelayMs, baseDelayMs * 2 ** (attempts - 1));
}

/** What the server asks for in `Retry-After`, in milliseconds from now; undefined where that cannot be read. */
export function retryAfterMs(header: string | null | undefined): number | undefined {
  if (/^\d{1,9}$/.test(header ?? '')) return Number(header) * 1000;
  // Only the full form of an HTTP date: `Date.parse` takes much else for a date.
  const at = /^\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT$/.test(header ?? '') && Date.parse(header ?? '');
  return at ? at - Date.now() : undefined;
}
