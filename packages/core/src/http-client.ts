import { sendDirectly } from '#platform';
import type { Hooks } from './hooks.ts';
import type { SendDirectly } from './platform.ts';
import { toResponse } from './response-info.ts';
import { type FetchOptions, requestInit, throughKy } from './transport.ts';
import { type HookFailure, readResponse, type WireRequest, type WireResponse } from './wire.ts';

/** A function with the signature of the platform's `fetch`. */
export type Fetcher = (request: Request) => Promise<Response>;

type HookLists = { readonly [Name in keyof Hooks]: Hooks[Name][] };

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
    for (const hook of this.#hooks.beforeRequest) copy.addHook('beforeRequest', hook);
    for (const hook of this.#hooks.response) copy.addHook('response', hook);
    for (const hook of this.#hooks.requestError) copy.addHook('requestError', hook);
    return copy;
  }

  /** Sends one request with the hooks around it, and reads its answer to the end. What goes wrong is thrown as it came. */
  async send(wire: WireRequest, fetchOptions?: FetchOptions): Promise<WireResponse> {
    const { url, method, headers, body } = wire;
    // A hook may read the body of the request that it is given: what can be read only once has to come from there.
    if (sendDirectly && !this.#fetcher && !fetchOptions && typeof body !== 'object') {
      return await this.#exchange(new Request(url, { method, headers, body: body ?? null }), wire, sendDirectly);
    }
    return await throughKy(url, await requestInit(wire, fetchOptions), (request) => this.#exchange(request, wire));
  }

  async #exchange(built: Request, wire: WireRequest, direct?: SendDirectly): Promise<WireResponse> {
    const { beforeRequest, response, requestError } = this.#hooks;
    let request = built;
    for (const hook of beforeRequest) request = (await guarded(hook, request)) || request;
    let answer: WireResponse;
    try {
      // Hooks may change the headers of the request that they are given, but neither its body nor its address.
      answer = await (direct && request === built
        ? direct({ ...wire, headers: Object.fromEntries(request.headers) })
        : this.#fetch(request, wire));
    } catch (error) {
      for (const hook of requestError) await guarded(hook, error, request);
      throw error;
    }
    for (const hook of response) await guarded(hook, toResponse(answer), request);
    return answer;
  }

  async #fetch(request: Request, { signal }: WireRequest): Promise<WireResponse> {
    if (this.#fetcher) return await readResponse(await this.#fetcher(request));
    return await readResponse(await fetch(request, { signal: AbortSignal.any([request.signal, signal()]) }));
  }
}

/** Runs a hook; what it throws is told from trouble on the network. */
async function guarded<Given extends unknown[], Result>(
  hook: (...given: Given) => Result | Promise<Result>,
  ...given: Given
): Promise<Result> {
  try {
    return await hook(...given);
  } catch (hookError) {
    const failure: HookFailure = { hookError };
    throw failure;
  }
}
