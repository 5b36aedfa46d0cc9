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
   * The longest pause.
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

/** The settings of `RetryOptions`, with their defaults. */
export type RetryRules = { readonly [Name in keyof RetryOptions]-?: number };

/** Completes the options; `false` is no repeat at all. */
export function retryRules(...options: readonly (RetryOptions | false | undefined)[]): RetryRules {
  const rules = { maxRetries: 2, baseDelayMs: 500, maxDelayMs: 8000, maxRetryAfterMs: 60_000 };
  for (const option of options) {
    if (option === false) rules.maxRetries = 0;
    else
      for (const [name, value] of Object.entries(option ?? {}))
        if (value !== undefined) Object.assign(rules, { [name]: value });
  }
  return rules;
}

/** The pause before a repeat: full jitter below a doubling limit. */
export function backoffMs(attempt: number, rules: RetryRules): number {
  return Math.random() * Math.min(rules.maxDelayMs, rules.baseDelayMs * 2 ** (attempt - 1));
}

/** What the server asks for in `Retry-After`, in milliseconds from now; undefined when it says nothing that can be read. */
export function retryAfterMs(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  if (/^\s*\d+(\.\d+)?\s*$/.test(header)) return Number(header) * 1000;
  // Only the full form of an HTTP date: `Date.parse` takes much else for a date.
  const at = /^\s*\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT\s*$/.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}

/** Limits what all calls of one client repeat together, so that an outage is not answered with a storm. */
export class RetryBudget {
  #tokens = 100;

  /** Takes the price of one repeat; false when the budget is spent. */
  take(): boolean {
    if (this.#tokens < 5) return false;
    this.#tokens -= 5;
    return true;
  }

  /** Gives a little back, after a success. */
  refund(): void {
    if (this.#tokens < 100) this.#tokens++;
  }
}
