import { AgentsAndAgentPools } from '@comms/agents';
import { type Communication, Communications, type SendCommunicationsRequest } from '@comms/communications';
import {
  fetchSingleCommunication,
  listCommunicationOperations,
  sendCommunications,
} from '@comms/communications/operations';
import { ContactsAndAudiences } from '@comms/contacts';
import { createClient, execute, responseOf } from '@comms/core';
import { Emails } from '@comms/emails';
import { Messages } from '@comms/messages';
import { PushNotifications } from '@comms/push';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rejection, type Sandboxed, sandboxed } from '../src/sandbox-world.ts';

let sandbox: Sandboxed;
let account: ReturnType<Sandboxed['newAccount']>;
let communications: Communications;
let contacts: ContactsAndAudiences;
beforeAll(async () => {
  sandbox = await sandboxed();
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
  account = sandbox.newAccount();
  communications = new Communications(account);
  contacts = new ContactsAndAudiences(account);
});

const unknownId = 'communication_00000000000000000000000000';
const unknownOperation = 'operation_00000000000000000000000000';
const unknownContact = 'contact_00000000000000000000000000';
const unknownMedia = 'media_00000000000000000000000000';
const phone = { address: '+12065550199', channel: 'tel' } as const;
const shop = { address: 'shop@example.com', channel: 'email' } as const;
const adaByPhone = { address: '+12065550100', channel: 'tel' } as const;
const adaByEmail = { address: 'ada@example.com', channel: 'email' } as const;
const adaByDevice = { address: 'device-1', channel: 'fcm' } as const;

/** A request to send one text from a phone to some recipients. */
function textTo(...to: SendCommunicationsRequest['to']): SendCommunicationsRequest {
  return { from: phone, to, content: { title: 'Hi', text: 'Hello' } };
}

const ids = (list: readonly Communication[]): string[] => list.map(({ id }) => id);

async function newContact(...addresses: { address: string; channel: string }[]): Promise<string> {
  const made = await contacts.createContacts({ contacts: [{ addresses }] });
  return made.contacts[0]?.id ?? '';
}

/** A pool with an agent for e-mails, which it likes best, and one for texts. */
async function newPool(): Promise<string> {
  const agents = new AgentsAndAgentPools(account);
  const pool = await agents.createAgentPool({
    friendlyName: 'Shop',
    channelRank: [
      { channel: 'email', rank: 1 },
      { channel: 'tel', rank: 2 },
    ],
  });
  for (const address of [phone, shop]) {
    const agent = await agents.createAgent(address);
    await agents.addAgentToAgentPool(pool.id, { agentId: agent.id });
  }
  return pool.id;
}

/** The identifier of what a communication became. */
function childOf(communication: Communication | undefined): string {
  return communication?.related?.find(({ name }) => name !== 'OPERATION')?.id ?? '';
}

test('a send is accepted with 202, and followed until the communications have arrived', async () => {
  const sent = await communications.sendCommunications(textTo(adaByPhone, adaByDevice, adaByEmail));
  const done = await sent.operation.wait({ deadlineMs: 20_000 });

  expect(responseOf(sent)).toMatchObject({ statusCode: 202, attempts: 1, requestId: expect.stringMatching(/^RQ/) });
  expect(sent.communications.map(({ type }) => type)).toEqual(['message', 'push_notification', null]);
  expect(done).toMatchObject({
    status: 'completed',
    delivery: { totalCount: 3, delivered: { count: 2 }, failed: { count: 1 } },
  });
});

