import { ApiError, createClient, execute, HttpClient, type Operation } from '@comms/core';
import { Comms } from '@comms/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { everyOperation } from '../src/every-operation.ts';
import { identifierNames, operationOfRequest } from '../src/operation-of-request.ts';
import { rejection, type Sandboxed, sandboxed } from '../src/sandbox-world.ts';

const phone = { address: '+15005550006', channel: 'tel' };
const ada = { address: '+12065550100', channel: 'tel' };
const since = new Date(0);
const until = new Date(Date.UTC(2100, 0));

let sandbox: Sandboxed;
beforeAll(async () => {
  sandbox = await sandboxed();
  await sandbox.control('PUT', '/clock', { mode: 'frozen' });
});
afterAll(async () => await sandbox.close());

/** A client that remembers which operations it has called, and how far the sandbox goes with each. */
function recording(): { comms: Comms; called: Map<string, number> } {
  const called = new Map<string, number>();
  const httpClient = new HttpClient();
  httpClient.addHook('response', (response, request) => {
    if (response.ok) called.set(operationOfRequest(request), Number(response.headers.get('sandbox-fidelity')));
  });
  return { comms: new Comms({ ...sandbox.newAccount(), httpClient }), called };
}

/** The first item of a list, which is expected to be there. */
async function firstOf<Item>(list: AsyncIterable<Item>): Promise<Item> {
  for await (const item of list) return item;
  return expect.unreachable('the list is empty');
}

async function advance(by: string): Promise<void> {
  await sandbox.control('POST', '/clock/advance', { by });
}

