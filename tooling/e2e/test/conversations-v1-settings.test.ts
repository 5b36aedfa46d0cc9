import { attributesOf, ConversationsV1 } from '@comms/conversations-v1';
import { createServiceUser, listServiceUser } from '@comms/conversations-v1/operations';
import { ApiError, ConfigurationError, createClient, execute, paginate, responseOf } from '@comms/core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rejection, type Sandboxed, sandboxed } from '../src/sandbox-world.ts';

const noUser = `US${'0'.repeat(32)}`;
const noRole = `RL${'0'.repeat(32)}`;
const noService = `IS${'0'.repeat(32)}`;
const flow = `FW${'0'.repeat(32)}`;

let sandbox: Sandboxed;
let account: ReturnType<Sandboxed['newAccount']>;
let conversations: ConversationsV1;
beforeAll(async () => {
  sandbox = await sandboxed();
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
  account = sandbox.newAccount();
  conversations = new ConversationsV1(account);
});

/** Status and code of a refusal. */
async function refusalOf(call: PromiseLike<unknown>): Promise<unknown> {
  const error = await rejection(call);
  return ApiError.isInstance(error) ? [error.status, error.code] : error;
}

test('a service comes with three roles that its configuration names', async () => {
  const { sid, dateCreated } = await conversations.createService({ friendlyName: 'Shop' });

  const configuration = await conversations.fetchServiceConfiguration(sid);
  const roles = await conversations.listServiceRole(sid).toArray({ limit: 10 });

  expect(roles.map((role) => role.sid)).toEqual(
    expect.arrayContaining([
      configuration.defaultConversationCreatorRoleSid,
      configuration.defaultConversationRoleSid,
      configuration.defaultChatServiceRoleSid,
    ]),
  );
  expect(dateCreated).toBeInstanceOf(Date);
  expect(dateCreated?.getMilliseconds()).toBe(0);
});

test('what names no service acts on the default one, and URLs have the form that was asked for', async () => {
  const { defaultChatServiceSid } = await conversations.fetchConfiguration();
  const user = await conversations.createUser({ identity: 'alice' });

  const same = await conversations.fetchServiceUser(defaultChatServiceSid ?? '', 'alice');

  expect(same.sid).toBe(user.sid);
  expect(user.url).toMatch(/\/v1\/Users\/US/);
  expect(same.url).toContain(`/v1/Services/${defaultChatServiceSid}/Users/US`);
});

test('a service becomes the default one, and a timer without a value is taken away', async () => {
  const { sid } = await conversations.createService({ friendlyName: 'Shop' });

  const set = await conversations.updateConfiguration({
    defaultChatServiceSid: sid,
    defaultInactiveTimer: 'PT1M',
    defaultClosedTimer: 'PT10M',
  });
  const emptied = await conversations.updateConfiguration({ defaultInactiveTimer: '' });

  expect(set).toMatchObject({ defaultChatServiceSid: sid, defaultInactiveTimer: 'PT1M' });
  expect(emptied).toMatchObject({ defaultInactiveTimer: null, defaultClosedTimer: 'PT10M' });
});

test('attributes come back as the text that was kept, and are read as an object', async () => {
  const attributes = { myKey: { my_other: [1, null] } };

  const user = await conversations.createUser({ identity: 'alice', attributes });

  expect(user.attributes).toBe(JSON.stringify(attributes));
  expect(attributesOf(user)).toEqual(attributes);
});

test('attributes that are no JSON are refused', async () => {
  const made = conversations.createUser({ identity: 'alice', attributes: '{' });

  expect(await refusalOf(made)).toEqual([400, expect.any(Number)]);
});

test('a user is changed by identity, and deleted', async () => {
  const { sid } = await conversations.createUser({ identity: 'al ice/1' });

  const changed = await conversations.updateUser('al ice/1', { friendlyName: 'Alice' });
  await conversations.deleteUser(sid);

  expect(changed).toMatchObject({ sid, identity: 'al ice/1', friendlyName: 'Alice' });
  expect(await refusalOf(conversations.fetchUser(sid))).toEqual([404, expect.any(Number)]);
});

test('an identity that is taken is refused, and one of another service is not', async () => {
  const { sid } = await conversations.createService({ friendlyName: 'Shop' });
  await conversations.createUser({ identity: 'alice' });

  const elsewhere = await conversations.createServiceUser(sid, { identity: 'alice' });

  expect(elsewhere.chatServiceSid).toBe(sid);
  expect(await refusalOf(conversations.createUser({ identity: 'alice' }))).toEqual([409, 50201]);
});

test('all users are listed over several pages, each once', async () => {
  const identities = ['a', 'b', 'c', 'd', 'e'];
  for (const identity of identities) await conversations.createUser({ identity });

  const first = await conversations.listUser({ pageSize: 2 });
  const second = await first.nextPage();
  const all = await conversations.listUser({ pageSize: 2 }).toArray({ limit: 100 });

  expect(first.users).toHaveLength(2);
  expect(first.meta).toMatchObject({ page: 0, pageSize: 2, key: 'users', previousPageUrl: null });
  expect(second?.meta).toMatchObject({ page: 1 });
  expect(all.map(({ identity }) => identity)).toEqual(identities);
});

test('a page of more than it can hold is refused before it is asked for', async () => {
  const error = await rejection(conversations.listUser({ pageSize: 51 }));

  expect(error).toBeInstanceOf(ConfigurationError);
});

test('a role allows what the last change said, and nothing else', async () => {
  const role = await conversations.createRole({
    friendlyName: 'Guest',
    type: 'conversation',
    permission: ['sendMessage', 'leaveConversation'],
  });

  const changed = await conversations.updateRole(role.sid, { permission: ['deleteOwnMessage'] });

  expect(role.permissions).toEqual(['sendMessage', 'leaveConversation']);
  expect(changed.permissions).toEqual(['deleteOwnMessage']);
});