test('each recipient is reached by the best channel, and what a communication became is found', async () => {
  const agentPoolId = await newPool();
  const preference = await contacts.createPreferences({
    name: 'News',
    channels: [
      { channel: 'email', defaultOptIn: false },
      { channel: 'message', defaultOptIn: true },
    ],
  });
  const everywhere = await newContact(adaByPhone, adaByEmail, adaByDevice);
  const onDevice = await newContact({ address: 'device-2', channel: 'fcm' });
  const send = { ...textTo({ contactId: everywhere }, { contactId: onDevice }), from: { agentPoolId } };

  const ranked = await communications.sendCommunications(send);
  const declined = await communications.sendCommunications({
    ...send,
    processingOptions: { usePreference: { preferenceId: preference.id } },
  });

  expect(ranked.communications.map(({ channel }) => channel)).toEqual(['email', 'fcm']);
  expect(declined.communications.map(({ channel }) => channel)).toEqual(['tel', 'fcm']);
  const [email, push] = ranked.communications.map(childOf);
  expect(await new Emails(account).fetchOneEmail(email ?? '')).toMatchObject({ content: { subject: 'Hi' } });
  expect(await new PushNotifications(account).fetchOnePushNotification(push ?? '')).toMatchObject({
    content: { title: 'Hi', text: 'Hello' },
  });
  const message = await new Messages(account).fetchOneMessage(childOf(declined.communications[0]));
  expect(message).toMatchObject({ from: phone, content: { text: 'Hello' } });
  expect(message.related).toContainEqual(expect.objectContaining({ id: declined.communications[0]?.id }));
});

test('everything that can be said in a send is sent, and comes back', async () => {
  const agentPoolId = await newPool();
  const contactId = await newContact(adaByPhone, adaByDevice);
  const audience = await contacts.createAudience({ name: 'Everyone' });
  await contacts.addContactToAudience(audience.id, { contactId });
  const content = {
    title: 'Hi {{ firstName }}',
    text: 'Hello',
    html: '<p>Hello</p>',
    media: [{ url: 'https://example.com/cat.png' }],
    location: { title: 'Shop', latitude: 47.6, longitude: -122.3 },
    listPicker: { text: 'Pick', buttonText: 'Show', listItems: [{ id: '1', title: 'Red', subtitle: 'like fire' }] },
    quickReply: { text: 'Sure?', replyItems: [{ id: 'y', title: 'Yes' }] },
    callToAction: { text: 'Look', actions: [{ type: 'url', title: 'Open', url: 'https://example.com' }] },
    card: { title: 'Offer', subtitle: 'Today' },
    defaultVariables: { firstName: 'you' },
  } satisfies SendCommunicationsRequest['content'];

  const sent = await communications.sendCommunications({
    from: { agentPoolId },
    to: [
      { ...adaByEmail, variables: { firstName: 'Ada' } },
      { contactId, channels: ['fcm', 'tel'] },
      { audienceId: audience.id, variables: { firstName: 'Bob' } },
    ],
    content,
    processingOptions: {
      messages: {},
      emails: { replyTo: [{ address: 'help@example.com', name: 'Help' }], cc: [{ address: 'carl@example.com' }] },
      pushNotifications: { priority: 'low', sound: 'chime', timeToDeliver: new Date(Date.now() + 3_600_000) },
    },
    tags: { campaignName: 'spring' },
  });

  const [first, second, third] = sent.communications;
  expect(sent.communications.map(({ channel }) => channel)).toEqual(['email', 'fcm', 'tel']);
  expect(sent.communications.map((each) => each.content?.title)).toEqual(['Hi Ada', 'Hi you', 'Hi Bob']);
  const { defaultVariables: _, media: __, ...shown } = content;
  expect(first).toMatchObject({
    type: 'email',
    from: { ...shop, agentId: expect.stringMatching(/^agent_/) },
    to: [adaByEmail],
    content: { ...shown, title: 'Hi Ada' },
    tags: { campaignName: 'spring' },
    createdAt: expect.any(Date),
    deletedAt: null,
  });
  expect(first?.content?.media?.[0]?.contentReference?.temporaryUrl).toBe('https://example.com/cat.png');
  expect(third?.related).toContainEqual(expect.objectContaining({ id: audience.id, name: 'AUDIENCE' }));
  expect(await new Emails(account).fetchOneEmail(childOf(first))).toMatchObject({
    replyTo: [{ address: 'help@example.com', name: 'Help' }],
    cc: [{ address: 'carl@example.com' }],
  });
  expect(await new PushNotifications(account).fetchOnePushNotification(childOf(second))).toMatchObject({
    priority: 'low',
    sound: 'chime',
  });
});

