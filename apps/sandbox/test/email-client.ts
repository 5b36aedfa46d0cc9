import { expect } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { call, type Json } from './test-client.ts';

export const shop = { address: 'shop@example.com', name: 'The shop' };

/** What a send of e-mails has taken on. */
export interface SentEmails {
  readonly operationId: string;
  readonly emails: Json[];
}

type Place = Pick<Sandbox, 'url'>;

/** A recipient by address. */
export function mailbox(address: string, variables?: Readonly<Record<string, string>>): object {
  return { address, ...(variables && { variables }) };
}

/** Sends e-mails, and expects that they are taken on. */
export async function sendEmails(
  sandbox: Place,
  to: readonly object[] | undefined,
  rest: object = {},
  account?: string,
): Promise<SentEmails> {
  const body = { from: shop, ...(to && { to }), content: { subject: 'Hello', text: 'Hello' }, ...rest };
  const answer = await call(sandbox, 'POST', '/preview/Emails', { body, ...(account && { account }) });
  expect(answer.body).toEqual({ emails: expect.any(Array) });
  expect(answer.status).toBe(202);
  return { operationId: answer.headers.get('operation-id') ?? '', emails: answer.body.emails };
}

/** One e-mail, as the API shows it. */
export async function fetchEmail(sandbox: Place, id: string): Promise<Json> {
  return (await call(sandbox, 'GET', `/preview/Emails/${id}`)).body;
}

/** What has arrived, the newest first, as the control API shows it. */
export async function mailboxOf(sandbox: Place, address: string): Promise<Json[]> {
  const query = new URLSearchParams({ to: address });
  return (await call(sandbox, 'GET', `/_sandbox/v1/emails?${query}`)).body.emails;
}

/** An e-mail as a MIME message. */
export async function rawEmail({ url }: Place, id: string): Promise<string> {
  const response = await fetch(`${url}/_sandbox/v1/emails/${id}/raw`);
  expect(response.headers.get('content-type')).toBe('message/rfc822');
  return await response.text();
}

/** A contact with one address. */
export async function newContact(sandbox: Place, address: string, channel = 'email'): Promise<string> {
  const body = { contacts: [{ addresses: [{ address, channel }] }] };
  return (await call(sandbox, 'POST', '/preview/Contacts', { body })).body.contacts[0].id;
}

/** An agent with one address. */
export async function newAgent(sandbox: Place, address: string, rest: object = {}): Promise<string> {
  return (await call(sandbox, 'POST', '/preview/Agents', { body: { address, channel: 'email', ...rest } })).body.id;
}

/** The bytes of an attachment, in whichever form a mail program gives them. */
export function bytesOf(content: ArrayBuffer | Uint8Array | string | undefined): Buffer {
  if (content instanceof ArrayBuffer) return Buffer.from(content);
  return typeof content === 'string' ? Buffer.from(content) : Buffer.from(content ?? []);
}
