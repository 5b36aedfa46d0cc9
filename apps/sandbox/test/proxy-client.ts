import { expect } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { type FormCall, type FormRequest, formClient } from './form-client.ts';
import { account, call, type Json, type TestAnswer } from './test-client.ts';

export const now = '2026-01-31T09:30:00Z';

export const ada = '+12065550100';
export const grace = '+12065550101';
export const linus = '+12065550102';
/** Numbers for pools, all of one area. */
export const numbers: readonly string[] = ['+12065557001', '+12065557002', '+12065557003'];

/** What a form says. */
export type Form = NonNullable<FormRequest['form']>;

/** A session with two people, and the service that it belongs to. */
export interface Pair {
  readonly service: Json;
  readonly session: Json;
  /** Where the session is, such as `/Services/KS…/Sessions/KC…`. */
  readonly path: string;
  readonly ada: Json;
  readonly grace: Json;
}

/** A sandbox whose clock stands still. */
export async function frozenSandbox(): Promise<Sandbox> {
  const sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date(now) });
  return sandbox;
}

/** The time so many seconds after the start, as answers tell it. */
export function later(seconds: number): string {
  return `${new Date(Date.parse(now) + seconds * 1000).toISOString().slice(0, 19)}Z`;
}

/** Calls of one sandbox, by what tests of Proxy do with it. */
export class ProxyClient {
  readonly call: FormCall;
  readonly #sandbox: Sandbox;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
    this.call = formClient(sandbox, 'proxy.twilio.com/v1');
  }

  async post(path: string, form: Form = {}): Promise<TestAnswer> {
    return await this.call('POST', path, { form });
  }

  async get(path: string): Promise<Json> {
    const answer = await this.call('GET', path);
    expect(answer).toMatchObject({ status: 200 });
    return answer.body;
  }

  /** Makes something, and expects that it is made. */
  async make(path: string, form: Form = {}): Promise<Json> {
    const answer = await this.post(path, form);
    expect(answer).toMatchObject({ status: 201 });
    return answer.body;
  }

  /** A service with numbers. */
  async service(form: Form = {}, pool: readonly string[] = numbers): Promise<Json> {
    const service = await this.make('/Services', { UniqueName: 'Rides', ...form });
    for (const number of pool) await this.make(`/Services/${service.sid}/PhoneNumbers`, { PhoneNumber: number });
    return service;
  }

  /** A session of Ada and Grace in a new service. */
  async pair(serviceForm: Form = {}, sessionForm: Form = {}, pool?: readonly string[]): Promise<Pair> {
    const service = await this.service(serviceForm, pool);
    const session = await this.make(`/Services/${service.sid}/Sessions`, sessionForm);
    const path = `/Services/${service.sid}/Sessions/${session.sid}`;
    const people = { ada: await this.join(path, ada), grace: await this.join(path, grace) };
    return { service, session, path, ...people };
  }

  /** Adds a participant to the session at a path. */
  async join(path: string, identifier: string, form: Form = {}): Promise<Json> {
    return await this.make(`${path}/Participants`, { Identifier: identifier, ...form });
  }

  async interactions(path: string): Promise<Json[]> {
    return (await this.get(`${path}/Interactions`)).interactions;
  }

  /** Has a text come in; gives what Proxy has made of it. */
  async hear(from: string, to: string, text = 'Hello', more: object = {}): Promise<Json> {
    const body = {
      account_sid: account,
      from: { address: from, channel: 'tel' },
      to: { address: to, channel: 'tel' },
      text,
      ...more,
    };
    const answer = await call(this.#sandbox, 'POST', '/_sandbox/v1/inbound/messages', { body });
    expect(answer).toMatchObject({ status: 201 });
    return answer.body.taken;
  }

  /** Has a call come in; gives what Proxy has made of it. */
  async ring(from: string, to: string, more: object = {}): Promise<Json> {
    const body = { account_sid: account, from: { address: from }, to: { address: to }, ...more };
    const answer = await call(this.#sandbox, 'POST', '/_sandbox/v1/inbound/calls', { body });
    expect(answer).toMatchObject({ status: 201 });
    return answer.body.taken;
  }

  /** What was sent by the engine of all sends, the oldest first. */
  async sent(): Promise<Json[]> {
    const answer = await call(this.#sandbox, 'GET', '/preview/Messages');
    const messages: Json[] = answer.body.messages;
    // What came in is kept among the messages, too; only what was sent belongs to an operation.
    return messages.filter(({ related }) => related.length > 0).reverse();
  }

  /** The codes of the log, the oldest first. */
  async codes(): Promise<number[]> {
    const answer = await call(this.#sandbox, 'GET', `/_sandbox/v1/proxy/log?account_sid=${account}`);
    return answer.body.log.map(({ code }: Json) => code).reverse();
  }

  async control(method: string, path: string, body?: unknown): Promise<TestAnswer> {
    return await call(this.#sandbox, method, `/_sandbox/v1/proxy${path}`, body === undefined ? {} : { body });
  }
}

/** What a refusal says. */
export function refusalOf({ status, body }: TestAnswer): object {
  return { status, code: body.code };
}
