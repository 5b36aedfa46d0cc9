import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import {
  ada,
  adaOn,
  childOf,
  communicated,
  consideredFor,
  explained,
  on,
  phone,
  poolOf,
  sendCommunications,
  shopPool,
} from './communications-client.ts';
import { audienceOf, contactWith, decline, iphone, preferenceFor } from './push-client.ts';
import { account, call, countsOf, type Json, otherAccount } from './test-client.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
});
afterEach(async () => await sandbox.close());

/** What a send to one recipient has chosen. */
async function chosenFor(recipient: object, rest: object = {}): Promise<Json> {
  return (await sendCommunications(sandbox, [recipient], rest)).communications[0];
}

test.each([
  [['tel', 'email', 'whatsapp'], 'tel'],
  [['email', 'tel', 'whatsapp'], 'email'],
  [['whatsapp', 'email', 'tel'], 'whatsapp'],
])('of the ranks %j of a pool, the lowest decides', async (ranks, channel) => {
  const contact = await contactWith(sandbox, adaOn('tel', 'email', 'whatsapp', 'fcm'));
  const chosen = await chosenFor({ contact_id: contact }, await shopPool(sandbox, ranks));

  expect(chosen.channel).toBe(channel);
  expect(await consideredFor(sandbox, chosen)).toEqual([`${channel}: chosen`]);
});

test('a channel on which the contact has no address is passed over', async () => {
  const contact = await contactWith(sandbox, adaOn('whatsapp'));
  const chosen = await chosenFor({ contact_id: contact }, await shopPool(sandbox, ['tel', 'email', 'whatsapp']));

  expect(chosen).toMatchObject({ type: 'message', channel: 'whatsapp' });
  expect(await consideredFor(sandbox, chosen)).toEqual(['tel: no_address', 'email: no_address', 'whatsapp: chosen']);
});

test('the agent of the chosen channel sends', async () => {
  const contact = await contactWith(sandbox, adaOn('email'));
  const chosen = await chosenFor({ contact_id: contact }, await shopPool(sandbox));

  const sender = { ...on('email', 'shop@example.com'), agent_id: expect.stringMatching(/^agent_/) };
  expect(chosen.from).toEqual(sender);
  expect((await childOf(sandbox, chosen)).from).toEqual({ ...sender, name: 'The shop' });
});

test("a recipient's own channels decide before the ranks of the pool do", async () => {
  const contact = await contactWith(sandbox, adaOn('tel', 'email', 'fcm'));
  const pool = await shopPool(sandbox, ['tel', 'email']);
  const first = await chosenFor({ contact_id: contact, channels: ['email', 'tel'] }, pool);
  const second = await chosenFor({ contact_id: contact, channels: ['whatsapp', 'fcm', 'email'] }, pool);

  expect([first.channel, second.channel]).toEqual(['email', 'fcm']);
});

test('a channel that is asked for, and that nobody sends by, is passed over', async () => {
  const contact = await contactWith(sandbox, adaOn('email', 'tel'));
  const chosen = await chosenFor({ contact_id: contact, channels: ['email', 'tel'] }, { from: phone });

  expect(await consideredFor(sandbox, chosen)).toEqual(['email: no_sender', 'tel: chosen']);
});

test('a pool comes to push notifications last, where it does not rank them', async () => {
  const [all, push] = [await contactWith(sandbox, adaOn('fcm', 'tel')), await contactWith(sandbox, adaOn('fcm'))];
  const pool = await shopPool(sandbox);

  expect((await chosenFor({ contact_id: all }, pool)).channel).toBe('tel');
  const chosen = await chosenFor({ contact_id: push }, pool);
  expect(chosen).toMatchObject({ type: 'push_notification', channel: 'fcm', from: null });
  expect((await consideredFor(sandbox, chosen)).at(-1)).toBe('apn/fcm: chosen');
});

