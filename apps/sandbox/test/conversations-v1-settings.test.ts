import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { type FormCall, formClient } from './form-client.ts';
import { account, call, type Json, otherAccount } from './test-client.ts';
import { webhookReceiver } from './webhook-receiver.ts';

let sandbox: Sandbox;
let v1: FormCall;

beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  v1 = formClient(sandbox, 'conversations.twilio.com/v1');
});
afterEach(async () => await sandbox.close());

async function newService(friendlyName = 'Home'): Promise<Json> {
  const { status, body } = await v1('POST', '/Services', { form: { FriendlyName: friendlyName } });
  expect(status).toBe(201);
  return body;
}

const refusal = (status: number, code: number): object => ({
  status,
  body: { code, status, message: expect.any(String), more_info: `https://www.twilio.com/docs/errors/${code}` },
});

test('a service comes with roles, and its configuration names the default ones', async () => {
  const { sid, url, links } = await newService();

  const { body: configuration } = await v1('GET', `/Services/${sid}/Configuration`);
  const { body: list } = await v1('GET', `/Services/${sid}/Roles`);

  expect(sid).toMatch(/^IS[0-9a-f]{32}$/);
  expect(url).toBe(`${sandbox.url}/conversations.twilio.com/v1/Services/${sid}`);
  expect(links.conversation_with_participants).toBe(`${url}/ConversationWithParticipants`);
  const byName = Object.fromEntries(list.roles.map((role: Json) => [role.friendly_name, role]));
  expect(configuration).toMatchObject({
    chat_service_sid: sid,
    default_conversation_creator_role_sid: byName['channel admin'].sid,
    default_conversation_role_sid: byName['channel user'].sid,
    default_chat_service_role_sid: byName['service user'].sid,
    reachability_enabled: false,
  });
  expect(byName['service user']).toMatchObject({
    type: 'service',
    permissions: expect.arrayContaining(['joinConversation']),
  });
});

