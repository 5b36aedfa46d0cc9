import { ConversationsV1 } from '@comms/conversations-v1';
import * as operations from '@comms/conversations-v1/operations';
import { type OperationFacts, responseOf } from '@comms/core';
import { type Sandbox, startSandbox } from '@comms/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';

const literals: readonly OperationFacts[] = Object.values(operations);
const username = `AC${'7'.repeat(32)}`;

let sandbox: Sandbox;
let conversations: ConversationsV1;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
  conversations = new ConversationsV1({ security: { username, password: 'token' }, sandboxURL: sandbox.url });
});
afterAll(async () => await sandbox.close());

/** Fields of an answer, by the names that our client gives them. */
// biome-ignore lint/suspicious/noExplicitAny: the walk looks into answers by matchers, not by types.
type Fields = any;

const done = new Set<string>();

/** Calls an operation by its name; of one that stands at two places, the one in the service where that is given. */
async function run(name: string, service: string | undefined, ...given: unknown[]): Promise<Fields> {
  const own = service === undefined ? name : name.replace(/^[a-z]+/, '$&Service');
  const parameters = service === undefined ? given : [service, ...given];
  const method: unknown = Reflect.get(conversations, own);
  if (!(method instanceof Function)) throw new Error(`${own} is no method.`);
  const result: Fields = await Reflect.apply(method, conversations, parameters);
  if (result) expect(responseOf(result)?.headers.get('sandbox-fidelity'), own).toBe('4');
  done.add(own);
  return result;
}

const phone = { address: '+12065550100', proxyAddress: '+15005550006' };

test('all that stands at two places is made, listed, fetched, changed and deleted at both', async () => {
  const { sid: named } = await conversations.createService({ friendlyName: 'Named' });
  for (const service of [undefined, named]) {
    const call = async (name: string, ...given: unknown[]): Promise<Fields> => await run(name, service, ...given);

    const role = await call('createRole', { friendlyName: 'r', type: 'service', permission: ['joinConversation'] });
    expect(role.dateCreated).toBeInstanceOf(Date);
    expect((await call('listRole', { pageSize: 50 })).roles).toContainEqual(role);
    expect(await call('fetchRole', role.sid)).toEqual(role);
    expect((await call('updateRole', role.sid, { permission: ['editOwnUserInfo'] })).permissions).toEqual([
      'editOwnUserInfo',
    ]);

    const user = await call('createUser', { identity: 'alice', roleSid: role.sid, attributes: { a: 1 } });
    expect((await call('listUser')).users).toHaveLength(1);
    expect((await call('fetchUser', 'alice')).sid).toBe(user.sid);
    expect((await call('updateUser', user.sid, { friendlyName: 'Alice' })).friendlyName).toBe('Alice');

    const conversation = await call('createConversation', {
      uniqueName: 'order',
      messagingServiceSid: `MG${'0'.repeat(32)}`,
    });
    const { sid } = conversation;
    expect((await call('listConversation', { state: 'active' })).conversations.map((each: Fields) => each.sid)).toEqual(
      [sid],
    );
    expect((await call('fetchConversation', 'order')).sid).toBe(sid);
    const timers = { inactive: 'PT5M' };
    expect((await call('updateConversation', sid, { timers })).timers.dateInactive).toBeInstanceOf(Date);

    const webhook = await call('createConversationScopedWebhook', sid, {
      target: 'webhook',
      configuration: { url: 'http://127.0.0.1:9/', method: 'POST', filters: ['onMessageAdded'] },
    });
    expect((await call('listConversationScopedWebhook', sid)).webhooks).toHaveLength(1);
    expect((await call('fetchConversationScopedWebhook', sid, webhook.sid)).target).toBe('webhook');
    const configuration = { url: 'http://127.0.0.1:10/' };
    expect((await call('updateConversationScopedWebhook', sid, webhook.sid, { configuration })).configuration.url).toBe(
      configuration.url,
    );
    await call('deleteConversationScopedWebhook', sid, webhook.sid);

    const chat = await call('createConversationParticipant', sid, { identity: 'alice' });
    const text = await call('createConversationParticipant', sid, { messagingBinding: phone });
    expect(text.messagingBinding).toMatchObject({ type: 'sms', ...phone });
    expect((await call('listConversationParticipant', sid)).participants).toHaveLength(2);
    expect((await call('fetchConversationParticipant', sid, 'alice')).sid).toBe(chat.sid);

    const message = await call('createConversationMessage', sid, { author: 'alice', body: 'Hi', attributes: { a: 1 } });
    await sandbox.clock.advance(600_000);
    expect((await call('listConversationMessage', sid, { order: 'desc' })).messages).toHaveLength(1);
    expect((await call('fetchConversationMessage', sid, message.sid)).delivery).toMatchObject({
      total: 1,
      delivered: 'all',
    });
    const { deliveryReceipts } = await call('listConversationMessageReceipt', sid, message.sid);
    const [receipt] = deliveryReceipts;
    expect(await call('fetchConversationMessageReceipt', sid, message.sid, receipt.sid)).toMatchObject({
      status: 'delivered',
      participantSid: text.sid,
    });
    expect((await call('updateConversationMessage', sid, message.sid, { body: 'Hello' })).body).toBe('Hello');

    const read = { lastReadMessageIndex: 0, lastReadTimestamp: new Date() };
    expect((await call('updateConversationParticipant', sid, chat.sid, read)).lastReadMessageIndex).toBe(0);
    expect((await call('listParticipantConversation', { identity: 'alice' })).conversations).toHaveLength(1);
    expect((await call('listUserConversation', 'alice')).conversations).toHaveLength(1);
    expect((await call('fetchUserConversation', 'alice', sid)).unreadMessagesCount).toBe(0);
    const changes = { notificationLevel: 'muted', lastReadMessageIndex: null };
    expect(await call('updateUserConversation', 'alice', sid, changes)).toMatchObject({
      notificationLevel: 'muted',
      lastReadMessageIndex: null,
    });

    const participant = [{ identity: 'bob' }, { identity: 'carol' }, { identity: 'dave' }];
    const group = await call('createConversationWithParticipants', { friendlyName: 'Group', participant });
    await sandbox.clock.advance(60_000);
    expect((await call('listConversationParticipant', group.sid)).participants).toHaveLength(3);

    await call('deleteConversationMessage', sid, message.sid);
    await call('deleteUserConversation', 'alice', sid);
    await call('deleteConversationParticipant', sid, text.sid, { xTwilioWebhookEnabled: true });
    await call('deleteConversation', sid);
    await call('deleteUser', user.sid);
    await call('deleteRole', role.sid);
  }
});

