import { ConversationsV1 } from '@comms/conversations-v1';
import { ApiError, responseOf } from '@comms/core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rejection, type Sandboxed, sandboxed } from '../src/sandbox-world.ts';

const ann = '+12065550101';
const bob = '+12065550102';
const ours = '+12065550199';
const binding = (address: string): { messagingBinding: { address: string; proxyAddress: string } } => ({
  messagingBinding: { address, proxyAddress: ours },
});

let sandbox: Sandboxed;
let account: ReturnType<Sandboxed['newAccount']>;
let client: ConversationsV1;
beforeAll(async () => {
  sandbox = await sandboxed();
  await sandbox.control('PUT', '/clock', { mode: 'frozen' });
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
  account = sandbox.newAccount();
  client = new ConversationsV1(account);
});

/** Status and code of a refusal. */
async function refusalOf(call: PromiseLike<unknown>): Promise<unknown> {
  const error = await rejection(call);
  return ApiError.isInstance(error) ? [error.status, error.code] : error;
}

async function advance(by: string): Promise<void> {
  await sandbox.control('POST', '/clock/advance', { by });
}

async function receive(from: string, to: string, text: string): Promise<unknown> {
  const tel = (address: string): object => ({ address, channel: 'tel' });
  const body = { account_sid: account.security.username, from: tel(from), to: tel(to), text };
  return await sandbox.control('POST', '/inbound/messages', body);
}

describe('conversations', () => {
  test('one is made, read by SID and by name, changed, listed and deleted', async () => {
    const made = await client.createConversation({
      friendlyName: 'Support',
      uniqueName: 'support',
      attributes: { topic: 'feedback' },
      state: 'active',
      timers: { inactive: 'PT1M', closed: 'PT10M' },
      bindings: { email: { address: 'help@example.com', name: 'Help' } },
      dateCreated: new Date('2020-01-01T12:00:00Z'),
    });
    const read = await client.fetchConversation('support');
    const changed = await client.updateConversation(made.sid, { friendlyName: 'Done', timers: { inactive: '' } });
    const filters = { startDate: '2020-01-01', endDate: '2020-01-01', state: 'active', pageSize: 1 };
    const listed = await client.listConversation(filters).toArray({ limit: 10 });

    expect(read).toEqual(made);
    expect(made).toMatchObject({
      attributes: '{"topic":"feedback"}',
      timers: { dateInactive: expect.any(Date), dateClosed: expect.any(Date) },
      bindings: { email: { projectedAddress: 'help@example.com', name: 'Help' } },
      dateCreated: new Date('2020-01-01T12:00:00Z'),
    });
    expect(changed.friendlyName).toBe('Done');
    expect(changed.timers).not.toHaveProperty('dateInactive');
    expect(listed.map(({ sid }) => sid)).toEqual([made.sid]);
    await client.deleteConversation('support');
    expect(await refusalOf(client.fetchConversation('support'))).toEqual([404, 20404]);
  });

  test('a service has its own, by paths of its own', async () => {
    const { sid: service } = await client.createService({ friendlyName: 's' });
    const made = await client.createServiceConversation(service, { uniqueName: 'u' });
    const changed = await client.updateServiceConversation(service, 'u', { state: 'inactive' });
    const listed = await client.listServiceConversation(service, { state: 'inactive' }).toArray({ limit: 10 });

    expect(made.url).toContain(`/Services/${service}/Conversations/${made.sid}`);
    expect(await client.fetchServiceConversation(service, made.sid)).toEqual(changed);
    expect(listed).toEqual([changed]);
    expect(await refusalOf(client.fetchConversation(made.sid))).toEqual([404, 20404]);
    await client.deleteServiceConversation(service, 'u');
    expect(await refusalOf(client.deleteServiceConversation(service, 'u'))).toEqual([404, 20404]);
  });

  test('time takes one to its end', async () => {
    const { sid } = await client.createConversation({ state: 'active', timers: { inactive: 'PT1M', closed: 'PT10M' } });
    await advance('PT1M');
    expect((await client.fetchConversation(sid)).state).toBe('inactive');
    await advance('PT9M');
    expect((await client.fetchConversation(sid)).state).toBe('closed');
    expect(await refusalOf(client.updateConversation(sid, { state: 'active' }))).toEqual([400, 50377]);
  });

  test('refusals carry the codes of the vendor', async () => {
    const refused = async (request: Parameters<typeof client.createConversation>[0]): Promise<unknown> =>
      await refusalOf(client.createConversation(request));
    await client.createConversation({ uniqueName: 'u' });

    expect(await refused({ uniqueName: 'u' })).toEqual([409, 50353]);
    expect(await refused({ state: 'closed' })).toEqual([400, 50384]);
    expect(await refused({ timers: { closed: 'PT10M' } })).toEqual([400, 50382]);
    expect(await refused({ friendlyName: 'x'.repeat(257) })).toEqual([400, 50003]);
    expect(await refusalOf(client.updateConversation('u', {}))).toEqual([400, 50347]);
    expect(await refusalOf(client.listConversation({ state: 'asleep' }).toArray({ limit: 1 }))).toEqual([400, 50378]);
  });

  test('one begins with all who take part, or with none', async () => {
    const participant = [
      { identity: 'alice', attributes: { a: 1 } },
      binding(ann),
      JSON.stringify({ identity: 'bob' }),
    ];
    const made = await client.createConversationWithParticipants({ participant });

    expect(responseOf(made)?.statusCode).toBe(202);
    expect(made.state).toBe('initializing');
    await advance('PT1S');
    const participants = await client.listConversationParticipant(made.sid).toArray({ limit: 10 });
    expect(participants).toMatchObject([
      { identity: 'alice', attributes: '{"a":1}' },
      { messagingBinding: { type: 'sms', address: ann, proxyAddress: ours } },
      { identity: 'bob' },
    ]);
    expect(await refusalOf(client.createConversationWithParticipants({ participant }))).toEqual([409, 50425]);

    const { sid: service } = await client.createService({ friendlyName: 's' });
    const other = await client.createServiceConversationWithParticipants(service, { participant: [binding(bob)] });
    expect(other.chatServiceSid).toBe(service);
    const many = { participant: Array.from({ length: 11 }, (_, index) => ({ identity: String(index) })) };
    expect(await refusalOf(client.createServiceConversationWithParticipants(service, many))).toEqual([400, 50426]);
  });
});

