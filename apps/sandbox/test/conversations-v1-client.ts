import { expect } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { type FormCall, type FormRequest, formClient } from './form-client.ts';
import { call, type Json } from './test-client.ts';

/** The fields of a form. */
export type Form = NonNullable<FormRequest['form']>;

/** What tests of conversations do again and again. */
export interface ConversationsClient {
  readonly v1: FormCall;
  /** Makes something by a POST, and expects that it worked. */
  post(path: string, form?: Form, headers?: Readonly<Record<string, string>>): Promise<Json>;
  /** Reads something, and expects that it is there. */
  get(path: string): Promise<Json>;
  /** Has a message come in from outside. */
  receive(from: string, to: string, rest?: object): Promise<Json>;
}

/** Asks that webhooks are called for a request. */
export const told = { 'x-twilio-webhook-enabled': 'true' };

/** A refusal as these APIs write it. */
export function refusal(status: number, code: number): object {
  const body = { code, status, message: expect.any(String), more_info: `https://www.twilio.com/docs/errors/${code}` };
  return { status, body };
}

/** Calls Conversations v1 of a sandbox. */
export function conversationsClient(sandbox: Sandbox): ConversationsClient {
  const v1 = formClient(sandbox, 'conversations.twilio.com/v1');
  return {
    v1,
    post: async (path, form = {}, headers = {}) => {
      const answer = await v1('POST', path, { form, headers });
      expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
      return answer.body;
    },
    get: async (path) => {
      const answer = await v1('GET', path);
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
      return answer.body;
    },
    receive: async (from, to, rest = { text: 'Hi' }) => {
      const [channel, ...prefixes] = from.startsWith('whatsapp:') ? ['whatsapp', 'whatsapp:'] : ['tel'];
      const bare = (address: string): string => address.slice(prefixes.join('').length);
      const body = { from: { address: bare(from), channel }, to: { address: bare(to), channel }, ...rest };
      const answer = await call(sandbox, 'POST', '/_sandbox/v1/inbound/messages', { body });
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
      return answer.body;
    },
  };
}
