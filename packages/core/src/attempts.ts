import { attempt } from './attempt.ts';
import { type ClientSettings, defined, type RequestOptions } from './client.ts';
import { adviceOnDialect, type Call, failureError, isSuccess, notSent, type Outcome } from './failure.ts';
import type { OperationFacts } from './operation.ts';
import { type PreparedRequest, prepare } from './request.ts';
import { backoffMs, fullBudget, type RetryOptions, retryAfterMs, takeRepeat } from './retry.ts';
import { sleep } from './sleep.ts';
import type { WireResponse } from './wire.ts';

/** A call's success. */
export interface Answer {
  readonly body: unknown;
  readonly response: WireResponse;
  readonly attempts: number;
}

/** Sends a request, and repeats it where a repeat can do no harm. */
export async function send(
  { options: given, authorizer, budget }: ClientSettings,
  operation: OperationFacts,
  fields: object,
  options: RequestOptions,
): Promise<Answer> {
  const { signal } = options;
  const request = prepareFor(operation, fields, options, given);
  const retry = { ...retryOptions(given.retry), ...retryOptions(options.retry) };
  const began = Date.now();
  const endsAt = began + (options.totalTimeoutMs ?? given.totalTimeoutMs ?? Number.POSITIVE_INFINITY);
  let wasRenewed = false;

  for (let attempts = 1; ; attempts++) {
    const call: Call = { operation, safety: request.safety, began, attempts };
    const timeoutMs = Math.min(options.timeoutMs ?? given.timeoutMs ?? 30_000, endsAt - Date.now());
    const outcome = await attempt(given, authorizer, operation, request, options, timeoutMs);
    const { response, authorization } = outcome;
    if (response && isSuccess(response) && !adviceOnDialect(response, operation)) {
      budget.tokens = Math.min(budget.tokens + 1, fullBudget);
      return { body: readBody(response, call), response, attempts };
    }
    const { isSpent } = Object(request.body);
    if (response?.status === 401 && !wasRenewed && !isSpent && authorization && authorizer.reject?.(authorization)) {
      wasRenewed = true;
      continue;
    }
    const delayMs = repeatAfterMs(outcome, call, retry);
    const isFinal =
      delayMs === undefined || isSpent || delayMs > (retry.maxRetryAfterMs ?? 60_000) || Date.now() + delayMs >= endsAt;
    if (isFinal || attempts > (retry.maxRetries ?? 2) || !takeRepeat(budget)) throw failureError(outcome, call);
    await sleep(delayMs, signal);
  }
}

function retryOptions(retry: RetryOptions | false | undefined): RetryOptions {
  return retry === false ? { maxRetries: 0 } : defined(retry);
}

/** Nothing was sent when this fails: whatever is wrong, it is in what the call was given. */
function prepareFor(operation: OperationFacts, ...given: Tail<Parameters<typeof prepare>>): PreparedRequest {
  try {
    return prepare(operation, ...given);
  } catch (cause) {
    throw notSent(operation, cause);
  }
}

type Tail<List extends unknown[]> = List extends [unknown, ...infer Rest] ? Rest : never;

/** How long to wait before a repeat; undefined where it could do harm, or would not help. */
function repeatAfterMs(
  { response, wasWritten }: Outcome,
  { safety, attempts, operation }: Call,
  retry: RetryOptions,
): number | undefined {
  const { status = 0, header } = response ?? {};
  const asked = retryAfterMs(header?.('retry-after'));
  if (status === 429 || (status === 503 && asked !== undefined)) return asked ?? backoffMs(attempts, retry);
  const mayHelp =
    !response || status === 408 || (status >= 500 && status !== 501 && !operation.api.finalStatuses?.includes(status));
  const isHarmless = safety !== 'unsafe' || (!response && !wasWritten);
  return mayHelp && isHarmless ? backoffMs(attempts, retry) : undefined;
}

function readBody(response: WireResponse, call: Call): unknown {
  const { text } = response;
  const { read } = call.operation;
  if (!text) return undefined;
  try {
    return read ? read(response) : JSON.parse(text);
  } catch (reason) {
    throw failureError({ response, reason }, call);
  }
}
