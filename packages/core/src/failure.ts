import { readErrorBody } from './error-body.ts';
import { ApiError, type CommsError, NetworkError, OutcomeUnknownError, TimeoutError } from './errors.ts';
import type { OperationFacts, Safety } from './operation.ts';
import { requestIdOf } from './response-info.ts';
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
export interface Failure {
  readonly response?: WireResponse;
  readonly reason?: unknown;
  readonly isTimeout?: boolean;
  readonly timeoutMs?: number;
  /** Whether the request may have reached the server. */
  readonly wasWritten?: boolean;
  readonly authorization?: string;
}

/** The error for a call that failed for good. */
export function failureError(failure: Failure, call: Call, delayMs?: number): CommsError {
  const { response, reason, isTimeout, timeoutMs, wasWritten } = failure;
  const { operation, safety, began, attempts } = call;
  const status = response?.status ?? 0;
  const isBroken = status >= 200 && status < 300;
  const isLost = safety === 'unsafe' && (response ? isBroken || mayHaveWorked(status, delayMs) : wasWritten);
  const facts = { operation: operation.id, attempts };
  const what = response
    ? isBroken
      ? `${status}, but the body is not the JSON that it says to be`
      : ''
    : isTimeout
      ? `no answer within ${Math.round(timeoutMs ?? 0)} ms`
      : `no answer, since the connection failed${codeOf(reason)}`;

  const refusal = response && !isBroken ? apiError(response, call, delayMs) : undefined;
  if (isLost) {
    const since = new Date(began);
    return new OutcomeUnknownError(
      `${operation.id}: ${what || `${status}`}. The request was not repeated, since it may have been carried out. ` +
        `Look with ${operation.findWith ?? 'a list or fetch'} for what was made since ${since.toISOString()} before you send it again.`,
      {
        ...facts,
        effect: isBroken ? 'applied' : 'unknown',
        status: response?.status,
        requestId: response && requestIdOf(response),
        searchFor: { operation: operation.findWith, since },
        cause: refusal ?? reason,
      },
    );
  }
  if (refusal) return refusal;
  const effect = wasWritten && operation.method !== 'GET' ? 'unknown' : 'none';
  const Kind = isTimeout ? TimeoutError : NetworkError;
  const advice = isTimeout
    ? 'Try again, or give it more time with timeoutMs.'
    : 'Check the network and the server URL, and try again.';
  return new Kind(`${operation.id}: ${what}. ${advice}`, { ...facts, effect, cause: reason });
}

function apiError(response: WireResponse, { operation, attempts }: Call, delayMs: number | undefined): ApiError {
  const { status } = response;
  const isRedirect = status < 400;
  const body = isRedirect
    ? { message: 'a redirect, which is not followed here', errors: [] }
    : readErrorBody(response.text);
  const retryAt = status === 429 || status === 503 ? delayMs !== undefined && new Date(Date.now() + delayMs) : false;
  const { code, message, moreInfo, field, errors } = {
    code: undefined,
    moreInfo: undefined,
    field: undefined,
    ...body,
  };
  const more = errors.length > 1 ? ` And ${errors.length - 1} more, in \`errors\`.` : '';
  const advice = retryAt ? ` Try again after ${retryAt.toISOString()}.` : (adviceFor[status] ?? '');
  const text = [status, field && !message?.includes(field) && field, message || 'no reason given']
    .filter(Boolean)
    .join(', ');
  return new ApiError(
    `${operation.id}: ${text.replace(/\.$/, '')}${code === undefined ? '' : ` (${code})`}.${more}${advice}`,
    {
      operation: operation.id,
      attempts,
      effect: operation.method === 'GET' || (status >= 400 && status < 500) || retryAt ? 'none' : 'unknown',
      status,
      code,
      moreInfo,
      errors,
      requestId: requestIdOf(response),
      retryAt: retryAt || undefined,
    },
  );
}

const adviceFor: Readonly<Record<number, string>> = {
  401: ' Check the account SID and auth token, or the API key and its secret.',
  404: ' Check the identifier, and the account that the credentials are for.',
};

/** Whether a refusal leaves it open what was done: the server failed, or what stands before it did. */
function mayHaveWorked(status: number, delayMs: number | undefined): boolean {
  return status >= 500 ? status !== 501 && delayMs === undefined : status > 0 && status < 400;
}

/** The platforms' words for a connection that was never made. */
const refusals =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket|dns error|tcp connect error|CERT_|SELF_SIGNED/;

/** Says whether a request failed before any of it can have reached a server. */
export function isRefusedBeforeSending(reason: unknown): boolean {
  for (let error = reason, depth = 0; error instanceof Error && depth < 5; error = error.cause, depth++) {
    if (Reflect.get(error, 'syscall') === 'connect' || refusals.test(`${Reflect.get(error, 'code')} ${error.message}`))
      return true;
  }
  return false;
}

function codeOf(reason: unknown): string {
  for (let error = reason, depth = 0; error instanceof Error && depth < 5; error = error.cause, depth++) {
    const code: unknown = Reflect.get(error, 'code');
    if (typeof code === 'string') return ` (${code})`;
  }
  return '';
}
