import { expect } from 'vitest';
import { ApiFamilies } from '../src/api/api-families.ts';
import { problemsOf, validators } from '../src/generated/answer-validators.js';
import { implementations } from '../src/implementations.ts';
import type { Sandbox } from '../src/index.ts';
import { account, basic, type Json, type TestAnswer } from './test-client.ts';

/** What a request of the older families says: the fields of a form, a list for a name that is repeated. */
export interface FormRequest {
  readonly form?: Readonly<Record<string, string | readonly string[]>>;
  readonly account?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls one of the families that take forms. */
export type FormCall = (method: string, path: string, request?: FormRequest) => Promise<TestAnswer>;

const families = new ApiFamilies(implementations);

/** A function that calls a family, by its host and version, such as `proxy.twilio.com/v1`; answers have to fit the contract. */
export function formClient({ url }: Pick<Sandbox, 'url'>, base: string): FormCall {
  return async (method, path, { form, account: username = account, headers } = {}) => {
    const fields = new URLSearchParams();
    for (const [name, value] of Object.entries(form ?? {})) {
      for (const each of [value].flat()) fields.append(name, each);
    }
    const response = await fetch(path.startsWith('http') ? path : `${url}/${base}${path}`, {
      method,
      headers: { authorization: basic(username), ...headers },
      ...(form && { body: fields }),
    });
    const text = await response.text();
    const body: Json = text === '' ? undefined : JSON.parse(text);
    if (response.ok) expectContract(method, new URL(response.url).pathname, body);
    return { status: response.status, headers: response.headers, body };
  };
}

function expectContract(method: string, path: string, body: unknown): void {
  const { implementation } = families.find({ method, path, host: '127.0.0.1' });
  const { id } = implementation.operation;
  const validate = validators[id]?.response;
  const isFit = validate?.(body) ?? true;
  expect(isFit, `${id}: ${JSON.stringify(problemsOf(validate?.errors))}`).toBe(true);
}
