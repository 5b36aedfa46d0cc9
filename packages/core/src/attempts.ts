import type { ClientSettings, RequestOptions } from './client.ts';
import { ConfigurationError } from './errors.ts';
import { type Call, type Failure, failureError, isRefusedBeforeSending } from './failure.ts';
import type { OperationFacts } from './operation.ts';
import { type PreparedRequest, prepare } from './request.ts';
import { backoffMs, type RetryRules, retryAfterMs, retryRules } from './retry.ts';
import { sleep } from './wait-for.ts';
import type { WireResponse } from './wire.ts';

/** A call's success. */
export interface Answer {
  readonly body: unknown;
  readonly response: WireResponse;
  readonly attempts: number;
}

const defaultTimeoutMs = 30_000;
const maxRedirects = 3;

/** Sends a request, and repeats it where a repeat does no harm: see the table in the decision record on retries. */
export async function send(
  client: ClientSettings,
  operation: OperationFacts,
  fields: object,
  options: RequestOptions,
  page: string | undefined,
): Promise<Answer> {
  const request = prepareFor(client, operation, fields, options, page);
  const rules = retryRules(client.options.retry, options.retry);
  const began = Date.now();
  const endsAt = began + (options.totalTimeoutMs ?? client.options.totalTimeoutMs ?? Number.POSITIVE_INFINITY);
  let wasRenewed = false;

  for (let attempts = 1; ; attempts++) {
    const call: Call = { operation, safety: request.safety, began, attempts };
    const outcome = await attempt(client, operation, request, options, endsAt);
    if (outcome.response && outcome.response.status >= 200 && outcome.response.status < 300) {
      client.budget.refund();
      return { body: readBody(outcome.response, call), response: outcome.response, attempts };
    }
    if (outcome.response?.status === 401 && !wasRenewed && client.authorizer.reject(outcome.authorization ?? '')) {
      wasRenewed = true;
      continue;
    }
    const delayMs = repeatAfterMs(outcome, call, rules);
    const isLate = delayMs !== undefined && Date.now() + delayMs >= endsAt;
    if (
      delayMs === undefined ||
      isLate ||
      delayMs > rules.maxRetryAfterMs ||
      attempts > rules.maxRetries ||
      !client.budget.take()
    ) {
      throw failureError(outcome, call, delayMs);
    }
    await sleep(delayMs, options.signal);
  }
}

function prepareFor(
  ...call: [ClientSettings, OperationFacts, object, RequestOptions, string | undefined]
): PreparedRequest {
  const [client, operation, fields, options, page] = call;
  try {
    return prepare(operation, fields, options, client, page);
  } catch (error) {
    if (!ConfigurationError.isInstance(error)) throw error;
    throw new ConfigurationError(`${operation.id}: ${error.message}`, { operation: operation.id });
  }
}

/** Makes one attempt; only the caller's abort is thrown. */
async function attempt(
  client: ClientSettings,
  { method }: OperationFacts,
  request: PreparedRequest,
  options: RequestOptions,
  endsAt: number,
): Promise<Failure> {
  const { signal } = options;
  signal?.throwIfAborted();
  const timeoutMs = Math.min(options.timeoutMs ?? client.options.timeoutMs ?? defaultTimeoutMs, endsAt - Date.now());
  // The transport gets a signal of this attempt alone, so that nothing it attaches stays on the caller's.
  const controller = new AbortController();
  const onAbort = (): void => controller.abort(signal?.reason);
  signal?.addEventListener('abort', onAbort);
  let isTimeout = false;
  const timer = Number.isFinite(timeoutMs)
    ? setTimeout(() => controller.abort((isTimeout = true)), timeoutMs)
    : undefined;
  let authorization = '';
  let wasWritten = false;
  try {
    const given = client.authorizer.header(controller.signal);
    authorization = typeof given === 'string' ? given : await given;
    let { url } = request;
    for (let redirects = 0; ; redirects++) {
      wasWritten = true;
      const response = await client.httpClient.send(
        { url, method, headers: { authorization, ...request.headers }, body: request.body, signal: controller.signal },
        options.fetchOptions,
      );
      const next = method === 'GET' && redirects < maxRedirects ? sameOrigin(url, response) : undefined;
      if (!next) return { response, authorization, timeoutMs };
      url = next;
    }
  } catch (reason) {
    signal?.throwIfAborted();
    return { reason, isTimeout, timeoutMs, authorization, wasWritten: wasWritten && !isRefusedBeforeSending(reason) };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }
}

/** Where a redirect leads, if it stays with the server that the credentials are for. */
function sameOrigin(from: string, { status, header }: WireResponse): string | undefined {
  const location = header('location');
  if (status < 300 || status > 399 || location === undefined) return undefined;
  const to = URL.parse(location, from);
  return to?.origin === new URL(from).origin ? to.href : undefined;
}

/** How long to wait before a repeat; undefined where a repeat could do harm, or would not help. */
function repeatAfterMs(
  { response, wasWritten }: Failure,
  { safety, attempts }: Call,
  rules: RetryRules,
): number | undefined {
  const asked = retryAfterMs(response?.header('retry-after'));
  const status = response?.status ?? 0;
  if (status === 429 || (status === 503 && asked !== undefined)) return asked ?? backoffMs(attempts, rules);
  const mayHelp = !response || status === 408 || (status >= 500 && status !== 501);
  const isHarmless = safety !== 'unsafe' || (!response && !wasWritten);
  return mayHelp && isHarmless ? backoffMs(attempts, rules) : undefined;
}

function readBody(response: WireResponse, call: Call): unknown {
  const { text } = response;
  if (text.trim() === '') return undefined;
  if (!/json/i.test(response.header('content-type') ?? 'json')) return text;
  try {
    return JSON.parse(text);
  } catch (reason) {
    throw failureError({ response, reason }, call);
  }
}