test('a pool can rank push notifications, though no agent sends them', async () => {
  const contact = await contactWith(sandbox, [...adaOn('tel', 'fcm'), iphone()]);
  const chosen = await chosenFor({ contact_id: contact }, await shopPool(sandbox, ['apn', 'tel', 'email']));

  expect(chosen.channel).toBe('apn');
});

test('without a sender, only push notifications are made', async () => {
  const both = await contactWith(sandbox, [...adaOn('tel'), iphone(), ...adaOn('fcm')]);
  const none = await contactWith(sandbox, adaOn('tel'));
  const rest = { from: undefined };

  expect(await chosenFor({ contact_id: both }, rest)).toMatchObject({ channel: 'apn', from: null });
  expect(await chosenFor({ contact_id: none }, rest)).toMatchObject({ type: null, channel: null });
  const byAddress = await communicated(sandbox, on('tel', ada.tel), rest);
  expect(byAddress.errors).toEqual([expect.objectContaining({ code: 21606 })]);
  expect(byAddress.to).toEqual([on('tel', ada.tel)]);
});

test('an address sends by its own channel alone, and an agent, too', async () => {
  const contact = await contactWith(sandbox, adaOn('email', 'fcm', 'tel'));
  const body = { ...on('whatsapp', '+12065550199') };
  const agent = (await call(sandbox, 'POST', '/preview/Agents', { body })).body.id;
  const withAgent = await contactWith(sandbox, adaOn('tel', 'whatsapp'));

  expect((await chosenFor({ contact_id: contact }, { from: phone })).channel).toBe('tel');
  expect(await chosenFor({ contact_id: withAgent }, { from: { agent_id: agent } })).toMatchObject({
    channel: 'whatsapp',
    from: { address: '+12065550199', agent_id: agent },
  });
});

test('a declined kind of communication is passed over, with all of its channels', async () => {
  const contact = await contactWith(sandbox, adaOn('tel', 'whatsapp', 'email'));
  const preference = await preferenceFor(sandbox, ['message', 'email', 'push_notification']);
  await decline(sandbox, contact, preference, 'message');
  const chosen = await chosenFor(
    { contact_id: contact },
    {
      ...(await shopPool(sandbox, ['tel', 'whatsapp', 'email'])),
      processing_options: { use_preference: { preference_id: preference } },
    },
  );

  expect(chosen.type).toBe('email');
  expect(await consideredFor(sandbox, chosen)).toEqual(['tel: declined', 'whatsapp: declined', 'email: chosen']);
});

test('who has declined all that could be sent gets nothing, and the item says so', async () => {
  const contact = await contactWith(sandbox, adaOn('tel'));
  const preference = await preferenceFor(sandbox, ['message']);
  await decline(sandbox, contact, preference, 'message');
  const rest = {
    ...(await shopPool(sandbox, ['tel', 'email'])),
    processing_options: { use_preference: { preference_id: preference } },
  };
  const unreached = await communicated(sandbox, { contact_id: contact }, rest);
  const byAddress = await communicated(sandbox, on('tel', ada.tel), rest);

  expect(countsOf(unreached.delivery_status)).toEqual({ failed: 1 });
  expect(unreached.errors).toEqual([expect.objectContaining({ code: 21610 })]);
  expect(unreached.related.map(({ name }: Json) => name)).toEqual(['OPERATION']);
  expect(await explained(sandbox, unreached)).toMatchObject({
    type: null,
    channel: null,
    became: null,
    considered: [
      { verdict: 'declined', reason: expect.stringContaining('declined') },
      { channels: ['email'], verdict: 'no_address' },
      { channels: ['whatsapp'], verdict: 'no_address' },
      { channels: ['apn', 'fcm'], verdict: 'no_address' },
    ],
  });
  expect(byAddress.errors).toEqual([expect.objectContaining({ code: 21610 })]);
});

