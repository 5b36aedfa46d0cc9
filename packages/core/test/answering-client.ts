import { type Client, type ClientOptions, createClient, type Fetcher, HttpClient } from '../src/index.ts';

/** What stands in for the server's next answer: a response, an error of the connection, or a function that decides. */
export type Answer = Response | Error | ((request: Request) => Response | Promise<Response>);

/** One request as it was seen on its way out. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: string;
  readonly signal: AbortSignal;
}

/** A client whose requests go nowhere: they are kept, and answered in turn; the last answer is given again and again. */
export interface AnsweringClient {
  readonly client: Client;
  readonly requests: readonly SentRequest[];
  readonly httpClient: HttpClient;
}

export const credentials: { username: string; password: string } = {
  username: 'AC00000000000000000000000000000001',
  password: 'hunter2-is-secret',
};

export function answeringClient(answers: Answer | readonly Answer[], options: ClientOptions = {}): AnsweringClient {
  const { fetcher, requests } = answeringFetcher(answers);
  const httpClient = new HttpClient({ fetcher });
  return { client: createClient({ security: credentials, httpClient, ...options }), requests, httpClient };
}

export function answeringFetcher(answers: Answer | readonly Answer[]): { fetcher: Fetcher; requests: SentRequest[] } {
  const list = [answers].flat();
  const requests: SentRequest[] = [];
  const fetcher: Fetcher = async (request) => {
    const answer = list[Math.min(requests.length, list.length - 1)];
    const { method, url, headers, signal } = request;
    const seen = { method, url, headers: new Headers(headers), body: '', signal };
    requests.push(seen);
    seen.body = await request.clone().text();
    if (answer instanceof Error) throw answer;
    if (typeof answer === 'function') return await answer(request);
    return answer?.clone() ?? Response.error();
  };
  return { fetcher, requests };
}

/** An answer in JSON. */
export function json(body: unknown, init: ResponseInit = {}): Response {
  return Response.json(body, init);
}

/** An answer that never comes, but ends when the request is aborted, as the platform's `fetch` does. */
export async function silence({ signal }: Request): Promise<Response> {
  return await new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason));
    if (signal.aborted) reject(signal.reason);
  });
}

/** An answer whose body begins, and then stalls until the request is aborted. */
export function stalledBody(request: Request): Response {
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"id":'));
      request.signal.addEventListener('abort', () => controller.error(request.signal.reason));
    },
  });
  return new Response(body, { status: 200, headers: { 'content-type': 'application/json' } });
}

/** The error of Node's `fetch` for a connection that failed with a code. */
export function connectionError(code: string): Error {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
}