test('every operation can be called by the client of everything: made, read, listed, changed, deleted', async () => {
  const { comms, called } = recording();
  const dates = { startDate: since, endDate: until, pageSize: 1 };

  // Contacts, audiences, preferences.
  const people = comms.contactsAndAudiences;
  await people.updateContactsSettings({ autoValidateAddresses: { lookupOnCreate: 'basic' } });
  expect((await people.fetchContactsSettings()).autoValidateAddresses?.lookupOnCreate).toBe('basic');
  const { contacts } = await people.createContacts({ contacts: [{ firstName: 'Ada', addresses: [ada] }, {}] });
  const [contact, other] = contacts.map(({ id }) => id);
  if (!contact || !other) throw new Error('no contacts');
  expect((await firstOf(people.listContacts({ ...dates, channel: 'tel', firstName: 'Ada' }))).id).toBe(contact);
  expect((await people.updateContact(contact, { lastName: 'Vogel' })).lastName).toBe('Vogel');
  expect((await people.fetchSingleContact(contact)).firstName).toBe('Ada');
  const audience = await people.createAudience({ name: 'Readers' });
  expect((await people.addContactToAudience(audience.id, { contactId: contact })).contactCount).toBe(1);
  expect((await firstOf(people.listContactsInAudience(audience.id, dates))).id).toBe(contact);
  expect((await firstOf(people.listAudiences(dates))).id).toBe(audience.id);
  expect((await people.fetchSingleAudience(audience.id)).name).toBe('Readers');
  const preference = await people.createPreferences({ name: 'News', channels: [{ channel: 'email' }] });
  expect((await firstOf(people.listPreferences())).id).toBe(preference.id);
  expect((await people.updateOnePreference(preference.id, { name: 'Letters' })).name).toBe('Letters');
  expect((await people.fetchOnePreference(preference.id)).name).toBe('Letters');
  const said = await firstOf(people.listContactPreferences(contact));
  await people.updateOneContactPreference(contact, said.id, { channels: [{ channel: 'email', status: 'opted_in' }] });
  expect((await people.fetchOneContactPreference(contact, said.id)).channels?.[0]?.status).toBe('opted_in');

  // Agents and pools.
  const agents = comms.agentsAndAgentPools;
  const agent = await agents.createAgent({ ...phone, displayName: 'The shop' });
  expect((await firstOf(agents.listAgents({ ...dates, channel: 'tel' }))).id).toBe(agent.id);
  expect((await agents.updateAgent(agent.id, { firstName: 'Shop' })).firstName).toBe('Shop');
  expect((await agents.fetchOneAgent(agent.id)).address).toBe(phone.address);
  const pool = await agents.createAgentPool({ friendlyName: 'All' });
  expect((await agents.addAgentToAgentPool(pool.id, { agentId: agent.id })).agentCount).toBe(1);
  expect((await firstOf(agents.listAgentPools({ ...dates, channel: 'tel' }))).id).toBe(pool.id);
  expect((await firstOf(agents.listAgentsInAgentPool(pool.id, dates))).id).toBe(agent.id);
  expect((await agents.updateAgentPool(pool.id, { friendlyName: 'Some' })).friendlyName).toBe('Some');
  expect((await agents.fetchOneAgentPool(pool.id)).agentCount).toBe(1);

  // Messages, and the conversation that one of them begins.
  const conversationId = 'conversation_01h9krwprkeee8fzqspvwy6nq8';
  const messages = await comms.messages.sendMessages({
    from: { agentPoolId: pool.id },
    to: [{ contactId: contact }, { audienceId: audience.id }, { conversationId }],
    content: { text: 'Hello' },
  });
  const [message] = messages.messages;
  if (!message) throw new Error('no message');
  expect((await messages.operation.cancel()).status).toBe('canceled');
  expect((await firstOf(comms.messages.listMessageOperations({ ...dates, status: 'canceled' }))).id).toBe(
    messages.operation.id,
  );
  expect((await comms.messages.fetchOneMessageOperation(messages.operation.id)).status).toBe('canceled');
  expect((await firstOf(comms.messages.listMessages({ ...dates, toContact: contact }))).id).toBeDefined();
  expect((await comms.messages.fetchOneMessage(message.id)).content?.text).toBe('Hello');
  await comms.messages.deleteMessage(message.id);
  const { conversations } = comms;
  expect((await firstOf(conversations.listConversations({ ...dates, state: 'active' }))).id).toBe(conversationId);
  expect((await conversations.patchConversation(conversationId, { title: 'Talk' })).title).toBe('Talk');
  expect((await conversations.fetchOneConversation(conversationId)).messageCount).toBe(1);
  const participant = await conversations.createParticipant(conversationId, { contactId: contact });
  expect((await firstOf(conversations.listParticipants(conversationId, { channel: 'tel' }))).id).toBeDefined();
  expect((await conversations.fetchSingleParticipant(conversationId, participant.id)).contactId).toBe(contact);

  // Media, and the email that it is attached to.
  const media = await comms.contentAndMedia.uploadMedia({ file: new Blob(['hello'], { type: 'text/plain' }) });
  const mediaId = media.id;
  expect((await firstOf(comms.contentAndMedia.listMedia({ ...dates, mimeType: 'text/plain' }))).id).toBe(mediaId);
  expect((await comms.contentAndMedia.fetchSingleMedia(mediaId)).fileSize).toBe(5);
  const emails = await comms.emails.sendEmails({
    from: { address: 'shop@example.com' },
    to: [{ address: 'ada@example.com' }],
    content: { subject: 'Hello', text: 'Hello', attachments: [{ mediaId }] },
  });
  const [email] = emails.emails;
  if (!email) throw new Error('no email');
  expect((await firstOf(comms.emails.listEmails({ ...dates, toAddress: 'ada@example.com' }))).id).toBe(email.id);
  expect((await comms.emails.cancelEmailOperation(emails.operation.id)).status).toBe('canceled');
  expect((await firstOf(comms.emails.listEmailOperations(dates))).id).toBe(emails.operation.id);
  expect((await comms.emails.fetchOneEmailOperation(emails.operation.id)).delivery?.failed?.count).toBe(1);
  expect((await comms.emails.fetchOneEmail(email.id)).content?.attachments?.[0]?.id).toBe(mediaId);
  await comms.emails.deleteEmail(email.id);

  // Push notifications.
  const push = comms.pushNotifications;
  const pushed = await push.sendPushNotifications({
    to: [{ address: 'token', channel: 'fcm' }],
    content: { title: 'Hi' },
  });
  const [notification] = pushed.pushNotifications;
  if (!notification) throw new Error('no notification');
  expect((await firstOf(push.listPushNotifications({ ...dates, channel: 'fcm' }))).id).toBe(notification.id);
  expect((await push.cancelPushNotificationOperation(pushed.operation.id)).status).toBe('canceled');
  expect((await firstOf(push.listPushNotificationOperations(dates))).id).toBe(pushed.operation.id);
  expect((await push.fetchOnePushNotificationOperation(pushed.operation.id)).status).toBe('canceled');
  expect((await push.fetchOnePushNotification(notification.id)).content?.title).toBe('Hi');
  await push.deletePushNotification(notification.id);

  // Communications.
  const { communications } = comms;
  const made = await communications.sendCommunications({
    from: { agentPoolId: pool.id },
    to: [{ contactId: contact }],
    content: { text: 'Hello' },
  });
  const [communication] = made.communications;
  if (!communication) throw new Error('no communication');
  expect((await firstOf(communications.listCommunications({ ...dates, communicationType: 'message' }))).id).toBe(
    communication.id,
  );
  expect((await communications.cancelCommunicationOperation(made.operation.id)).status).toBe('canceled');
  expect((await firstOf(communications.listCommunicationOperations(dates))).id).toBe(made.operation.id);
  expect((await communications.fetchOneCommunicationOperation(made.operation.id)).status).toBe('canceled');
  expect((await communications.fetchSingleCommunication(communication.id)).channel).toBe('tel');
  await communications.deleteCommunication(communication.id);

  // Lookups and domains.
  const { addressLookups } = await comms.addressLookups.createAddressLookups({
    addresses: [{ type: 'phone_number', address: ada.address }],
  });
  const [lookup] = addressLookups;
  if (!lookup) throw new Error('no lookup');
  expect((await firstOf(comms.addressLookups.listAddressLookups({ ...dates, address: ada.address }))).id).toBe(
    lookup.id,
  );
  expect((await comms.addressLookups.fetchOneAddressLookup(lookup.id)).address).toBe(ada.address);
  const domain = await comms.domains.createDomain({ domainName: 'example.com', capabilities: ['email'] });
  expect((await firstOf(comms.domains.listDomains())).id).toBe(domain.id);
  expect((await comms.domains.checkDomain(domain.id)).dns?.every((record) => record.isVerified)).toBe(true);
  expect((await comms.domains.updateDomain(domain.id, { isDefault: true })).isDefault).toBe(true);
  expect((await comms.domains.fetchOneDomain(domain.id)).domainName).toBe('example.com');

  // Events.
  const events = comms.eventSubscriptions;
  const sink = await events.createSink({ name: 'Flow', configuration: { flowId: 'FW1' } });
  expect((await firstOf(events.getSinks())).id).toBe(sink.id);
  const subscription = await events.createSubscription({
    filters: { eventFilters: [{ type: 'message.sent' }] },
    sinks: { primary: { sinkId: sink.id } },
  });
  expect((await firstOf(events.getSubscriptions({ ...dates, enabled: true }))).id).toBe(subscription.id);
  expect((await events.updateSingleSubscription(subscription.id, { enabled: false })).enabled).toBe(false);
  expect((await events.fetchSingleSubscription(subscription.id)).enabled).toBe(false);
  const schema = await firstOf(events.getSchemas());
  const { schemas } = await events.readSchemasByType(schema.type ?? '');
  expect(await events.fetchEventSchemaRaw(schema.type ?? '', schemas.latestVersion?.id ?? '')).toHaveProperty(
    'properties',
  );

  // Verifications and factors.
  const verify = comms.identityVerification;
  await verify.updateVerificationsSettings({ timeToExpire: 'PT15M' });
  expect((await verify.fetchVerificationSettings()).timeToExpire).toBe('PT15M');
  const started = await verify.startVerification({ to: ada });
  const checked = await verify.checkVerification(started.id, { code: '0000' });
  expect(checked.status).toBe('pending');
  expect((await verify.approveVerification(started.id)).status).toBe('approved');
  expect((await firstOf(verify.listVerifications({ ...dates, status: 'approved' }))).id).toBe(started.id);
  expect((await verify.fetchSingleVerification(started.id)).status).toBe('approved');
  const second = await verify.startVerification({ to: { ...ada, address: '+12065550101' } });
  expect((await verify.cancelVerification(second.id)).status).toBe('canceled');
  await verify.deleteVerification(second.id);
  const factor = await verify.createFactor({ type: 'totp', userIdentifier: 'ada', friendlyName: 'Phone', config: {} });
  expect((await firstOf(verify.listFactors({ ...dates, type: 'totp' }))).id).toBe(factor.id);
  expect((await verify.updateFactor(factor.id, { friendlyName: 'Tablet' })).friendlyName).toBe('Tablet');
  expect((await verify.fetchSingleFactor(factor.id)).status).toBe('unverified');

  // What is left to delete.
  await advance('PT1M');
  await agents.removeAgentFromAgentPool(pool.id, agent.id);
  await agents.deleteAgentPool(pool.id);
  await agents.deleteAgent(agent.id);
  await people.removeContactFromAudience(audience.id, contact);
  await people.deleteAudience(audience.id);
  await people.deleteOnePreference(preference.id);
  await people.deleteContact(other);

  expect([...everyOperation.keys()].filter((id) => !called.has(id))).toEqual([]);
  expect(called.size).toBe(102);
  expect([...called.values()].filter((fidelity) => fidelity < 2)).toEqual([]);
});

