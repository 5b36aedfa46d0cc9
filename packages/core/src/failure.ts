import { readErrorBody } from './error-body.ts';
import {
  ApiError,
  type CommsError,
  ConfigurationError,
  ConflictError,
  NetworkError,
  OutcomeUnknownError,
  TimeoutError,
} from './errors.ts';
import type { OperationFacts, Safety } from './operation.ts';
import { requestIdOf } from './response-info.ts';
import { retryAfterMs } from './retry.ts';
import type { WireResponse } from './wire.ts';

/** What is known of a call while it runs. */
export interface Call {
  readonly operation: OperationFacts;
  readonly safety: Safety;
  /** When it began, in milliseconds since the epoch. */
  readonly began: number;
  readonly attempts: number;
}

/** How an attempt ended: with an answer, or with the reason why there is none. */
export interface Outcome {
  readonly response?: WireResponse;
  readonly authorization?: string;
  readonly reason?: unknown;
  readonly isTimeout?: boolean;
  readonly timeoutMs?: number;
  /** Whether the request may have reached the server. */
  readonly wasWritten?: boolean;
}

/** Whether an answer says that the call was carried out. */
export function isSuccess({ status }: WireResponse): boolean {
  return status >= 200 && status < 300;
}

/** What to say of an answer in the family's other dialect, whose fields have other names; nothing of any other answer. */
export function adviceOnDialect({ text }: WireResponse, { api: { otherDialect } }: OperationFacts): string {
  return otherDialect?.sign.test(text) ? ` ${otherDialect.advice}` : '';
}

/** The error for a call that failed for good. */
export function failureError(outcome: Outcome, call: Call): CommsError {
  const { response, reason, isTimeout, timeoutMs, wasWritten } = outcome;
  const { operation, safety, began, attempts } = call;
  const { id, findWith } = operation;
  const facts = { operation: id, attempts };
  // With an answer there is a reason only where its body could not be read.
  const refusal = response && !reason ? apiError(response, call) : undefined;
  const isLost = refusal ? refusal.effect === 'unknown' : wasWritten || response;
  const what = response
    ? `${response.status}${refusal ? '' : ' with a body that is no JSON'}`
    : isTimeout
      ? `no answer within ${timeoutMs} ms`
      : `the connection failed${codeOf(reason)}`;

  if (isLost && safety === 'unsafe') {
    const since = new Date(began);
    return new OutcomeUnknownError(
      `${id}: ${what}. It may have been carried out, and was not repeated: first look with ${findWith} since ${since.toISOString()}.`,
      {
        ...facts,
        effect: response && !refusal ? 'applied' : 'unknown',
        status: response?.status,
        requestId: response && requestIdOf(response),
        searchFor: { operation: findWith, since },
        cause: refusal ?? reason,
      },
    );
  }
  return (
    refusal ??
    new (isTimeout ? TimeoutError : NetworkError)(`${id}: ${what}. Try again.`, {
      ...facts,
      effect: isLost && operation.method !== 'GET' ? 'unknown' : 'none',
      cause: reason,
    })
  );
}

/** The error for a call that was never sent: whatever is wrong, it is in what the call was given. */
export function notSent({ id }: OperationFacts, reason: unknown): ConfigurationError {
  const { message, cause = reason }: { message?: unknown; cause?: unknown } = Object(reason);
  return new ConfigurationError(`${id}: ${message}`, { operation: id, cause });
}

function apiError(response: WireResponse, { operation, attempts }: Call): ApiError {
  const { status, text, header } = response;
  const { id, method } = operation;
  const isDone = isSuccess(response);
  const { message, code, ...problem } = readErrorBody(text);
  const waitMs = retryAfterMs(header('retry-after'));
  const retryAt = waitMs === undefined ? undefined : new Date(Date.now() + waitMs);
  const isRejected = status === 429 || (status === 503 && retryAt);
  const reason = isDone ? 'done' : status < 400 ? 'a redirect, not followed' : (message ?? 'no reason given');
  const advice = retryAt
    ? ` Try again after ${retryAt.toISOString()}.`
    : status === 401
      ? ' Check the credentials.'
      : adviceOnDialect(response, operation);
  const conflictingResourceId = header('x-conflicting-resource-id') ?? undefined;
  return new (conflictingResourceId ? ConflictError : ApiError)(
    `${id}: ${status}, ${reason}${code === undefined ? '' : ` (${code})`}.${advice}`,
    {
      ...problem,
      code,
      operation: id,
      attempts,
      // What sends elsewhere has done nothing, but for 303: that one leads to the result.
      effect:
        method === 'GET' || isRejected || status === 501 || (status < 500 && status !== 303 && !isDone)
          ? 'none'
          : isDone
            ? 'applied'
            : 'unknown',
      status,
      requestId: requestIdOf(response),
      retryAt,
      ...(conflictingResourceId && { conflictingResourceId }),
    },
  );
}

/** The platforms' words for a connection that was never made. */
const refusals =
  /E(CONNREFUSED|HOSTUNREACH|NETUNREACH|AI_AGAIN)|ENOTFOUND|CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket|\(Connect\)/;

/** Says whether a request failed before any of it can have reached a server. */
export function isRefusedBeforeSending(reason: unknown): boolean {
  return causes(reason).some(({ code, message }) => refusals.test(`${code} ${message}`));
}

function codeOf(reason: unknown): string {
  const found = causes(reason).find(({ code }) => code);
  return found ? ` (${found.code})` : '';
}

/** An error and what caused it, as far as that goes. */
function causes(reason: unknown, depth = 0): { code?: unknown; message?: unknown }[] {
  const { cause } = Object(reason);
  return [Object(reason), ...(cause && depth < 5 ? causes(cause, depth + 1) : [])];
}