test('dates are told to the second', async () => {
  const { date_created: created } = await newService();

  expect(created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
});

test('paths without a service act on the default one, which is made when it is needed', async () => {
  const { body: configuration } = await v1('GET', '/Configuration');
  const { body: user } = await v1('POST', '/Users', { form: { Identity: 'alice' } });
  const { body: same } = await v1('GET', `/Services/${configuration.default_chat_service_sid}/Users/alice`);

  expect(same.sid).toBe(user.sid);
  expect(user.url).toBe(`${sandbox.url}/conversations.twilio.com/v1/Users/${user.sid}`);
  expect(same.url).toContain(`/v1/Services/${configuration.default_chat_service_sid}/Users/${user.sid}`);
});

test('another service becomes the default one', async () => {
  const { sid } = await newService();

  const { body } = await v1('POST', '/Configuration', { form: { DefaultChatServiceSid: sid } });
  const { body: user } = await v1('POST', '/Users', { form: { Identity: 'bob' } });

  expect(body.default_chat_service_sid).toBe(sid);
  expect(user.chat_service_sid).toBe(sid);
});

test.each([
  [{ DefaultInactiveTimer: 'PT59S' }, 50375],
  [{ DefaultInactiveTimer: 'an hour' }, 50379],
  [{ DefaultClosedTimer: 'PT9M' }, 50376],
  [{ DefaultClosedTimer: '10' }, 50380],
  [{ DefaultMessagingServiceSid: 'MG1' }, 50340],
])('the configuration refuses %j with %i', async (form, code) => {
  expect(await v1('POST', '/Configuration', { form })).toMatchObject(refusal(400, code));
});

test('a field without a value is taken away', async () => {
  await v1('POST', '/Configuration', { form: { DefaultInactiveTimer: 'PT1M', DefaultClosedTimer: 'PT10M' } });
  const { body } = await v1('POST', '/Configuration', { form: { DefaultInactiveTimer: '' } });

  expect(body).toMatchObject({ default_inactive_timer: null, default_closed_timer: 'PT10M' });
});

test('lists go on by URLs that repeat the filters, to the end and back', async () => {
  for (const name of ['a', 'b', 'c']) await v1('POST', '/Users', { form: { Identity: name } });

  const first = await v1('GET', '/Users?PageSize=2');
  const second = await v1('GET', first.body.meta.next_page_url);
  const back = await v1('GET', second.body.meta.previous_page_url);

  expect(first.body.users.map((user: Json) => user.identity)).toEqual(['a', 'b']);
  expect(first.body.meta).toMatchObject({
    page: 0,
    page_size: 2,
    key: 'users',
    previous_page_url: null,
    first_page_url: `${sandbox.url}/conversations.twilio.com/v1/Users?PageSize=2&Page=0`,
  });
  expect(first.body.meta.next_page_url).toContain('/v1/Users?PageSize=2&Page=1&PageToken=');
  expect(second.body.users.map((user: Json) => user.identity)).toEqual(['c']);
  expect(second.body.meta).toMatchObject({ page: 1, next_page_url: null });
  expect(back.body.users.map((user: Json) => user.identity)).toEqual(['a', 'b']);
});

test('a page of more than it can hold is cut, and a malformed size is refused', async () => {
  const { body } = await v1('GET', '/Users?PageSize=1000&Page=0');

  expect(body.meta.page_size).toBe(50);
  expect(await v1('GET', '/Users?PageSize=0')).toMatchObject(refusal(400, 20001));
  expect(await v1('GET', '/Users?PageToken=nonsense')).toMatchObject(refusal(400, 20001));
});

test('a user is changed, found by identity, and deleted', async () => {
  const { body: role } = await v1('POST', '/Roles', {
    form: { FriendlyName: 'r', Type: 'service', Permission: ['joinConversation', 'editOwnUserInfo'] },
  });
  const { body: user } = await v1('POST', '/Users', { form: { Identity: 'al ice', Attributes: '{"a":1}' } });

  const { body: changed } = await v1('POST', `/Users/${encodeURIComponent('al ice')}`, {
    form: { FriendlyName: 'Alice', RoleSid: role.sid },
  });
  const removed = await v1('DELETE', `/Users/${user.sid}`);

  expect(changed).toMatchObject({
    sid: user.sid,
    friendly_name: 'Alice',
    attributes: '{"a":1}',
    role_sid: role.sid,
    is_online: null,
  });
  expect(removed.status).toBe(204);
  expect(await v1('GET', '/Users/al%20ice')).toMatchObject(refusal(404, 20404));
  expect((await v1('POST', '/Users', { form: { Identity: 'al ice' } })).status).toBe(201);
});

test.each([
  [{ Identity: 'a'.repeat(257) }, 400, 50207],
  [{ Identity: `US${'0'.repeat(32)}` }, 400, 50206],
  [{ Identity: 'taken' }, 409, 50201],
  [{ Identity: 'b', Attributes: '{' }, 400, 50304],
  [{ Identity: 'b', Attributes: JSON.stringify('x'.repeat(4096)) }, 400, 50303],
  [{ Identity: 'b', RoleSid: `RL${'0'.repeat(32)}` }, 400, 50100],
  [{ Identity: 'b', FriendlyName: 'x'.repeat(257) }, 400, 50003],
  [{}, 400, 20001],
  [{ Identity: 'b', Colour: 'red' }, 400, 20001],
])('a user with %o is refused with %i and %i', async (form, status, code) => {
  await v1('POST', '/Users', { form: { Identity: 'taken' } });

  expect(await v1('POST', '/Users', { form })).toMatchObject(refusal(status, code));
});

test('a role for conversations cannot be the role of a user', async () => {
  const { body: role } = await v1('POST', '/Roles', {
    form: { FriendlyName: 'r', Type: 'Conversation', Permission: 'sendMessage' },
  });

  expect(role).toMatchObject({ type: 'conversation', permissions: ['sendMessage'] });
  expect(await v1('POST', '/Users', { form: { Identity: 'a', RoleSid: role.sid } })).toMatchObject(refusal(400, 50105));
});

test('a role allows what the last change said, and nothing else', async () => {
  const form = { FriendlyName: 'r', Type: 'conversation', Permission: ['sendMessage', 'leaveConversation'] };
  const { body: role } = await v1('POST', '/Roles', { form });

  const { body } = await v1('POST', `/Roles/${role.sid}`, { form: { Permission: ['deleteOwnMessage'] } });

  expect(body.permissions).toEqual(['deleteOwnMessage']);
  expect(await v1('POST', `/Roles/${role.sid}`, { form: { Permission: 'createConversation' } })).toMatchObject(
    refusal(400, 50104),
  );
  expect((await v1('DELETE', `/Roles/${role.sid}`)).status).toBe(204);
  expect(await v1('GET', `/Roles/${role.sid}`)).toMatchObject(refusal(404, 20404));
});

test('a default role is not deleted', async () => {
  const { body: configuration } = await v1('GET', '/Configuration');
  const { body } = await v1('GET', `/Services/${configuration.default_chat_service_sid}/Configuration`);

  expect(await v1('DELETE', `/Roles/${body.default_conversation_role_sid}`)).toMatchObject(refusal(400, 50109));
});

test('an address keeps only the fields of its type, and is found by itself too', async () => {
  const { body } = await v1('POST', '/Configuration/Addresses', {
    form: {
      Type: 'whAtsAPP',
      Address: 'whatsapp:+15005550006',
      'AutoCreation.Enabled': 'true',
      'AutoCreation.Type': 'webhook',
      'AutoCreation.WebhookUrl': 'https://example.com/hook',
      'AutoCreation.WebhookMethod': 'post',
      'AutoCreation.WebhookFilters': ['onMessageAdded', 'onParticipantAdded'],
      AddressCountry: 'us',
    },
  });
  const { body: found } = await v1('GET', `/Configuration/Addresses/${encodeURIComponent('whatsapp:+15005550006')}`);
  const { body: changed } = await v1('POST', `/Configuration/Addresses/${body.sid}`, {
    form: {
      'AutoCreation.Type': 'studio',
      'AutoCreation.StudioFlowSid': `FW${'0'.repeat(32)}`,
      'AutoCreation.StudioRetryCount': '3',
    },
  });
  const { body: list } = await v1('GET', '/Configuration/Addresses?Type=WhatsApp');

  expect(found).toEqual(body);
  expect(body).toMatchObject({
    type: 'whAtsAPP',
    address_country: 'US',
    auto_creation: {
      enabled: true,
      type: 'webhook',
      webhook_url: 'https://example.com/hook',
      webhook_method: 'POST',
      webhook_filters: ['onMessageAdded', 'onParticipantAdded'],
    },
  });
  expect(changed.auto_creation).toEqual({
    enabled: true,
    type: 'studio',
    studio_flow_sid: `FW${'0'.repeat(32)}`,
    studio_retry_count: 3,
  });
  expect(list.address_configurations).toHaveLength(1);
  expect((await v1('GET', '/Configuration/Addresses?Type=sms')).body.address_configurations).toEqual([]);
});

test.each([
  [{ Type: 'pigeon', Address: 'a' }, 400, 20001],
  [{ Type: 'sms', Address: '+15005550006' }, 409, 20409],
  [{ Type: 'sms', Address: '+15005550007', 'AutoCreation.Type': 'webhook' }, 400, 50369],
  [{ Type: 'sms', Address: '+15005550007', 'AutoCreation.Type': 'studio' }, 400, 50367],
  [
    {
      Type: 'sms',
      Address: '+15005550007',
      'AutoCreation.Type': 'webhook',
      'AutoCreation.WebhookUrl': 'https://example.com',
      'AutoCreation.WebhookFilters': 'onMessageAdd',
    },
    400,
    50365,
  ],
])('the address %j is refused with %i and %i', async (form, status, code) => {
  await v1('POST', '/Configuration/Addresses', { form: { Type: 'sms', Address: '+15005550006' } });

  expect(await v1('POST', '/Configuration/Addresses', { form })).toMatchObject(refusal(status, code));
});

test('a service that was never told whom to call says so, and keeps what it is told', async () => {
  const { sid } = await newService();
  const path = `/Services/${sid}/Configuration/Webhooks`;

  const { body: empty } = await v1('GET', path);
  const { body } = await v1('POST', path, {
    form: { PreWebhookUrl: 'https://example.com/pre', Filters: ['onMessageAdd', 'onUserUpdated'], Method: 'get' },
  });

  expect(empty).toMatchObject({ pre_webhook_url: null, post_webhook_url: null, filters: null, method: null });
  expect(body).toMatchObject({
    pre_webhook_url: 'https://example.com/pre',
    filters: ['onMessageAdd', 'onUserUpdated'],
    method: 'GET',
  });
  expect(await v1('POST', path, { form: { Filters: 'onNothing' } })).toMatchObject(refusal(400, 50365));
  expect(await v1('POST', path, { form: { PostWebhookUrl: 'nowhere' } })).toMatchObject(refusal(400, 50369));
});

test('the account has webhooks of its own', async () => {
  const form = { PostWebhookUrl: 'https://example.com/post', Filters: 'onConversationUpdated', Target: 'Flex' };

  const { body } = await v1('POST', '/Configuration/Webhooks', { form });

  expect(body).toMatchObject({ target: 'flex', method: 'POST', filters: ['onConversationUpdated'] });
  expect((await v1('GET', '/Configuration/Webhooks')).body).toEqual(body);
});

test('notifications are off at first, and each part is changed by itself', async () => {
  const { sid } = await newService();
  const path = `/Services/${sid}/Configuration/Notifications`;

  const { body: before } = await v1('GET', path);
  const { body } = await v1('POST', path, {
    form: {
      LogEnabled: 'true',
      'NewMessage.Enabled': 'true',
      'NewMessage.Template': 'Something new',
      'NewMessage.WithMedia.Enabled': 'true',
    },
  });

  expect(before).toMatchObject({ log_enabled: false, new_message: { enabled: false, with_media: { enabled: false } } });
  expect(body).toMatchObject({
    log_enabled: true,
    new_message: {
      enabled: true,
      template: 'Something new',
      badge_count_enabled: false,
      with_media: { enabled: true },
    },
    added_to_conversation: { enabled: false },
  });
});

test('a credential never shows its secrets, and tells its sandbox as a text', async () => {
  const form = { Type: 'apn', FriendlyName: 'Push', Certificate: 'CERT', PrivateKey: 'KEY', Sandbox: 'true' };
  const { body } = await v1('POST', '/Credentials', { form });

  const { body: changed } = await v1('POST', `/Credentials/${body.sid}`, { form: { Sandbox: 'false' } });

  expect(body).toMatchObject({ type: 'apn', friendly_name: 'Push', sandbox: 'True' });
  expect(JSON.stringify(body)).not.toMatch(/CERT|KEY/);
  expect(changed.sandbox).toBe('False');
  expect((await v1('GET', '/Credentials')).body.credentials).toHaveLength(1);
  expect((await v1('DELETE', `/Credentials/${body.sid}`)).status).toBe(204);
  expect(await v1('POST', '/Credentials', { form: { Type: 'telegraph' } })).toMatchObject(refusal(400, 20001));
});

test('devices that an app registers are listed by kind and user, and deleted', async () => {
  const { sid } = await newService();
  const register = async (identity: string, kind: string): Promise<Json> => {
    const body = { account_sid: account, chat_service_sid: sid, identity, binding_type: kind, endpoint: 'device' };
    return (await call(sandbox, 'POST', '/_sandbox/v1/bindings', { body })).body;
  };
  const first = await register('alice', 'fcm');
  await register('bob', 'apn');

  const path = `/Services/${sid}/Bindings`;
  const identities = async (query: string): Promise<string[]> =>
    (await v1('GET', path + query)).body.bindings.map((binding: Json) => binding.identity);

  expect(await identities('')).toEqual(['alice', 'bob']);
  expect(await identities('?BindingType=apn&BindingType=gcm')).toEqual(['bob']);
  expect(await identities('?Identity=alice')).toEqual(['alice']);
  expect((await v1('GET', `${path}/${first.sid}`)).body.binding_type).toBe('fcm');
  expect((await v1('DELETE', `${path}/${first.sid}`)).status).toBe(204);
  expect(await v1('GET', `${path}/${first.sid}`)).toMatchObject(refusal(404, 20404));
});

test('a service goes with all that is in it', async () => {
  const { sid } = await newService();
  await v1('POST', `/Services/${sid}/Users`, { form: { Identity: 'alice' } });

  const { status } = await v1('DELETE', `/Services/${sid}`);

  expect(status).toBe(204);
  expect(await v1('GET', `/Services/${sid}`)).toMatchObject(refusal(404, 20404));
  expect(await v1('GET', `/Services/${sid}/Users/alice`)).toMatchObject(refusal(404, 20404));
});

test('no account sees what another one has', async () => {
  const { sid } = await newService();

  expect(await v1('GET', `/Services/${sid}`, { account: otherAccount })).toMatchObject(refusal(404, 20404));
});

test('a call that asks for it is told to the webhooks, and can be refused by them', async () => {
  const receiver = await webhookReceiver();
  await v1('POST', '/Configuration/Webhooks', {
    form: {
      PreWebhookUrl: `${receiver.url}/pre`,
      PostWebhookUrl: `${receiver.url}/post`,
      Filters: ['onUserAdded', 'onUserUpdate', 'onUserUpdated'],
    },
  });
  const headers = { 'x-twilio-webhook-enabled': 'true' };

  await v1('POST', '/Users', { form: { Identity: 'silent' } });
  const { body: user } = await v1('POST', '/Users', { form: { Identity: 'alice' }, headers });
  receiver.answer('/pre', 403);
  const refused = await v1('POST', `/Users/${user.sid}`, { form: { FriendlyName: 'A' }, headers });
  receiver.answer('/pre', 200);
  await v1('POST', `/Users/${user.sid}`, { form: { FriendlyName: 'A' }, headers });
  await expect.poll(() => receiver.received.length).toBe(4);

  expect(refused).toMatchObject(refusal(403, 50056));
  expect(receiver.received.map(({ path, fields }) => [path, fields['EventType'], fields['Identity']])).toEqual([
    ['/post', 'onUserAdded', 'alice'],
    ['/pre', 'onUserUpdate', 'alice'],
    ['/pre', 'onUserUpdate', 'alice'],
    ['/post', 'onUserUpdated', 'alice'],
  ]);
  expect(receiver.received.every(({ isSigned }) => isSigned)).toBe(true);
  await receiver.close();
});
