import { loadKy, sendDirectly, uploadInit } from '#platform';
import { readResponse, type WireRequest, type WireResponse } from './wire.ts';

/** What a call may hand on to `fetch`, beside what the operation itself says. */
export type FetchOptions = Omit<RequestInit, 'method' | 'body' | 'headers' | 'signal' | 'redirect'>;

/** Sends one request and reads its answer to the end. What goes wrong is thrown as it came. */
export type Transport = (wire: WireRequest, fetchOptions?: FetchOptions) => Promise<WireResponse>;

/** The transport of a client without an `HttpClient` of its own. */
export const plainTransport: Transport = async (wire, fetchOptions) => {
  const direct = fetchOptions ? undefined : sendDirectly;
  if (direct) return await direct(wire);
  return await throughKy(wire.url, await requestInit(wire, fetchOptions), async (request) =>
    readResponse(await fetch(request)),
  );
};

/** What `fetch` is given for a request. */
export async function requestInit(
  { method, headers, body, signal }: WireRequest,
  fetchOptions?: FetchOptions,
): Promise<RequestInit> {
  return {
    ...fetchOptions,
    method,
    headers,
    signal: signal(),
    redirect: 'manual',
    ...(typeof body === 'object' ? await uploadInit(body) : body !== undefined && { body }),
  };
}

/**
 * Lets ky build the request, and `exchange` send it. Ky's own retries, time-outs and errors stay off: ours know what may
 * be repeated, and its errors hold the request, and so the credentials.
 */
export async function throughKy(
  url: string,
  init: RequestInit,
  exchange: (request: Request) => Promise<WireResponse>,
): Promise<WireResponse> {
  let failure: { readonly reason: unknown } | undefined;
  const ky = await loadKy();
  const answer = await ky(url, {
    ...init,
    retry: 0,
    timeout: false,
    throwHttpErrors: false,
    // What is no `Response` goes through ky untouched, as ours does: its body has been read.
    fetch: (async (request: Request) => {
      try {
        return await exchange(request);
      } catch (reason) {
        failure = { reason };
        return failure;
      }
      // Its type would have to be that of `fetch`.
    }) as never,
  });
  if (failure) throw failure.reason;
  // The type of what `fetch` gave is lost on the way through ky.
  return answer as never;
}
