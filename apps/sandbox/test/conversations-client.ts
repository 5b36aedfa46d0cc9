import { expect } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { account, call, type Json, send, type TestAnswer } from './test-client.ts';

export const now = '2026-01-31T09:30:00.000Z';
export const conversationId = 'conversation_01h9krwprkeee8fzqspvwy6nq8';
export const ours = { address: '+12065550199', channel: 'tel' };
export const ada = { address: '+12065550100', channel: 'tel' };
export const grace = { address: '+12065550101', channel: 'tel' };

/** A sandbox whose clock stands still. */
export async function frozenSandbox(): Promise<Sandbox> {
  const sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date(now) });
  return sandbox;
}

/** What is before the end of a duration from the start. */
export function later(ms: number): string {
  return new Date(Date.parse(now) + ms).toISOString();
}

export const second = 1000;
export const minute: number = 60 * second;
export const hour: number = 60 * minute;

/** Calls of one sandbox, by what tests of conversations do with it. */
export class ConversationsClient {
  readonly #sandbox: Sandbox;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  /** Sends a text to a conversation from a number of ours, and gives the message. */
  async say(text: string, rest: object = {}, id = conversationId): Promise<Json> {
    const body = { from: ours, content: { text }, ...rest };
    const { messages } = await send(this.#sandbox, [{ conversation_id: id }], body);
    return messages[0];
  }

  /** Has a message come in, and gives it. */
  async hear(text: string, rest: object = {}): Promise<Json> {
    const answer = await this.inbound({ account_sid: account, from: ada, to: ours, text, ...rest });
    expect(answer.status).toBe(201);
    const { caused: _, ...message } = answer.body;
    return message;
  }

  async inbound(body: unknown): Promise<TestAnswer> {
    return await call(this.#sandbox, 'POST', '/_sandbox/v1/inbound/messages', { body });
  }

  async get(path: string): Promise<Json> {
    const answer = await call(this.#sandbox, 'GET', `/preview${path}`);
    expect(answer.status).toBe(200);
    return answer.body;
  }

  async conversation(id = conversationId): Promise<Json> {
    return await this.get(`/Conversations/${id}`);
  }

  async patch(body: object, id = conversationId): Promise<TestAnswer> {
    return await call(this.#sandbox, 'PATCH', `/preview/Conversations/${id}`, { body });
  }

  async add(body: object, id = conversationId): Promise<TestAnswer> {
    return await call(this.#sandbox, 'POST', `/preview/Conversations/${id}/Participants`, { body });
  }

  /** Adds someone who is let in. */
  async join(body: object, id = conversationId): Promise<Json> {
    const answer = await this.add(body, id);
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  }

  async contact(body: object): Promise<Json> {
    const answer = await call(this.#sandbox, 'POST', '/preview/Contacts', { body: { contacts: [body] } });
    expect(answer).toMatchObject({ status: 201 });
    return answer.body.contacts[0];
  }

  async agent(body: object): Promise<Json> {
    const answer = await call(this.#sandbox, 'POST', '/preview/Agents', { body });
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  }
}

/** The fields that a refusal names. */
export function fieldsOf({ body }: TestAnswer): string[] {
  return body.errors.map(({ field }: Json) => field);
}

/** The conversation that a message belongs to. */
export function conversationOf(message: Json): string {
  return message.related.find(({ name }: Json) => name === 'CONVERSATION')?.id ?? '';
}