describe('participants', () => {
  test('they come, are read, changed and listed, and go', async () => {
    const { sid } = await client.createConversation({});
    const alice = await client.createConversationParticipant(sid, { identity: 'alice' });
    const phone = await client.createConversationParticipant(sid, binding(ann));
    await client.createConversationMessage(sid, { body: 'a' });

    const read = await client.updateConversationParticipant(sid, alice.sid, { lastReadMessageIndex: 0 });
    expect(read).toMatchObject({ lastReadMessageIndex: 0, lastReadTimestamp: expect.any(Date) });
    const reset = await client.updateConversationParticipant(sid, alice.sid, { lastReadMessageIndex: null });
    expect(reset).toMatchObject({ lastReadMessageIndex: null });
    const moved = await client.updateConversationParticipant(sid, phone.sid, {
      messagingBinding: { proxyAddress: '+12065550198' },
    });
    expect(moved.messagingBinding?.proxyAddress).toBe('+12065550198');
    const alone = await client.updateConversationParticipant(sid, phone.sid, {
      messagingBinding: { proxyAddress: null },
    });
    expect(alone.messagingBinding).toEqual({ type: 'sms', address: ann });

    expect((await client.fetchConversationParticipant(sid, 'alice')).sid).toBe(alice.sid);
    await client.deleteConversationParticipant(sid, alice.sid);
    const left = await client.listConversationParticipant(sid, { pageSize: 1 }).toArray({ limit: 10 });
    expect(left.map((participant) => participant.sid)).toEqual([phone.sid]);
  });

  test('a refusal names the conversation that has the addresses', async () => {
    const [one, two] = [await client.createConversation({}), await client.createConversation({})];
    await client.createConversationParticipant(one.sid, binding(ann));

    const error = await rejection(client.createConversationParticipant(two.sid, binding(ann)));

    expect(error).toMatchObject({ status: 409, code: 50416 });
    expect(String(error)).toContain(one.sid);
  });

  test('a service has its own paths', async () => {
    const { sid: service } = await client.createService({ friendlyName: 's' });
    const { sid } = await client.createServiceConversation(service, {});
    const made = await client.createServiceConversationParticipant(service, sid, { identity: 'alice' });
    const changed = await client.updateServiceConversationParticipant(service, sid, made.sid, { attributes: { a: 1 } });

    expect(await client.fetchServiceConversationParticipant(service, sid, made.sid)).toEqual(changed);
    expect(await client.listServiceConversationParticipant(service, sid).toArray({ limit: 10 })).toEqual([changed]);
    const again = client.createServiceConversationParticipant(service, sid, { identity: 'alice' });
    expect(await refusalOf(again)).toEqual([409, 50433]);
    await client.deleteServiceConversationParticipant(service, sid, made.sid);
    const gone = client.fetchServiceConversationParticipant(service, sid, made.sid);
    expect(await refusalOf(gone)).toEqual([404, 20404]);
  });

  test('conversations are found by those who take part in them', async () => {
    const { sid, chatServiceSid } = await client.createConversation({});
    const alice = await client.createConversationParticipant(sid, { identity: 'alice' });
    await client.createConversationParticipant(sid, binding(ann));

    const byIdentity = await client.listParticipantConversation({ identity: 'alice' }).toArray({ limit: 10 });
    const byAddress = await client.listServiceParticipantConversation(chatServiceSid ?? '', { address: ann }).toArray({
      limit: 10,
    });

    expect(byIdentity).toMatchObject([{ participantSid: alice.sid, conversationDateCreated: expect.any(Date) }]);
    expect(byAddress).toMatchObject([{ conversationSid: sid, participantMessagingBinding: { type: 'sms' } }]);
    const both = client.listParticipantConversation({ identity: 'a', address: 'b' }).toArray({ limit: 1 });
    expect(await refusalOf(both)).toEqual([400, 50451]);
    const none = client.listServiceParticipantConversation(chatServiceSid ?? '', {}).toArray({ limit: 1 });
    expect(await refusalOf(none)).toEqual([400, 20001]);
  });

  test('a user sees its conversations, reads, mutes and leaves them', async () => {
    const { sid, chatServiceSid: service } = await client.createConversation({});
    await client.createConversationParticipant(sid, { identity: 'alice' });
    for (const body of ['a', 'b', 'c']) await client.createConversationMessage(sid, { body });

    const read = await client.updateUserConversation('alice', sid, {
      lastReadMessageIndex: 0,
      notificationLevel: 'muted',
    });
    expect(read).toMatchObject({ unreadMessagesCount: 2, notificationLevel: 'muted' });
    expect(await client.fetchUserConversation('alice', sid)).toEqual(read);
    expect(await client.listUserConversation('alice').toArray({ limit: 10 })).toEqual([read]);
    const reset = await client.updateServiceUserConversation(service ?? '', 'alice', sid, {
      lastReadMessageIndex: null,
    });
    expect(reset.unreadMessagesCount).toBeNull();
    expect(await client.fetchServiceUserConversation(service ?? '', 'alice', sid)).toEqual(reset);
    expect(await client.listServiceUserConversation(service ?? '', 'alice').toArray({ limit: 10 })).toEqual([reset]);

    const loud = client.updateUserConversation('alice', sid, { notificationLevel: 'loud' });
    expect(await refusalOf(loud)).toEqual([400, 50210]);
    await client.deleteUserConversation('alice', sid);
    expect(await refusalOf(client.fetchUserConversation('alice', sid))).toEqual([404, 20404]);
    expect(await refusalOf(client.deleteServiceUserConversation(service ?? '', 'alice', sid))).toEqual([404, 20404]);
    await client.createConversationParticipant(sid, { identity: 'alice' });
    await client.deleteServiceUserConversation(service ?? '', 'alice', sid);
    expect(await client.listUserConversation('alice').toArray({ limit: 10 })).toEqual([]);
  });
});