test('communications are listed by every filter', async () => {
  const contactId = await newContact(adaByEmail);
  const first = await communications.sendCommunications(textTo(adaByPhone));
  const second = await communications.sendCommunications({ ...textTo({ contactId }), from: shop });
  const [one = '', two = ''] = [...ids(first.communications), ...ids(second.communications)];
  const past = new Date(Date.now() - 3_600_000);
  const found = async (request: Parameters<Communications['listCommunications']>[0]): Promise<string[]> =>
    ids(await communications.listCommunications(request).toArray({ limit: 100 }));

  expect(await found({})).toEqual([two, one]);
  expect(await found({ pageSize: 1 })).toEqual([two, one]);
  expect(await found({ operationId: first.operation.id })).toEqual([one]);
  expect(await found({ conversationId: 'conversation_01h9krwprkeee8fzqspvwy6nq8' })).toEqual([]);
  expect(await found({ startDate: past })).toEqual([two, one]);
  expect(await found({ endDate: past })).toEqual([]);
  expect(await found({ toAddress: adaByPhone.address })).toEqual([one]);
  expect(await found({ toContact: contactId })).toEqual([two]);
  expect(await found({ channel: 'tel' })).toEqual([one]);
  expect(await found({ communicationType: 'email' })).toEqual([two]);
  expect(ids(await second.operation.resources().toArray({ limit: 10 }))).toEqual([two]);
});

test('a communication that was deleted can neither be fetched, nor listed, nor deleted again', async () => {
  const sent = await communications.sendCommunications(textTo(adaByPhone));
  const id = sent.communications[0]?.id ?? '';

  expect(await communications.deleteCommunication(id)).toBeUndefined();

  expect(await rejection(communications.fetchSingleCommunication(id))).toMatchObject({ status: 404, code: 20404 });
  expect(await rejection(communications.deleteCommunication(id))).toMatchObject({ status: 404, code: 20404 });
  expect((await communications.listCommunications()).items).toEqual([]);
});

test('operations are listed by every filter, fetched, taken up again and canceled with what they made', async () => {
  await sandbox.control('PUT', '/clock', { mode: 'frozen' });
  const first = await communications.sendCommunications(textTo(adaByPhone));
  await sandbox.control('POST', '/clock/advance', { by: 'PT1M' });
  const second = await communications.sendCommunications(textTo(adaByPhone));
  const between = new Date((first.communications[0]?.createdAt?.getTime() ?? 0) + 30_000);
  const found = async (request: Parameters<Communications['listCommunicationOperations']>[0]): Promise<unknown> =>
    (await communications.listCommunicationOperations(request)).items.map(({ id }) => id);

  expect(await found({})).toEqual([second.operation.id, first.operation.id]);
  expect(await found({ status: 'completed' })).toEqual([first.operation.id]);
  expect(await found({ startDate: between })).toEqual([second.operation.id]);
  expect(await found({ endDate: between })).toEqual([first.operation.id]);
  expect(await communications.fetchOneCommunicationOperation(first.operation.id)).toMatchObject({
    status: 'completed',
  });
  expect((await communications.operation(second.operation.id).refresh()).status).toBe('processing');
  expect(await communications.cancelCommunicationOperation(second.operation.id)).toMatchObject({
    status: 'canceled',
    delivery: { failed: { count: 1 } },
  });
  const child = await new Messages(account).fetchOneMessage(childOf(second.communications[0]));
  expect(child.deliveryStatus).toMatchObject({ failed: { count: 1 } });
  expect(await rejection(communications.cancelCommunicationOperation(first.operation.id))).toMatchObject({
    status: 409,
  });
  await sandbox.control('PUT', '/clock', { mode: 'real' });
});