test('an address is configured, found by itself, changed and deleted', async () => {
  const { sid } = await conversations.createConfigurationAddress({
    type: 'sms',
    address: '+15005550006',
    autoCreation: {
      enabled: true,
      type: 'webhook',
      webhookUrl: 'https://example.com/hook',
      webhookMethod: 'POST',
      webhookFilters: ['onMessageAdded', 'onParticipantAdded'],
    },
  });

  const found = await conversations.fetchConfigurationAddress('+15005550006');
  const changed = await conversations.updateConfigurationAddress(sid, {
    autoCreation: { type: 'studio', studioFlowSid: flow, studioRetryCount: 3 },
  });
  await conversations.deleteConfigurationAddress(sid);

  expect(found).toMatchObject({ sid, autoCreation: { webhookFilters: ['onMessageAdded', 'onParticipantAdded'] } });
  expect(changed.autoCreation).toEqual({ enabled: true, type: 'studio', studioFlowSid: flow, studioRetryCount: 3 });
  expect(await conversations.listConfigurationAddress({ type: 'sms' }).toArray({ limit: 10 })).toEqual([]);
});

test('each part of the notifications is changed by itself, down to those with media', async () => {
  const { sid } = await conversations.createService({ friendlyName: 'Shop' });

  const before = await conversations.fetchServiceNotification(sid);
  const after = await conversations.updateServiceNotification(sid, {
    newMessage: { sound: 'ping', withMedia: { enabled: true, template: 'A picture' } },
  });

  expect(before).toMatchObject({ logEnabled: false, newMessage: { enabled: false, withMedia: { enabled: false } } });
  expect(after.newMessage).toMatchObject({
    enabled: false,
    sound: 'ping',
    withMedia: { enabled: true, template: 'A picture' },
  });
  expect(after.addedToConversation).toEqual(before.addedToConversation);
});

test('webhooks of the account and of a service are told apart', async () => {
  const { sid } = await conversations.createService({ friendlyName: 'Shop' });

  await conversations.updateConfigurationWebhook({ postWebhookUrl: 'https://example.com/a', filters: ['onUserAdded'] });
  const ofService = await conversations.updateServiceWebhookConfiguration(sid, {
    preWebhookUrl: 'https://example.com/b',
    filters: ['onMessageAdd', 'onUserUpdate'],
    method: 'GET',
  });
  const ofAccount = await conversations.fetchConfigurationWebhook();

  expect(ofAccount).toMatchObject({ postWebhookUrl: 'https://example.com/a', filters: ['onUserAdded'] });
  expect(ofService).toMatchObject({ chatServiceSid: sid, method: 'GET', filters: ['onMessageAdd', 'onUserUpdate'] });
});

test('a credential tells its sandbox as a text, and shows no secret', async () => {
  const made = await conversations.createCredential({
    type: 'apn',
    certificate: 'CERT',
    privateKey: 'KEY',
    sandbox: true,
  });

  const changed = await conversations.updateCredential(made.sid, { sandbox: false });

  expect([made.sandbox, changed.sandbox]).toEqual(['True', 'False']);
  expect(JSON.stringify(made)).not.toMatch(/CERT|KEY/);
});

test('a service goes with all that is in it', async () => {
  const { sid } = await conversations.createService({ friendlyName: 'Shop' });
  await conversations.createServiceUser(sid, { identity: 'alice' });

  await conversations.deleteService(sid);

  expect(await refusalOf(conversations.fetchServiceUser(sid, 'alice'))).toEqual([404, expect.any(Number)]);
  expect(await refusalOf(conversations.fetchService(sid))).toEqual([404, expect.any(Number)]);
});

test('the literals alone do what the methods do', async () => {
  const client = createClient(account);
  const { sid } = await conversations.createService({ friendlyName: 'Shop' });

  const made = await execute(client, createServiceUser, { chatServiceSid: sid, identity: 'bob' });
  const users = await paginate(client, listServiceUser, { chatServiceSid: sid }).toArray({ limit: 10 });

  expect(responseOf(made)?.statusCode).toBe(201);
  expect(users.map(({ identity }) => identity)).toEqual(['bob']);
});

test.each([
  ['a user', () => conversations.fetchUser(noUser)],
  ['a role', () => conversations.fetchRole(noRole)],
  ['a service', () => conversations.fetchService(noService)],
  ['an address', () => conversations.fetchConfigurationAddress('+15005550009')],
  ['the users of a service', () => conversations.listServiceUser(noService)],
])('%s that is not there is refused with 404', async (_, call) => {
  expect(await refusalOf(call())).toEqual([404, expect.any(Number)]);
});

test.each([
  [
    'a permission that there is not',
    50104,
    () => conversations.createRole({ friendlyName: 'r', type: 'service', permission: ['fly'] }),
  ],
  ['a role that there is not', 50100, () => conversations.createUser({ identity: 'a', roleSid: noRole })],
  [
    'a webhook without its address',
    50369,
    () =>
      conversations.createConfigurationAddress({
        type: 'sms',
        address: '+15005550007',
        autoCreation: { type: 'webhook' },
      }),
  ],
])('%s is refused with 400', async (_, code, call) => {
  expect(await refusalOf(call())).toEqual([400, code]);
});

test('no account sees the users of another one', async () => {
  const { sid } = await conversations.createUser({ identity: 'alice' });
  const other = new ConversationsV1(sandbox.newAccount());

  expect(await refusalOf(other.fetchUser(sid))).toEqual([404, expect.any(Number)]);
  expect(await other.listUser().toArray({ limit: 10 })).toEqual([]);
});
