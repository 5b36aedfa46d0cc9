import { expect, test } from 'vitest';
import type { OfficialWorld } from './official-client.ts';
import { expectGone, expectList } from './official-list.ts';

type Client = ReturnType<OfficialWorld['newClient']>;
type V1 = Client['conversations']['v1'];

/** The default service and one that is named have the same things, at two places. */
async function placesOf(world: OfficialWorld): Promise<(readonly [string, V1])[]> {
  const { v1 } = world.newClient().conversations;
  const { sid } = await v1.services.create({ friendlyName: 'Named' });
  return [
    ['the default service', v1],
    // What lies in a service has the same methods at either place, and types of its own.
    ['a service', Object(v1.services(sid))],
  ];
}

/** Drives what lies in services: roles, users and conversations with all that is in them. */
export function tryThreads(getWorld: () => OfficialWorld): void {
  const places = async (): ReturnType<typeof placesOf> => await placesOf(getWorld());

  test('roles are made, replaced and removed', async () => {
    for (const [, { roles }] of await places()) {
      const before = await roles.list();
      const role = await roles.create({
        friendlyName: 'r',
        type: 'conversation',
        permission: ['sendMessage', 'leaveConversation'],
      });

      await expectList(
        roles,
        ({ sid }) => sid,
        [...before, role].map(({ sid }) => sid),
      );
      const context = roles(role.sid);
      expect((await context.update({ permission: ['deleteOwnMessage'] })).permissions).toEqual(['deleteOwnMessage']);
      expect((await context.fetch()).friendlyName).toBe('r');
      expect(await context.remove()).toBe(true);
      await expectGone(context.fetch());
    }
  });

  test('users are made known, changed and removed', async () => {
    for (const [, { users }] of await places()) {
      for (const identity of ['a', 'b', 'c']) await users.create({ identity, xTwilioWebhookEnabled: 'true' });

      await expectList(users, ({ identity }) => identity, ['a', 'b', 'c']);
      const context = users('a');
      expect((await context.update({ friendlyName: 'A', attributes: '{"x":1}' })).attributes).toBe('{"x":1}');
      expect((await context.fetch()).friendlyName).toBe('A');
      expect(await context.remove()).toBe(true);
      await expectGone(context.fetch());
      await expect(users.create({ identity: 'b' })).rejects.toMatchObject({ status: 409, code: 50201 });
    }
  });

  test('conversations begin, change and go', async () => {
    for (const [, { conversations }] of await places()) {
      const made: string[] = [];
      for (const uniqueName of ['a', 'b', 'c'])
        made.push((await conversations.create({ uniqueName, attributes: '{"x":1}' })).sid);

      await expectList(conversations, ({ sid }) => sid, made, { state: 'active' });
      const context = conversations('a');
      const changed = await context.update({ friendlyName: 'A', state: 'inactive', 'timers.closed': 'PT10M' });
      expect(changed).toMatchObject({ sid: made[0], state: 'inactive', friendlyName: 'A', attributes: '{"x":1}' });
      expect((await context.fetch()).timers).toHaveProperty('date_closed');
      expect(await context.remove({ xTwilioWebhookEnabled: 'true' })).toBe(true);
      await expectGone(context.fetch());
      await expect(conversations.create({ uniqueName: 'b' })).rejects.toMatchObject({ status: 409, code: 50353 });
    }
  });

  test('conversations begin with all who take part', async () => {
    for (const [, place] of await places()) {
      const { sid } = await place.conversationWithParticipants.create({
        friendlyName: 'Group',
        participant: ['{"identity":"a"}', '{"identity":"b"}', '{"identity":"c"}'],
      });
      await getWorld().sandbox.clock.advance(60_000);

      expect((await place.conversations(sid).fetch()).state).toBe('active');
      const identities = (await place.conversations(sid).participants.list()).map(({ identity }) => identity);
      expect(identities.sort()).toEqual(['a', 'b', 'c']);
    }
  });

  test('people take part, read and leave', async () => {
    for (const [, place] of await places()) {
      const { sid } = await place.conversations.create({});
      const { participants, messages } = place.conversations(sid);
      const made: string[] = [];
      for (const identity of ['a', 'b', 'c'])
        made.push((await participants.create({ identity, attributes: '{"x":1}' })).sid);
      await messages.create({ author: 'b', body: 'Hi' });

      await expectList(participants, (each) => each.sid, made);
      const context = participants(made[0] ?? '');
      expect((await context.update({ lastReadMessageIndex: 0, attributes: '{"x":2}' })).lastReadMessageIndex).toBe(0);
      expect(await context.fetch()).toMatchObject({ identity: 'a', attributes: '{"x":2}', messagingBinding: null });
      expect(await context.remove()).toBe(true);
      await expectGone(context.fetch());
      await expect(participants.create({ identity: 'b' })).rejects.toMatchObject({ code: 50433 });
      await expect(participants.create({})).rejects.toMatchObject({ status: 400, code: 50204 });
    }
  });

  test('something is said, changed and taken back', async () => {
    for (const [, place] of await places()) {
      const { sid } = await place.conversations.create({});
      const { messages } = place.conversations(sid);
      const made: string[] = [];
      for (const body of ['a', 'b', 'c']) made.push((await messages.create({ body, author: 'x' })).sid);

      await expectList(messages, (each) => each.sid, made);
      await expectList(messages, (each) => each.sid, [...made].reverse(), { order: 'desc' });
      const context = messages(made[0] ?? '');
      expect((await context.update({ body: 'A', attributes: '{"x":1}' })).body).toBe('A');
      expect(await context.fetch()).toMatchObject({ index: 0, author: 'x', body: 'A', delivery: null });
      expect(await context.remove()).toBe(true);
      await expectGone(context.fetch());
      await expect(messages.create({})).rejects.toMatchObject({ code: 50503 });
    }
  });

  test('a text goes to phones, and each has a receipt', async () => {
    let digit = 0;
    for (const [, place] of await places()) {
      const { sid } = await place.conversations.create({ messagingServiceSid: `MG${'0'.repeat(32)}` });
      const { participants, messages } = place.conversations(sid);
      for (const phone of ['+12065550101', '+12065550102', '+12065550103']) {
        await participants.create({
          'messagingBinding.address': phone,
          'messagingBinding.proxyAddress': `+1500555006${++digit}`,
        });
      }
      const message = await messages.create({ body: 'Hi' });
      await getWorld().sandbox.clock.advance(3_600_000);

      const { deliveryReceipts } = messages(message.sid);
      const receipts = await deliveryReceipts.list();
      await expectList(
        deliveryReceipts,
        (each) => each.sid,
        receipts.map((each) => each.sid),
      );
      expect(receipts.map(({ status }) => status)).toEqual(['delivered', 'delivered', 'delivered']);
      expect((await deliveryReceipts(receipts[0]?.sid ?? '').fetch()).channelMessageSid).toMatch(/^SM[0-9a-f]{32}$/);
      expect((await messages(message.sid).fetch()).delivery).toMatchObject({
        total: 3,
        delivered: 'all',
        failed: 'none',
      });
      await expect(
        participants.create({
          'messagingBinding.address': '+12065550101',
          'messagingBinding.proxyAddress': `+1500555006${digit - 2}`,
        }),
      ).rejects.toMatchObject({ status: 409, code: 50416, message: expect.stringContaining(sid) });
    }
  });

  test('single conversations have webhooks of their own', async () => {
    for (const [, place] of await places()) {
      const { sid } = await place.conversations.create({});
      const { webhooks } = place.conversations(sid);
      const made: string[] = [];
      for (const target of ['webhook', 'webhook', 'trigger'] as const) {
        made.push(
          (
            await webhooks.create({
              target,
              'configuration.url': 'http://127.0.0.1:9/',
              'configuration.method': 'post',
              'configuration.filters': ['onMessageAdded'],
              'configuration.triggers': ['help'],
            })
          ).sid,
        );
      }

      await expectList(webhooks, (each) => each.sid, made);
      const context = webhooks(made[0] ?? '');
      expect((await context.update({ 'configuration.url': 'http://127.0.0.1:10/' })).configuration).toMatchObject({
        url: 'http://127.0.0.1:10/',
      });
      expect((await context.fetch()).target).toBe('webhook');
      expect(await context.remove()).toBe(true);
      await expectGone(context.fetch());
    }
  });

  test('a user sees its own conversations', async () => {
    for (const [, place] of await places()) {
      const sids: string[] = [];
      for (const uniqueName of ['a', 'b', 'c']) {
        const { sid } = await place.conversations.create({ uniqueName });
        await place.conversations(sid).participants.create({ identity: 'alice' });
        await place.conversations(sid).messages.create({ body: 'Hi' });
        sids.push(sid);
      }
      const { userConversations } = place.users('alice');

      await expectList(userConversations, (each) => each.conversationSid, sids);
      await expectList(place.participantConversations, (each) => each.conversationSid, sids, { identity: 'alice' });
      const context = userConversations(sids[0] ?? '');
      expect((await context.fetch()).unreadMessagesCount).toBeNull();
      expect(await context.update({ lastReadMessageIndex: 0, notificationLevel: 'muted' })).toMatchObject({
        unreadMessagesCount: 0,
        notificationLevel: 'muted',
      });
      expect(await context.remove()).toBe(true);
      await expectGone(context.fetch());
    }
  });
}