describe('messages', () => {
  test('one is said, read, changed, listed and deleted', async () => {
    const { sid } = await client.createConversation({});
    const alice = await client.createConversationParticipant(sid, { identity: 'alice' });
    const first = await client.createConversationMessage(sid, { body: 'one', author: 'alice', attributes: { a: 1 } });
    await client.createConversationMessage(sid, {
      contentSid: `HX${'a'.repeat(32)}`,
      contentVariables: { 1: 'Ann' },
    });

    expect(first).toMatchObject({ index: 0, participantSid: alice.sid, attributes: '{"a":1}', delivery: null });
    expect(await client.fetchConversationMessage(sid, first.sid)).toEqual(first);
    expect((await client.updateConversationMessage(sid, first.sid, { body: 'changed' })).body).toBe('changed');
    const newest = await client.listConversationMessage(sid, { order: 'desc', pageSize: 1 }).toArray({ limit: 10 });
    expect(newest.map(({ index }) => index)).toEqual([1, 0]);
    await client.deleteConversationMessage(sid, first.sid);
    expect(await refusalOf(client.fetchConversationMessage(sid, first.sid))).toEqual([404, 20404]);
    expect(await refusalOf(client.createConversationMessage(sid, {}))).toEqual([400, 50503]);
    expect(await refusalOf(client.listConversationMessage(sid, { order: 'new' }).toArray({ limit: 1 }))).toEqual([
      400, 20001,
    ]);
  });

  test('receipts follow the copies to the end', async () => {
    const { sid } = await client.createConversation({});
    await client.createConversationParticipant(sid, binding(ann));
    await client.createConversationParticipant(sid, binding('+15005551203'));
    const message = await client.createConversationMessage(sid, { body: 'Hello' });
    await advance('PT1M');

    const receipts = await client
      .listConversationMessageReceipt(sid, message.sid, { pageSize: 1 })
      .toArray({ limit: 10 });
    expect(receipts.map(({ status, errorCode }) => [status, errorCode])).toEqual([
      ['delivered', 0],
      ['undelivered', 30005],
    ]);
    const [receipt] = receipts;
    expect(await client.fetchConversationMessageReceipt(sid, message.sid, receipt?.sid ?? '')).toEqual(receipt);
    expect((await client.fetchConversationMessage(sid, message.sid)).delivery).toMatchObject({ total: 2, sent: 'all' });
    expect(await refusalOf(client.fetchConversationMessageReceipt(sid, message.sid, 'DY1'))).toEqual([404, 20404]);
  });

  test('a service has its own paths', async () => {
    const { sid: service } = await client.createService({ friendlyName: 's' });
    const { sid } = await client.createServiceConversation(service, {});
    await client.createServiceConversationParticipant(service, sid, binding(ann));
    const made = await client.createServiceConversationMessage(service, sid, { body: 'a' });
    const changed = await client.updateServiceConversationMessage(service, sid, made.sid, { subject: 's', body: 'b' });

    expect(await client.fetchServiceConversationMessage(service, sid, made.sid)).toEqual(changed);
    expect(await client.listServiceConversationMessage(service, sid).toArray({ limit: 10 })).toEqual([changed]);
    const [receipt] = await client.listServiceConversationMessageReceipt(service, sid, made.sid).toArray({ limit: 1 });
    const read = await client.fetchServiceConversationMessageReceipt(service, sid, made.sid, receipt?.sid ?? '');
    expect(read).toEqual(receipt);
    expect(read.url).toContain(`/Services/${service}/Conversations/${sid}/Messages/${made.sid}/Receipts/`);
    const long = client.createServiceConversationMessage(service, sid, { body: 'x'.repeat(1601) });
    expect(await refusalOf(long)).toEqual([400, 50504]);
    await client.deleteServiceConversationMessage(service, sid, made.sid);
    expect(await refusalOf(client.deleteServiceConversationMessage(service, sid, made.sid))).toEqual([404, 20404]);
  });

  test('what comes in is said by the one who wrote it', async () => {
    const { sid } = await client.createConversation({});
    const phone = await client.createConversationParticipant(sid, binding(ann));

    expect(await receive(ann, ours, 'Hi')).toMatchObject({ taken: { conversation_sid: sid } });

    const [message] = await client.listConversationMessage(sid).toArray({ limit: 10 });
    expect(message).toMatchObject({ author: ann, participantSid: phone.sid, body: 'Hi' });
  });

  test('an address begins conversations by itself', async () => {
    await client.createConfigurationAddress({ type: 'sms', address: ours, autoCreation: { enabled: true } });
    await receive(ann, ours, 'Hi');

    const [found] = await client.listParticipantConversation({ address: ann }).toArray({ limit: 10 });
    expect(found).toMatchObject({ conversationState: 'active', participantMessagingBinding: { proxyAddress: ours } });
  });
});

