import type { ClientSettings, RequestOptions } from './client.ts';
import { ConfigurationError } from './errors.ts';
import { isRefusedBeforeSending, notSent, type Outcome } from './failure.ts';
import type { OperationFacts } from './operation.ts';
import type { PreparedRequest } from './request.ts';
import { plainTransport } from './transport.ts';
import type { HookFailure, WireResponse } from './wire.ts';

/** Makes one attempt. Only the caller's abort, and what the caller's own code throws, is thrown; all else is an outcome. */
export async function attempt(
  { httpClient }: ClientSettings['options'],
  authorizer: ClientSettings['authorizer'],
  operation: OperationFacts,
  request: PreparedRequest,
  { signal, fetchOptions }: RequestOptions,
  timeoutMs: number,
): Promise<Outcome> {
  signal?.throwIfAborted();
  const { method } = operation;
  let isEnded = false;
  // The transport gets a signal of this attempt alone, so that nothing it attaches stays on the caller's.
  let controller: AbortController | undefined;
  let cancel = (): void => {};
  let giveUp = (): void => {};
  const end = (): void => {
    isEnded = true;
    cancel();
    controller?.abort(signal?.reason);
    giveUp();
  };
  signal?.addEventListener('abort', end);
  let isTimeout = false;
  const timer = setTimeout(
    () => {
      isTimeout = true;
      end();
    },
    Math.min(timeoutMs, 2 ** 31 - 1),
  );
  let authorization = '';
  let wasWritten = false;
  const exchange = async (): Promise<WireResponse> => {
    const headers = { ...request.headers };
    if (headers['authorization'] === '') headers['authorization'] = authorization = await authorizer.header();
    const wire = {
      url: request.url,
      method,
      headers,
      body: request.body,
      onEnd: (then: () => void) => {
        cancel = then;
      },
      signal: () => {
        controller ??= new AbortController();
        return controller.signal;
      },
    };
    for (let redirects = 0; ; redirects++) {
      // What took so long that nobody waits any more must not be sent.
      if (isEnded) throw signal?.reason;
      wasWritten = true;
      const response = await (httpClient ? httpClient.send(wire, fetchOptions) : plainTransport(wire, fetchOptions));
      const next = method === 'GET' && redirects < 3 && redirectOf(wire.url, response);
      if (!next) return response;
      wire.url = next;
    }
  };
  try {
    const response = await new Promise<WireResponse>((resolve, reject) => {
      // Ends the attempt also where a `fetch` or a token source does not heed the signal.
      giveUp = () => reject(signal?.reason);
      exchange().then(resolve, reject);
    });
    return { response, authorization };
  } catch (reason) {
    signal?.throwIfAborted();
    if (isHookFailure(reason)) throw reason.hookError;
    const { failure } = Object(request.body);
    if (failure) throw notSent(operation, failure);
    if (!wasWritten && ConfigurationError.isInstance(reason)) throw notSent(operation, reason);
    return { reason, isTimeout, timeoutMs, wasWritten: wasWritten && !isRefusedBeforeSending(reason) };
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
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
