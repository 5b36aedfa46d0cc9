import { readJson, snakeCase, writeJson } from './read-json.ts';

/** Thrown when the sandbox refuses what a test asks of it; the message says what is wrong. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
  readonly status: number;
  /** The answer as it came. */
  readonly body: unknown;

  constructor(status: number, message: string, body: unknown) {
    super(message);
    this.status = status;
    this.body = body;
  }
}

/** What can stand in the query of a request. */
export type Query = Readonly<Record<string, string | number | Date | undefined>>;

/** Where a sandbox is, and how it is asked. */
export interface ControlTarget {
  readonly url: string;
  readonly token?: string | undefined;
  readonly fetch: (input: string, init?: RequestInit) => Promise<Response>;
}

/** Calls the control API. */
export class ControlClient {
  readonly #target: ControlTarget;

  constructor(target: ControlTarget) {
    this.#target = target;
  }

  async get(path: string, query: Query = {}, signal?: AbortSignal): Promise<unknown> {
    const given = Object.entries(query).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[snakeCase(name), value instanceof Date ? value.toISOString() : String(value)]],
    );
    const search = new URLSearchParams(given).toString();
    return await this.#call('GET', search === '' ? path : `${path}?${search}`, undefined, signal);
  }

  async post(path: string, body: object = {}): Promise<unknown> {
    return await this.#call('POST', path, body);
  }

  async put(path: string, body: object): Promise<unknown> {
    return await this.#call('PUT', path, body);
  }

  async delete(path: string): Promise<unknown> {
    return await this.#call('DELETE', path);
  }

  async #call(method: string, path: string, body?: object, signal?: AbortSignal): Promise<unknown> {
    const { url, token, fetch } = this.#target;
    const response = await fetch(`${url}/_sandbox/v1${path}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(writeJson(body)) }),
      ...(signal && { signal }),
    });
    const text = await response.text();
    const answer: unknown = text === '' ? undefined : JSON.parse(text);
    if (!response.ok) throw new SandboxError(response.status, messageIn(answer) ?? response.statusText, answer);
    return readJson(answer);
  }
}

function messageIn(answer: unknown): string | undefined {
  const message: unknown = answer instanceof Object && 'message' in answer ? answer.message : undefined;
  return typeof message === 'string' ? message : undefined;
}