describe('webhooks of conversations', () => {
  const configuration = { url: 'http://127.0.0.1:9/', filters: ['onMessageAdded'] };

  test('one is made, read, changed, listed and deleted', async () => {
    const { sid } = await client.createConversation({});
    const made = await client.createConversationScopedWebhook(sid, {
      target: 'trigger',
      configuration: { url: 'http://127.0.0.1:9/', method: 'GET', triggers: ['help', 'stop'], replayAfter: 0 },
    });
    const changed = await client.updateConversationScopedWebhook(sid, made.sid, {
      configuration: { triggers: ['yes'] },
    });

    expect(made.configuration).toMatchObject({ method: 'get', triggers: ['help', 'stop'], replayAfter: 0 });
    expect(changed.configuration?.triggers).toEqual(['yes']);
    expect(await client.fetchConversationScopedWebhook(sid, made.sid)).toEqual(changed);
    expect(await client.listConversationScopedWebhook(sid).toArray({ limit: 10 })).toEqual([changed]);
    await client.deleteConversationScopedWebhook(sid, made.sid);
    expect(await refusalOf(client.fetchConversationScopedWebhook(sid, made.sid))).toEqual([404, 20404]);
    expect(await refusalOf(client.createConversationScopedWebhook(sid, { target: 'phone' }))).toEqual([400, 50364]);
  });

  test('a service has its own paths, and five are enough', async () => {
    const { sid: service } = await client.createService({ friendlyName: 's' });
    const { sid } = await client.createServiceConversation(service, {});
    const made = await client.createServiceConversationScopedWebhook(service, sid, {
      target: 'webhook',
      configuration,
    });
    const changes = { configuration: { filters: ['onMessageRemoved'] } };
    const changed = await client.updateServiceConversationScopedWebhook(service, sid, made.sid, changes);

    expect(await client.fetchServiceConversationScopedWebhook(service, sid, made.sid)).toEqual(changed);
    for (let count = 1; count < 5; count += 1) {
      await client.createServiceConversationScopedWebhook(service, sid, { target: 'webhook', configuration });
    }
    const sixth = client.createServiceConversationScopedWebhook(service, sid, { target: 'webhook', configuration });
    expect(await refusalOf(sixth)).toEqual([400, 50361]);
    expect(await client.listServiceConversationScopedWebhook(service, sid).toArray({ limit: 10 })).toHaveLength(5);
    await client.deleteServiceConversationScopedWebhook(service, sid, made.sid);
    const gone = client.deleteServiceConversationScopedWebhook(service, sid, made.sid);
    expect(await refusalOf(gone)).toEqual([404, 20404]);
  });
});