test.each<[string, Partial<SendCommunicationsRequest>, string]>([
  ['a phone number that is none', { to: [{ address: '555', channel: 'tel' }] }, 'to[0].address'],
  ['a channel that is none', { to: [{ address: '+12065550100', channel: 'fax' }] }, 'to[0].channel'],
  ['content with nothing to send', { content: {} }, 'content'],
  ['an unknown filter', { content: { html: '{{ a | shout }}' } }, 'content.html'],
  [
    'a file that is not there',
    { content: { text: 'a', media: [{ mediaId: unknownMedia }] } },
    'content.media[0].media_id',
  ],
  [
    'a copy to a contact that is not there',
    { processingOptions: { emails: { cc: [{ contactId: unknownContact }] } } },
    'processing_options.emails.cc[0].contact_id',
  ],
])('%s is refused with its field, and nothing is sent', async (_, rest, field) => {
  const error = await rejection(communications.sendCommunications({ ...textTo(adaByPhone), ...rest }));

  expect(error).toMatchObject({
    name: 'ApiError',
    operation: 'communications.sendCommunications',
    status: 400,
    effect: 'none',
  });
  expect(error).toHaveProperty('errors', expect.arrayContaining([expect.objectContaining({ field })]));
  expect((await communications.listCommunications()).items).toEqual([]);
});

const refusals: readonly (readonly [string, (of: Communications) => PromiseLike<unknown>, number])[] = [
  ['listCommunications', (of) => of.listCommunications({ pageToken: 'nonsense' }), 400],
  ['listCommunicationOperations', (of) => of.listCommunicationOperations({ pageToken: 'nonsense' }), 400],
  ['fetchSingleCommunication', async (of) => await of.fetchSingleCommunication(unknownId), 404],
  ['deleteCommunication', async (of) => await of.deleteCommunication(unknownId), 404],
  ['fetchOneCommunicationOperation', async (of) => await of.fetchOneCommunicationOperation(unknownOperation), 404],
  ['cancelCommunicationOperation', async (of) => await of.cancelCommunicationOperation(unknownOperation), 404],
];

test.each(refusals)('%s is refused where what it names is not there', async (name, ask, status) => {
  const error = await rejection(ask(communications));

  expect(error).toMatchObject({ name: 'ApiError', operation: `communications.${name}`, status, effect: 'none' });
});

test('lists name the parameter that they refuse', async () => {
  const field = { errors: [expect.objectContaining({ field: 'page_token' })] };

  expect(await rejection(communications.listCommunications({ pageToken: 'nonsense' }))).toMatchObject(field);
  expect(await rejection(communications.listCommunicationOperations({ pageToken: 'nonsense' }))).toMatchObject(field);
});

test('what one account sent, another one does not see', async () => {
  const sent = await communications.sendCommunications(textTo(adaByPhone));
  const other = new Communications(sandbox.newAccount());

  const id = sent.communications[0]?.id ?? '';
  expect(await rejection(other.fetchSingleCommunication(id))).toMatchObject({ status: 404 });
  expect(await rejection(other.fetchOneCommunicationOperation(sent.operation.id))).toMatchObject({ status: 404 });
});

test('`execute` sends, fetches and lists as the class does', async () => {
  const client = createClient(account);

  const sent = await execute(client, sendCommunications, textTo(adaByPhone));
  const communication = await execute(client, fetchSingleCommunication, {
    communicationId: sent.communications[0]?.id ?? '',
  });
  const page = await execute(client, listCommunicationOperations, {});

  expect(communication).toEqual(sent.communications[0]);
  expect(page.operations.map(({ id }) => id)).toEqual([sent.operation.id]);
});