const operations = [...everyOperation.values()].map((operation) => ({ id: operation.id, operation }));

/** Calls an operation with identifiers that lead nowhere, and with whatever else is given. */
async function refused(
  operation: Operation<object, unknown>,
  more: object,
  query: Record<string, string>,
  account = sandbox.newAccount(),
): Promise<ApiError> {
  const ids = identifierNames(operation).map((name) => [name, '01h9krwprkeee8fzqspvwy6nq8']);
  const client = createClient({ ...account, retry: false });
  const error = await rejection(execute(client, operation, { ...Object.fromEntries(ids), ...more }, { query }));
  return ApiError.isInstance(error) ? error : expect.unreachable(String(error));
}

const withIdentifiers = operations.filter(({ operation }) => identifierNames(operation).length > 0);
const lists = operations.filter(({ operation }) => operation.page && identifierNames(operation).length === 0);
const withBody = operations.filter(
  ({ operation: { method, path } }) => method !== 'GET' && method !== 'DELETE' && !path.includes('{'),
);

test('every operation is one of those whose refusals are tried here', () => {
  const tried = new Set([...withIdentifiers, ...lists, ...withBody].map(({ id }) => id));

  expect(operations.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([
    'contactsAndAudiences.fetchContactsSettings',
    'identityVerification.fetchVerificationSettings',
  ]);
});

test.each(withIdentifiers)('$id of what does not exist is refused with 404', async ({ operation }) => {
  expect(await refused(operation, {}, {})).toMatchObject({ status: 404, effect: 'none' });
});

test.each(lists)(
  '$id with a page that is too large is refused with 400, and the field is named',
  async ({ operation }) => {
    const error = await refused(operation, {}, { page_size: '1001' });

    expect(error).toMatchObject({ status: 400, errors: [{ field: 'page_size' }] });
  },
);

test.each(withBody)(
  '$id with a field that there is none of is refused with 400, and the field is named',
  async ({ operation }) => {
    // Only a file, or what is in it, tells what kind of upload is meant.
    const variant = operation.id === 'contentAndMedia.uploadMedia' ? { content: 'aGk=' } : {};
    const { status, errors } = await refused(operation, { ...variant, notAField: true }, {});

    expect(status).toBe(400);
    expect(errors.map(({ field }) => field)).not.toContain(undefined);
  },
);

test.each(operations)('$id without credentials that count is refused with 401', async ({ operation }) => {
  const made = await sandbox.control('POST', '/accounts', {});
  const username = String(Reflect.get(Object(made), 'account_sid'));

  const error = await refused(
    operation,
    {},
    {},
    { ...sandbox.newAccount(), security: { username, password: 'wrong' } },
  );

  expect(error).toMatchObject({ status: 401, effect: 'none' });
});
