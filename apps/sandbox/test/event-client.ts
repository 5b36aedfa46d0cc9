import { expect } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { call, type Json, type TestAnswer } from './test-client.ts';

let accounts = 0;

/** One account of a sandbox, by what tests of events do with it. */
export class EventClient {
  readonly account: string;
  readonly #sandbox: Pick<Sandbox, 'url'>;

  constructor(sandbox: Pick<Sandbox, 'url'>, account?: string) {
    accounts += 1;
    this.account = account ?? `AC${String(accounts).padStart(32, '6')}`;
    this.#sandbox = sandbox;
  }

  async ask(method: string, path: string, body?: object): Promise<TestAnswer> {
    return await call(this.#sandbox, method, `/preview${path}`, { account: this.account, ...(body && { body }) });
  }

  /** Subscribes a sink to events, and gives the subscription. */
  async subscribe(url: string, more: { filters?: object; sink?: object; fallback?: object } = {}): Promise<Json> {
    const { filters, sink, fallback } = more;
    const sinks = { primary: { url, ...sink }, ...(fallback && { fallback }) };
    const { status, body } = await this.ask('POST', '/Events/Subscriptions', { sinks, ...(filters && { filters }) });
    expect(status).toBe(201);
    return body;
  }

  /** Makes something happen: one event. */
  async happen(): Promise<Json> {
    const { status, body } = await this.ask('POST', '/Audiences', {});
    expect(status).toBe(201);
    return body;
  }

  /** The events of the account, the newest first, with what became of them. */
  async events(): Promise<Json[]> {
    const { body } = await call(this.#sandbox, 'GET', `/_sandbox/v1/events?account_sid=${this.account}`);
    return body.events;
  }

  /** How the deliveries of the newest event stand. */
  async deliveries(): Promise<Json[]> {
    const [newest] = await this.events();
    return newest.deliveries;
  }

  /** What was tried with the newest event. */
  async attempts(): Promise<Json[]> {
    const [newest] = await this.events();
    const { body } = await call(this.#sandbox, 'GET', `/_sandbox/v1/events/${newest.event.id}/attempts`);
    return body.attempts;
  }
}