test('what is set for the account and for services is changed and read', async () => {
  const { sid } = await run('createService', undefined, { friendlyName: 'Another' });
  const call = async (name: string, ...given: unknown[]): Promise<Fields> => await run(name, undefined, ...given);

  expect((await call('listService')).services.length).toBeGreaterThan(1);
  expect((await call('fetchService', sid)).friendlyName).toBe('Another');
  await call('updateConfiguration', { defaultClosedTimer: 'PT10M' });
  expect((await call('fetchConfiguration')).defaultClosedTimer).toBe('PT10M');
  await call('updateServiceConfiguration', sid, { reachabilityEnabled: true });
  expect((await call('fetchServiceConfiguration', sid)).reachabilityEnabled).toBe(true);
  await call('updateConfigurationWebhook', { filters: ['onMessageAdded'], method: 'GET' });
  expect((await call('fetchConfigurationWebhook')).method).toBe('GET');
  await call('updateServiceWebhookConfiguration', sid, { filters: ['onMessageAdd'] });
  expect((await call('fetchServiceWebhookConfiguration', sid)).filters).toEqual(['onMessageAdd']);
  await call('updateServiceNotification', sid, { newMessage: { enabled: true, withMedia: { enabled: true } } });
  expect((await call('fetchServiceNotification', sid)).newMessage.withMedia.enabled).toBe(true);

  const address = await call('createConfigurationAddress', {
    type: 'sms',
    address: '+15005550006',
    autoCreation: { enabled: true },
  });
  expect((await call('listConfigurationAddress', { type: 'sms' })).addressConfigurations).toHaveLength(1);
  await call('updateConfigurationAddress', address.sid, { friendlyName: 'Line' });
  expect((await call('fetchConfigurationAddress', '+15005550006')).friendlyName).toBe('Line');
  await call('deleteConfigurationAddress', address.sid);

  const credential = await call('createCredential', { type: 'fcm', secret: 's' });
  expect((await call('listCredential')).credentials).toHaveLength(1);
  await call('updateCredential', credential.sid, { friendlyName: 'Push' });
  expect((await call('fetchCredential', credential.sid)).friendlyName).toBe('Push');
  await call('deleteCredential', credential.sid);

  const body = JSON.stringify({ account_sid: username, chat_service_sid: sid, identity: 'alice' });
  const binding: Fields = await (await fetch(`${sandbox.url}/_sandbox/v1/bindings`, { method: 'POST', body })).json();
  expect((await call('listServiceBinding', sid, { identity: ['alice'], bindingType: ['fcm'] })).bindings).toHaveLength(
    1,
  );
  expect((await call('fetchServiceBinding', sid, binding.sid)).identity).toBe('alice');
  await call('deleteServiceBinding', sid, binding.sid);
  await call('deleteService', sid);
});

test('these were all the operations that there are', () => {
  expect([...done].sort()).toEqual(literals.map(({ id }) => id.replace('conversationsV1.', '')).sort());
});
