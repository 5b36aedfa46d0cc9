import { toResponse, type WireResponse } from './wire.ts';

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
  return result instanceof Object ? Reflect.get(result, infoOf) : undefined;
}

/** Makes the answer known to `responseOf`, without changing what the result shows. */
export function rememberResponse(result: unknown, info: ResponseInfo): void {
  if (result instanceof Object) Object.defineProperty(result, infoOf, { value: info });
}

/** The vendor's id of a request. */
export function requestIdOf(response: WireResponse): string | undefined {
  return response.header('twilio-request-id') ?? response.header('x-request-id');
}

/** Describes an answer; what costs is made when asked for. */
export function describeResponse(response: WireResponse, attempts: number): ResponseInfo {
  return {
    statusCode: response.status,
    get headers() {
      return response.headers();
    },
    get contentType() {
      return response.header('content-type');
    },
    get requestId() {
      return requestIdOf(response);
    },
    attempts,
    get rawResponse() {
      return toResponse(response);
    },
  };
}
