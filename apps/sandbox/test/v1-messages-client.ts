import { expect } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { customer, OrchestratorClient, settings } from './orchestrator-client.ts';
import { call, type Json, type TestAnswer } from './test-client.ts';

export const ada = '+12065550100';
export const grace = '+12065550101';
/** A number that has no RCS. */
export const plainPhone = '+15005551207';
/** A number that is never reached. */
export const lostPhone = '+15005551201';
export const ours: { address: string; channel: string } = { address: '+15005550006', channel: 'SMS' };

/** A recipient on a phone. */
export function onPhone(address: string, more: object = {}): object {
  return { address, channel: 'PHONE', ...more };
}

/** Content for RCS, and for phones without it. */
export const bothModules = { modules: [{ rcs: { text: 'Rich' } }, { sms: { text: 'Plain' } }] };

/** The parts of v1 that are about messages, of one sandbox. */
export class MessagesV1Client {
  readonly #sandbox: Sandbox;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  async ask(method: string, path: string, body?: unknown): Promise<TestAnswer> {
    return await call(this.#sandbox, method, `/v1${path}`, body === undefined ? {} : { body });
  }

  /** Sends, expects that it is taken on, and gives the operation. */
  async send(to: readonly object[], rest: object = {}): Promise<string> {
    const answer = await this.ask('POST', '/Messages', { to, from: ours, content: { text: 'Hello' }, ...rest });
    expect(answer.status, JSON.stringify(answer.body)).toBe(202);
    return answer.body.operationId;
  }

  /** The messages of a send, in the order of its recipients. */
  async messages(operationId: string): Promise<Json[]> {
    const { body } = await this.ask('GET', `/Messages?operationId=${operationId}`);
    return body.messages.reverse();
  }

  /** The only message of a send, with all that there is of it. */
  async only(operationId: string): Promise<Json> {
    const [message] = await this.messages(operationId);
    return (await this.ask('GET', `/Messages/${message.id}`)).body;
  }

  async operation(operationId: string): Promise<Json> {
    return (await this.ask('GET', `/Messages/Operations/${operationId}`)).body;
  }

  /** The counts of a send that are not zero. */
  async stats(operationId: string): Promise<Json> {
    const { stats } = await this.operation(operationId);
    return Object.fromEntries(Object.entries(stats).filter(([, count]) => count !== 0));
  }

  /** The messages of a list with some filters, by the texts of their recipients. */
  async found(query: string): Promise<string[]> {
    const { status, body } = await this.ask('GET', `/Messages?${query}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return body.messages.map(({ to }: Json) => to[0]?.address ?? to[0]?.profileId);
  }
}

/** A profile that the sandbox knows, at some addresses: Conversations v2 keeps them. */
export async function newProfile(sandbox: Sandbox, address: string, channel = 'SMS'): Promise<Json> {
  const conversations = new OrchestratorClient(sandbox);
  const configuration = await conversations.configuration();
  const person = { ...customer(address), addresses: [{ channel, address }] };
  const { participants } = await conversations.conversation(configuration, { participants: [person] });
  return { profileId: participants[0].profileId, memoryStoreId: settings.memoryStoreId };
}
