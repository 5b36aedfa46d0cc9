import type { ClientSettings, RequestOptions } from './client.ts';
import { ConfigurationError } from './errors.ts';
import { type Call, failureError, isRefusedBeforeSending, type Outcome } from './failure.ts';
import type { OperationFacts } from './operation.ts';
import { type PreparedRequest, prepare } from './request.ts';
import { backoffMs, fullBudget, type RetryOptions, retryAfterMs, takeRepeat } from './retry.ts';
import { sleep } from './sleep.ts';
import { plainTransport } from './transport.ts';
import type { HookFailure, WireResponse } from './wire.ts';

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
  let rejected: string | undefined;

  for (let attempts = 1; ; attempts++) {
    const call: Call = { operation, safety: request.safety, began, attempts };
    const timeoutMs = Math.min(options.timeoutMs ?? given.timeoutMs ?? 30_000, endsAt - Date.now());
    const outcome = await attempt(given, authorizer, operation, request, options, timeoutMs);
    const { response, authorization = '' } = outcome;
    if (response && response.status >= 200 && response.status < 300) {
      budget.tokens = Math.min(budget.tokens + 1, fullBudget);
      return { body: readBody(response, call), response, attempts };
    }
    if (response?.status === 401 && !rejected && authorizer.reject?.(authorization)) {
      rejected = authorization;
      continue;
    }
    const delayMs = repeatAfterMs(outcome, call, retry);
    const isTooLong =
      delayMs === undefined || delayMs > (retry.maxRetryAfterMs ?? 60_000) || Date.now() + delayMs >= endsAt;
    if (isTooLong || attempts > (retry.maxRetries ?? 2) || !takeRepeat(budget)) throw failureError(outcome, call);
    await sleep(delayMs, signal);
  }
}

function retryOptions(retry: RetryOptions | false | undefined): RetryOptions | undefined {
  return retry === false ? { maxRetries: 0 } : retry;
}

/** Nothing was sent when this fails: whatever is wrong, it is in what the call was given. */
function prepareFor(operation: OperationFacts, ...given: Tail<Parameters<typeof prepare>>): PreparedRequest {
  try {
    return prepare(operation, ...given);
  } catch (cause) {
    const { message }: { message?: unknown } = Object(cause);
    throw new ConfigurationError(`${operation.id}: ${message}`, { operation: operation.id, cause });
  }
}

type Tail<List extends unknown[]> = List extends [unknown, ...infer Rest] ? Rest : never;

/** Makes one attempt. Only the caller's abort is thrown; all else is an outcome. */
async function attempt(
  { httpClient }: ClientSettings['options'],
  authorizer: ClientSettings['authorizer'],
  { method }: OperationFacts,
  request: PreparedRequest,
  { signal, fetchOptions }: RequestOptions,
  timeoutMs: number,
): Promise<Outcome> {
  signal?.throwIfAborted();
  // The transport gets a signal of this attempt alone, so that nothing it attaches stays on the caller's.
  const controller = new AbortController();
  const abort = (): void => controller.abort(signal?.reason);
  signal?.addEventListener('abort', abort);
  let isTimeout = false;
  const timer = setTimeout(
    () => {
      isTimeout = true;
      abort();
    },
    Math.min(timeoutMs, 2 ** 31 - 1),
  );
  let authorization = '';
  let wasWritten = false;
  try {
    authorization = await authorizer.header(controller.signal);
    let { url } = request;
    for (let redirects = 0; ; redirects++) {
      wasWritten = true;
      const wire = {
        ...request,
        url,
        method,
        headers: { authorization, ...request.headers },
        signal: controller.signal,
      };
      const response = await (httpClient ? httpClient.send(wire, fetchOptions) : plainTransport(wire, fetchOptions));
      const next = method === 'GET' && redirects < 3 && redirectOf(url, response);
      if (!next) return { response, authorization };
      url = next;
    }
  } catch (reason) {
    signal?.throwIfAborted();
    if (isHookFailure(reason)) throw reason.hookError;
    return { reason, isTimeout, timeoutMs, wasWritten: wasWritten && !isRefusedBeforeSending(reason) };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
  }
}

function isHookFailure(reason: unknown): reason is HookFailure {
  return 'hookError' in Object(reason);
}

/** Where a redirect leads, if it stays with the server that the credentials are for. */
function redirectOf(from: string, { status, header }: WireResponse): string | undefined {
  const location = status > 300 && status < 400 && header('location');
  const to = location ? URL.parse(location, from) : undefined;
  return to?.origin === new URL(from).origin ? to.href : undefined;
}

/** How long to wait before a repeat; undefined where it could do harm, or would not help. */
function repeatAfterMs(
  { response, wasWritten }: Outcome,
  { safety, attempts }: Call,
  retry: RetryOptions,
): number | undefined {
  const { status = 0, header } = response ?? {};
  const asked = retryAfterMs(header?.('retry-after'));
  if (status === 429 || (status === 503 && asked !== undefined)) return asked ?? backoffMs(attempts, retry);
  const mayHelp = !response || status === 408 || (status >= 500 && status !== 501);
  const isHarmless = safety !== 'unsafe' || (!response && !wasWritten);
  return mayHelp && isHarmless ? backoffMs(attempts, retry) : undefined;
}

function readBody(response: WireResponse, call: Call): unknown {
  const { text, header } = response;
  if (!text) return undefined;
  if (!/json/i.test(header('content-type') ?? 'json')) return text;
  try {
    return JSON.parse(text);
  } catch (reason) {
    throw failureError({ response, reason }, call);
  }
}
