import { expect } from 'vitest';
import { ApiFamilies } from '../src/api/api-families.ts';
import { problemsOf, validators } from '../src/generated/answer-validators.js';
import { implementations } from '../src/implementations.ts';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { account, call, type Json, type TestAnswer, type TestRequest } from './test-client.ts';

export const now = '2026-01-31T09:30:00.000Z';
export const minute = 60_000;
export const hour: number = 60 * minute;

export const ada = '+12065550100';
export const grace = '+12065550101';
/** The number of the support, which everybody writes to. */
export const desk = '+18005550100';

/** What a configuration needs. */
export const settings = {
  displayName: 'Support',
  description: 'Texts to the support',
  conversationGroupingType: 'GROUP_BY_PARTICIPANT_ADDRESSES',
  memoryStoreId: 'mem_store_1',
};

/** Takes in all texts to and from the support. */
export const captureRules = [
  { from: '*', to: desk },
  { from: desk, to: '*' },
];

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

/** A customer by text. */
export function customer(address: string, more: object = {}): object {
  return { type: 'CUSTOMER', addresses: [{ channel: 'SMS', address }], ...more };
}

/** An agent by text. */
export function agent(address = desk): object {
  return { type: 'HUMAN_AGENT', addresses: [{ channel: 'SMS', address }] };
}

const families = new ApiFamilies(implementations);

/** Calls of one sandbox, by what tests of Conversations v2 do with it. */
export class OrchestratorClient {
  readonly #sandbox: Sandbox;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  /** Calls an operation. Every answer has to fit the contract. */
  async call(method: string, path: string, body?: unknown, request: TestRequest = {}): Promise<TestAnswer> {
    const answer = await call(this.#sandbox, method, `/v2${path}`, { ...request, ...(body !== undefined && { body }) });
    if (answer.status < 300) expectContract(method, path, answer.body);
    return answer;
  }

  async get(path: string): Promise<Json> {
    const answer = await this.call('GET', path);
    expect(answer).toMatchObject({ status: 200 });
    return answer.body;
  }

  /** Begins a configuration, waits until it is made, and gives its identifier. */
  async configuration(more: object = {}): Promise<string> {
    const answer = await this.call('POST', '/ControlPlane/Configurations', { ...settings, ...more });
    expect(answer).toMatchObject({ status: 202 });
    await this.work();
    return answer.body.related.configurationId;
  }

  /** Lets time pass until all work is done. */
  async work(): Promise<void> {
    await this.#sandbox.clock.advance(300);
  }

  async conversation(configurationId: string, more: object = {}): Promise<Json> {
    const answer = await this.call('POST', '/Conversations', { configurationId, ...more });
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  }

  async participant(conversationId: string, body: object): Promise<Json> {
    const answer = await this.call('POST', `/Conversations/${conversationId}/Participants`, body);
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  }

  /** Records a text. */
  async text(conversationId: string, text: string, more: object = {}): Promise<Json> {
    const body = {
      author: { address: ada, channel: 'SMS' },
      content: { type: 'TEXT', text },
      recipients: [{ address: desk, channel: 'SMS' }],
      ...more,
    };
    const answer = await this.call('POST', `/Conversations/${conversationId}/Communications`, body);
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  }

  async communications(conversationId: string): Promise<Json[]> {
    return (await this.get(`/Conversations/${conversationId}/Communications`)).communications;
  }

  async conversations(query = ''): Promise<Json[]> {
    return (await this.get(`/Conversations${query}`)).conversations;
  }

  /** Has a message come in. */
  async hear(text: string, from = ada, to = desk, channel = 'tel'): Promise<void> {
    const body = { account_sid: account, from: { address: from, channel }, to: { address: to, channel }, text };
    const answer = await call(this.#sandbox, 'POST', '/_sandbox/v1/inbound/messages', { body });
    expect(answer).toMatchObject({ status: 201 });
  }

  /** Sends a message by the Communications API. */
  async send(text: string, to = ada, from = desk, channel = 'tel'): Promise<void> {
    const body = { from: { address: from, channel }, to: [{ address: to, channel }], content: { text } };
    const answer = await call(this.#sandbox, 'POST', '/preview/Messages', { body });
    expect(answer).toMatchObject({ status: 202 });
  }
}

function expectContract(method: string, path: string, body: unknown): void {
  const [pathname = ''] = path.split('?', 1);
  const { implementation } = families.find({ method, path: `/v2${pathname}`, host: '127.0.0.1' });
  const validate = validators[implementation.operation.id]?.response;
  const isFit = validate?.(body) ?? true;
  expect(isFit, `${implementation.operation.id}: ${JSON.stringify(problemsOf(validate?.errors))}`).toBe(true);
}

/** What a refusal says, in the shape of the API standard. */
export function refusalOf({ status, body }: TestAnswer): object {
  return { status, httpStatusCode: body.httpStatusCode, field: body.params?.field, message: body.message };
}