test('a recipient that no channel reaches is a failed item that says why', async () => {
  const contact = await contactWith(sandbox, adaOn('email'));
  const unknown = '01h9krwprkeee8fzqspvwy6nq8';
  const empty = { from: { agent_pool_id: await poolOf(sandbox, []) } };
  const reached = async (recipient: object, rest?: object): Promise<number[]> =>
    (await communicated(sandbox, recipient, rest)).errors.map(({ code }: Json) => code);

  expect(await reached({ contact_id: contact })).toEqual([21604]);
  expect(await reached({ contact_id: contact, channels: ['whatsapp'] })).toEqual([21606]);
  expect(await reached({ contact_id: unknown })).toEqual([20404]);
  expect(await reached({ audience_id: unknown })).toEqual([20404]);
  expect(await reached(on('email', ada.email))).toEqual([21606]);
  expect(await reached(on('tel', ada.tel), empty)).toEqual([21606]);
});

test.each([{ agent_id: '01h9krwprkeee8fzqspvwy6nq8' }, { agent_pool_id: '01h9krwprkeee8fzqspvwy6nq8' }])(
  'from %j, which does not exist, nothing is sent, and the operation fails',
  async (from) => {
    const { operationId, communications } = await sendCommunications(
      sandbox,
      [on('tel', ada.tel), on('fcm', ada.fcm)],
      { from },
    );
    await sandbox.clock.advance(60_000);
    const { body } = await call(sandbox, 'GET', `/preview/Communications/Operations/${operationId}`);

    expect(communications.map(({ type }) => type)).toEqual([null, null]);
    expect(body.status).toBe('failed');
    expect((await call(sandbox, 'GET', '/preview/PushNotifications')).body.push_notifications).toEqual([]);
  },
);

test('an audience is reached contact by contact, each by its own channel', async () => {
  const contacts = [
    await contactWith(sandbox, adaOn('tel')),
    await contactWith(sandbox, adaOn('email')),
    await contactWith(sandbox, [{ address: 'me', channel: 'chat' }]),
  ];
  const audience = await audienceOf(sandbox, contacts);
  const { communications } = await sendCommunications(
    sandbox,
    [{ audience_id: audience, variables: { name: 'you' } }],
    { ...(await shopPool(sandbox)), content: { text: 'Hi {{ name }}' } },
  );

  expect(communications.map(({ to }) => to[0].contact_id)).toEqual(contacts);
  expect(communications.map(({ channel }) => channel)).toEqual(['tel', 'email', null]);
  expect(communications[0].content.text).toBe('Hi you');
});

test('the settings of contacts decide whether an unknown address becomes a contact', async () => {
  await call(sandbox, 'PATCH', '/preview/Contacts/Settings', { body: { auto_create_with: ['communications'] } });
  const chosen = await chosenFor(on('tel', ada.tel));

  const { id } = (await call(sandbox, 'GET', '/preview/Contacts')).body.contacts[0];
  expect(chosen.to).toEqual([{ ...on('tel', ada.tel), contact_id: id }]);
  expect((await childOf(sandbox, chosen)).to).toEqual(chosen.to);
});

test('the control API lists why, the newest first, by address and by account', async () => {
  const first = await chosenFor(on('tel', ada.tel));
  const second = await chosenFor(on('fcm', ada.fcm));
  const third = (await sendCommunications(sandbox, [on('tel', ada.tel)], {}, otherAccount)).communications[0];
  const found = async (query: Readonly<Record<string, string>>): Promise<string[]> =>
    (await call(sandbox, 'GET', `/_sandbox/v1/communications?${new URLSearchParams(query)}`)).body.communications.map(
      ({ id }: Json) => id,
    );

  expect(await found({})).toEqual([third.id, second.id, first.id]);
  expect(await found({ to: ada.tel })).toEqual([third.id, first.id]);
  expect(await found({ to: ada.tel, account_sid: account })).toEqual([first.id]);
  expect(await explained(sandbox, first)).toMatchObject({
    became: expect.stringMatching(/^message_/),
    state: 'queued',
  });
});

test('the control API knows no communication that was never sent', async () => {
  const path = '/_sandbox/v1/communications/communication_01h9krwprkeee8fzqspvwy6nq8';

  expect((await call(sandbox, 'GET', path)).status).toBe(404);
});
