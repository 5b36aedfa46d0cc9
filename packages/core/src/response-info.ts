import type { WireResponse } from './wire.ts';

/** The HTTP answer behind a result. */
export interface ResponseInfo {
  readonly statusCode: number;
  readonly headers: Headers;
  readonly contentType: string | undefined;
  /** The vendor's id of the request: support asks for it first. */
  readonly requestId: string | undefined;
  /** How many requests the call took. */
  readonly attempts: number;
  /** The answer as a `Response`, its body not yet read. */
  readonly rawResponse: Response;
}

// Found by a registered symbol, so that a result of one copy of this package can be asked about in another.
const infoOf = /* @__PURE__ */ Symbol.for('@comms/response');

/**
 * Gives the HTTP answer behind a result of a call, or undefined for anything else.
 *
 * @example
 * import { responseOf } from '@comms/core';
 * import { Messages } from '@comms/messages';
 *
 * const message = await new Messages().fetchOneMessage('message_01h9krwprkeee8fzqspvwy6nq8');
 * console.log(responseOf(message)?.requestId);
 */
export function responseOf(result: unknown): ResponseInfo | undefined {
  const kept: { response: WireResponse; attempts: number } | undefined =
    result instanceof Object ? Reflect.get(result, infoOf) : undefined;
  if (!kept) return undefined;
  const { response, attempts } = kept;
  return {
    statusCode: response.status,
    headers: response.headers(),
    contentType: response.header('content-type') ?? undefined,
    requestId: requestIdOf(response),
    attempts,
    rawResponse: toResponse(response),
  };
}

/** Makes the answer known to `responseOf`, without changing what the result shows. */
export function rememberResponse(result: unknown, response: WireResponse, attempts: number): void {
  if (result instanceof Object) Object.defineProperty(result, infoOf, { value: { response, attempts } });
}

/** The vendor's id of a request. */
export function requestIdOf({ header }: WireResponse): string | undefined {
  return header('twilio-request-id') ?? header('x-request-id') ?? undefined;
}

/** An answer as a `Response` of its own, which can be read without taking it from others. */
export function toResponse({ status, text, headers }: WireResponse): Response {
  if (status < 200) return Response.error();
  return new Response([204, 205, 304].includes(status) ? null : text, { status, headers: headers() });
}
