import { expect } from 'vitest';
import { expectDescribed } from './check-control.ts';
import './check-events.ts';
import { ApiFamilies } from '../src/api/api-families.ts';
import { problemsOf, validators } from '../src/generated/answer-validators.js';
import { implementations } from '../src/implementations.ts';
import type { Sandbox } from '../src/index.ts';

/** JSON of an answer: tests say what they expect of it. */
// biome-ignore lint/suspicious/noExplicitAny: an answer is looked into by matchers, not by types.
export type Json = any;

/** One answer, read to its end. */
export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
}

/** What a request says beside verb and path. */
export interface TestRequest {
  readonly body?: unknown;
  readonly account?: string;
  readonly password?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const account: string = `AC${'1'.repeat(32)}`;
export const otherAccount: string = `AC${'2'.repeat(32)}`;
export const from = { address: '+15005550006', channel: 'tel' };

/** The credentials of an account as a header. */
export function basic(username: string, password = 'token'): string {
  return `Basic ${btoa(`${username}:${password}`)}`;
}

/** Calls a sandbox over a connection. */
export async function call(
  { url }: Pick<Sandbox, 'url'>,
  method: string,
  path: string,
  { body, account: username = account, password, headers }: TestRequest = {},
): Promise<TestAnswer> {
  const response = await fetch(url + path, {
    method,
    headers: {
      ...(!path.startsWith('/_sandbox/') && { authorization: basic(username, password) }),
      'content-type': 'application/json',
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer = text === '' ? undefined : JSON.parse(text);
  if (response.ok && /^\/(preview\/|v1\/(Messages|Emails|PushNotifications|Sender))/.test(path)) {
    expectContract(method, path, answer);
  }
  if (path.startsWith('/_sandbox/v1/')) expectDescribed(method, path, response.status, answer);
  return { status: response.status, headers: response.headers, body: answer };
}

const families = new ApiFamilies(implementations);

/** Every answer that any test gets has to fit the contract. */
function expectContract(method: string, path: string, body: unknown): void {
  const [pathname = ''] = path.split('?', 1);
  const { implementation } = families.find({ method, path: pathname, host: '127.0.0.1' });
  const validate = validators[implementation.operation.id]?.response;
  const isFit = validate?.(body) ?? true;
  expect(isFit, `${implementation.operation.id}: ${JSON.stringify(problemsOf(validate?.errors))}`).toBe(true);
}

/** A recipient by phone. */
export function phone(address: string, variables?: Readonly<Record<string, string>>): object {
  return { address, channel: 'tel', ...(variables && { variables }) };
}

/** As many recipients by phone as are asked for, all of them different. */
export function phones(count: number): object[] {
  return Array.from({ length: count }, (_, index) => phone(`+1206${String(5550000 + index).padStart(7, '0')}`));
}

/** What a send has taken on. */
export interface Sent {
  readonly operationId: string;
  readonly messages: Json[];
}

/** Sends messages, and expects that they are taken on. */
export async function send(
  sandbox: Pick<Sandbox, 'url'>,
  to: readonly object[],
  rest: object = {},
  account?: string,
): Promise<Sent> {
  const answer = await call(sandbox, 'POST', '/preview/Messages', {
    body: { from, to, content: { text: 'Hello' }, ...rest },
    ...(account && { account }),
  });
  expect(answer.status).toBe(202);
  return { operationId: answer.headers.get('operation-id') ?? '', messages: answer.body.messages };
}

/** The number of items in each state, those that are zero left out. */
export function countsOf(delivery: Json): Record<string, number> {
  const { total_count: _, ...states } = delivery;
  return Object.fromEntries(
    Object.entries<Json>(states)
      .filter(([, { count }]) => count > 0)
      .map(([state, { count }]) => [state, count]),
  );
}

/** The sum of all states. */
export function sumOf(delivery: Json): number {
  return Object.values(countsOf(delivery)).reduce((sum, count) => sum + count, 0);
}
