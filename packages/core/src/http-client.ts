import ky from 'ky';
import { sendDirectly } from '#platform';
import type { Hooks } from './hooks.ts';
import { readResponse, type SendDirectly, toResponse, type WireRequest, type WireResponse } from './wire.ts';

/** A function with the signature of the platform's `fetch`. */
export type Fetcher = (request: Request) => Promise<Response>;

/** What a call may hand on to `fetch`, beside what the operation itself says. */
export type FetchOptions = Omit<RequestInit, 'method' | 'body' | 'headers' | 'signal' | 'redirect'>;

type HookLists = { [Name in keyof Hooks]: Hooks[Name][] };

/**
 * Sends requests and runs hooks around them. Give one to a client to see, change or replace its traffic.
 *
 * @example
 * import { createClient, HttpClient } from '@comms/core';
 *
 * const httpClient = new HttpClient({ fetcher: (request) => fetch(request) });
 * httpClient.addHook('beforeRequest', (request) => {
 *   request.headers.set('x-team', 'billing');
 * });
 * const client = createClient({ httpClient });
 */
export class HttpClient {
  readonly #fetcher: Fetcher | undefined;
  readonly #hooks: HookLists = { beforeRequest: [], response: [], requestError: [] };

  constructor(options: { readonly fetcher?: Fetcher | undefined } = {}) {
    this.#fetcher = options.fetcher;
  }

  /** Adds a hook; hooks of one name run in the order in which they were added. */
  addHook<Name extends keyof Hooks>(name: Name, hook: Hooks[Name]): this {
    this.#hooks[name].push(hook);
    return this;
  }

  /** Removes a hook that was added before. */
  removeHook<Name extends keyof Hooks>(name: Name, hook: Hooks[Name]): this {
    const at = this.#hooks[name].indexOf(hook);
    if (at >= 0) this.#hooks[name].splice(at, 1);
    return this;
  }

  /** Makes a client with the same fetcher and the same hooks, to which others can be added. */
  clone(): HttpClient {
    const copy = new HttpClient({ fetcher: this.#fetcher });
    for (const name of ['beforeRequest', 'response', 'requestError'] as const) {
      for (const hook of this.#hooks[name]) copy.addHook(name, hook);
    }
    return copy;
  }

  /** Sends one request, and reads its answer to the end. What goes wrong is thrown as it came. */
  async send(wire: WireRequest, fetchOptions?: FetchOptions): Promise<WireResponse> {
    const direct = this.#fetcher || fetchOptions ? undefined : sendDirectly;
    const isSeen = !direct || Object.values(this.#hooks).some((hooks) => hooks.length > 0);
    const { url, method, headers, body, signal } = wire;
    let failure: { readonly reason: unknown } | undefined;

    const exchange = async (built: Request): Promise<WireResponse> => {
      try {
        return isSeen ? await this.#exchange(built, wire, direct) : await direct(wire);
      } catch (reason) {
        failure = { reason };
        throw reason;
      }
    };
    try {
      // ky builds the request. Its own retries, time-outs and errors stay off: ours know what may be repeated.
      // A request that no hook and no `fetch` will see can stay empty, which is cheaper.
      const response = await ky(url, {
        ...(isSeen && { ...fetchOptions, headers, signal, redirect: 'manual', ...(body !== undefined && { body }) }),
        method,
        retry: 0,
        timeout: false,
        throwHttpErrors: false,
        fetch: exchange as never,
      });
      // ky gives back untouched what `fetch` gave: here an answer that has been read.
      return response as never;
    } catch (error) {
      // ky's own error holds the request, and so the credentials.
      throw failure ? failure.reason : error;
    }
  }

  async #exchange(built: Request, wire: WireRequest, direct: SendDirectly | undefined): Promise<WireResponse> {
    let request = built;
    for (const hook of this.#hooks.beforeRequest) request = (await hook(request)) || request;
    try {
      const response = direct
        ? await direct({
            url: request.url,
            method: request.method,
            headers: Object.fromEntries(request.headers),
            body: request === built ? wire.body : request.body ? await request.text() : undefined,
            signal: wire.signal,
          })
        : await readResponse(await (this.#fetcher ?? globalThis.fetch)(request));
      for (const hook of this.#hooks.response) await hook(toResponse(response), request);
      return response;
    } catch (error) {
      for (const hook of this.#hooks.requestError) await hook(error, request);
      throw error;
    }
  }
}
