import { expect } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { call, type Json } from './test-client.ts';

/** What a send of push notifications has taken on. */
export interface SentPushes {
  readonly operationId: string;
  readonly pushes: Json[];
}

type Place = Pick<Sandbox, 'url'>;

/** A device that Google's service reaches. */
export function android(address: string, variables?: Readonly<Record<string, string>>): object {
  return { address, channel: 'fcm', ...(variables && { variables }) };
}

/** A device that Apple's service reaches: its token begins with some digits. */
export function iphone(start = 'a1'): { readonly address: string; readonly channel: string } {
  return { address: start.padEnd(64, '7'), channel: 'apn' };
}

/** Sends push notifications, and expects that they are taken on. */
export async function sendPushes(
  sandbox: Place,
  to: readonly object[],
  rest: object = {},
  account?: string,
): Promise<SentPushes> {
  const body = { to, content: { title: 'Hi', text: 'Hello' }, ...rest };
  const answer = await call(sandbox, 'POST', '/preview/PushNotifications', { body, ...(account && { account }) });
  expect(answer.body).toEqual({ push_notifications: expect.any(Array) });
  expect(answer.status).toBe(202);
  return { operationId: answer.headers.get('operation-id') ?? '', pushes: answer.body.push_notifications };
}

/** One notification, as the API shows it. */
export async function fetchPush(sandbox: Place, id: string): Promise<Json> {
  return (await call(sandbox, 'GET', `/preview/PushNotifications/${id}`)).body;
}

/** One notification, as its device and the control API show it. */
export async function shownPush(sandbox: Place, id: string): Promise<Json> {
  return (await call(sandbox, 'GET', `/_sandbox/v1/push_notifications/${id}`)).body;
}

/** A contact with some addresses. */
export async function contactWith(sandbox: Place, addresses: readonly object[]): Promise<string> {
  const body = { contacts: [{ addresses }] };
  return (await call(sandbox, 'POST', '/preview/Contacts', { body })).body.contacts[0].id;
}

/** An audience of contacts that are there. */
export async function audienceOf(sandbox: Place, contacts: readonly string[]): Promise<string> {
  const { id } = (await call(sandbox, 'POST', '/preview/Audiences', { body: { name: 'All' } })).body;
  for (const contact of contacts) {
    await call(sandbox, 'POST', `/preview/Audiences/${id}/Contacts`, { body: { contact_id: contact } });
  }
  return id;
}

/** A preference that everyone has agreed to, for some kinds of communication. */
export async function preferenceFor(sandbox: Place, kinds: readonly string[]): Promise<string> {
  const channels = kinds.map((channel) => ({ channel, default_opt_in: true }));
  return (await call(sandbox, 'POST', '/preview/Preferences', { body: { name: 'News', channels } })).body.id;
}

/** Declines a preference for a contact and a kind of communication. */
export async function decline(sandbox: Place, contact: string, preference: string, kind: string): Promise<void> {
  const { body } = await call(sandbox, 'GET', `/preview/Contacts/${contact}/Preferences`);
  const said = body.preferences.find((each: Json) => each.preference.id === preference);
  const answer = await call(sandbox, 'PATCH', `/preview/Contacts/${contact}/Preferences/${said.id}`, {
    body: { channels: [{ channel: kind, status: 'opted_out' }] },
  });
  expect(answer.status).toBe(200);
}
