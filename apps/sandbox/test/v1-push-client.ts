import { expect } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { call, type Json, type TestAnswer } from './test-client.ts';

/** A text in base64. */
export function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

/** What credentials of each provider are made of. */
export const apnSecret = { certificate: base64('a certificate'), privateKey: base64('a key') };
export const fcmSecret = { privateKey: base64('{"type":"service_account"}') };

/** A token of a device of Apple: it begins with some digits. */
export function iphone(start = 'a1'): string {
  return start.padEnd(64, '7');
}

/** A recipient on a device of Google. */
export function android(token: string, more: object = {}): object {
  return { token, provider: 'FCM', ...more };
}

/** The parts of v1 that are about push notifications, of one sandbox whose clock stands still. */
export class PushV1Client {
  readonly #sandbox: Sandbox;

  constructor(sandbox: Sandbox) {
    this.#sandbox = sandbox;
  }

  async ask(method: string, path: string, body?: unknown, account?: string): Promise<TestAnswer> {
    const request = { ...(body !== undefined && { body }), ...(account && { account }) };
    return await call(this.#sandbox, method, `/v1/PushNotifications${path}`, request);
  }

  async get(path: string): Promise<Json> {
    return (await this.ask('GET', path)).body;
  }

  /** Makes, changes or deletes something, expects that it is taken on, and waits for it: gives its identifier. */
  async settle(method: string, path: string, body?: unknown): Promise<string> {
    const answer = await this.ask(method, path, body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(202);
    await this.#sandbox.clock.advance('PT1S');
    return answer.body.resourceId;
  }

  /** A credential, of an app that it may make. */
  async credential(type = 'FCM', more: object = {}): Promise<string> {
    const content = type === 'FCM' ? fcmSecret : apnSecret;
    return await this.settle('POST', '/Credentials', {
      credentialType: type,
      content,
      appName: 'my_app',
      isDefault: true,
      ...more,
    });
  }

  /** Registers a device, and gives its registration. */
  async register(token: string, more: object = {}): Promise<Json> {
    const body = { appName: 'my_app', token, provider: 'FCM', ...more };
    return await this.get(`/DeviceRegistrations/${await this.settle('POST', '/DeviceRegistrations', body)}`);
  }

  /** Sends, expects that it is taken on, and gives the operation. */
  async send(to: readonly object[], more: object = {}): Promise<string> {
    const answer = await this.ask('POST', '', { to, content: { title: 'Hi', body: 'Hello' }, ...more });
    expect(answer.status, JSON.stringify(answer.body)).toBe(202);
    return answer.body.operationId;
  }

  /** The notifications of a send, in the order of its recipients. */
  async pushes(operationId: string): Promise<Json[]> {
    return (await this.get(`?operationId=${operationId}`)).pushNotifications.reverse();
  }

  /** The only notification of a send, with all that there is of it. */
  async only(operationId: string): Promise<Json> {
    const [push] = await this.pushes(operationId);
    return await this.get(`/${push.id}`);
  }

  /** Where a send stands, with the counts that are not zero. */
  async operation(operationId: string): Promise<Json> {
    const { status, stats } = await this.get(`/Operations/${operationId}`);
    return { status, ...Object.fromEntries(Object.entries(stats).filter(([, count]) => count !== 0)) };
  }

  /** What went wrong in a send. */
  async errors(operationId: string): Promise<Json[]> {
    return (await this.get(`/Operations/${operationId}/Errors`)).errors;
  }

  /** The fields that a refusal names. */
  async refusal(method: string, path: string, body?: unknown): Promise<Json[]> {
    const answer = await this.ask(method, path, body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(400);
    return answer.body.errors.map(({ context }: Json) => context);
  }
}
