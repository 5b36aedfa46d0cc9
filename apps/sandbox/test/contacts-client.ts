import type { Sandbox } from '../src/index.ts';
import { call, type Json, type TestAnswer } from './test-client.ts';

let accounts = 0;

/** One account of a sandbox, by what tests of contacts do with it. */
export class ContactsClient {
  readonly #sandbox: Pick<Sandbox, 'url'>;
  readonly #account: string;

  constructor(sandbox: Pick<Sandbox, 'url'>) {
    accounts += 1;
    this.#account = `AC${String(accounts).padStart(32, '8')}`;
    this.#sandbox = sandbox;
  }

  async ask(method: string, path: string, body?: object): Promise<TestAnswer> {
    return await call(this.#sandbox, method, `/preview${path}`, { account: this.#account, ...(body && { body }) });
  }

  /** Adds one contact for each list of addresses. */
  async add(...contacts: object[][]): Promise<Json[]> {
    return (await this.ask('POST', '/Contacts', { contacts: contacts.map((addresses) => ({ addresses })) })).body
      .contacts;
  }

  async settings(settings: object): Promise<TestAnswer> {
    return await this.ask('PATCH', '/Contacts/Settings', settings);
  }

  /** The events of the account, the oldest first. */
  async events(): Promise<Json[]> {
    const { body } = await call(this.#sandbox, 'GET', `/_sandbox/v1/events?account_sid=${this.#account}`);
    return body.events.map(({ event }: Json) => event).reverse();
  }
}

export const tel = (address: string): object => ({ address, channel: 'tel' });
export const mail = (address: string): object => ({ address, channel: 'email' });
