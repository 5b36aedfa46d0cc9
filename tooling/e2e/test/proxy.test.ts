import { ApiError, ConfigurationError, createClient, execute, paginate, responseOf } from '@comms/core';
import { dataOf, ProxyV1 } from '@comms/proxy';
import { createService, listService } from '@comms/proxy/operations';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rejection, type Sandboxed, sandboxed } from '../src/sandbox-world.ts';

const rider = '+12065550100';
const driver = '+12065550101';
const numbers = ['+12065557001', '+12065557002'] as const;
const shortCode = `SC${'a'.repeat(32)}`;
const no = (prefix: string): string => prefix + '0'.repeat(32);

let sandbox: Sandboxed;
let account: ReturnType<Sandboxed['newAccount']>;
let proxy: ProxyV1;
let serviceSid: string;
beforeAll(async () => {
  sandbox = await sandboxed();
  await sandbox.control('PUT', '/clock', { mode: 'frozen' });
});
afterAll(async () => await sandbox.close());
beforeEach(async () => {
  account = sandbox.newAccount();
  proxy = new ProxyV1(account);
  const service = await proxy.createService({ uniqueName: 'Rides' });
  serviceSid = service.sid;
  for (const phoneNumber of numbers) await proxy.createPhoneNumber(serviceSid, { phoneNumber });
});

/** Status and code of a refusal. */
async function refusalOf(call: PromiseLike<unknown>): Promise<unknown> {
  const error = await rejection(call);
  return ApiError.isInstance(error) ? [error.status, error.code] : error;
}

/** A session of two people: its SID, and what the first of them writes to. */
async function ride(): Promise<{ sessionSid: string; riderSid: string; to: string }> {
  const { sid } = await proxy.createSession(serviceSid, {
    participants: [{ identifier: driver }, JSON.stringify({ Identifier: rider })],
  });
  const people = await proxy.listParticipant(serviceSid, sid).toArray({ limit: 5 });
  const person = people.find(({ identifier }) => identifier === rider);
  return { sessionSid: sid, riderSid: person?.sid ?? '', to: person?.proxyIdentifier ?? '' };
}

/** Has a text come in. */
async function hear(from: string, to: string, text: string): Promise<void> {
  await sandbox.control('POST', '/inbound/messages', {
    account_sid: account.security.username,
    from: { address: from, channel: 'tel' },
    to: { address: to, channel: 'tel' },
    text,
  });
}

async function advance(by: string): Promise<void> {
  await sandbox.control('POST', '/clock/advance', { by });
}

test('a service is made, fetched by its name, changed, listed and deleted', async () => {
  const callbackUrl = 'https://example.com/told';
  const made = await proxy.createService({ uniqueName: 'Trips', defaultTtl: 3600, callbackUrl });
  const named = await proxy.fetchService('Trips');
  const changed = await proxy.updateService(made.sid, { callbackUrl: null, geoMatchLevel: 'area-code' });
  const listed = await proxy.listService({ pageSize: 1 }).toArray({ limit: 10 });
  const removed: unknown = await proxy.deleteService(made.sid);

  expect(named).toEqual(made);
  expect(made).toMatchObject({ defaultTtl: 3600, callbackUrl, dateCreated: expect.any(Date) });
  expect(changed).toMatchObject({ uniqueName: 'Trips', callbackUrl: null, geoMatchLevel: 'area-code' });
  expect(listed.map(({ uniqueName }) => uniqueName)).toEqual(['Trips', 'Rides']);
  expect(removed).toBeUndefined();
  expect(await refusalOf(proxy.fetchService(made.sid))).toEqual([404, 20404]);
});

test('a service is refused with the name of the field that is wrong', async () => {
  const taken = await rejection(proxy.createService({ uniqueName: 'Rides' }));
  const unknownLevel = await rejection(proxy.updateService(serviceSid, { geoMatchLevel: 'planet' }));
  const noUrl = await rejection(proxy.updateService(serviceSid, { callbackUrl: 'example' }));

  expect(taken).toMatchObject({ status: 400, code: 80602, effect: 'none' });
  expect(unknownLevel).toMatchObject({ code: 80701, message: expect.stringContaining("'GeoMatchLevel' is invalid") });
  expect(noUrl).toMatchObject({ code: 80701, message: expect.stringContaining("'CallbackUrl' is invalid") });
  expect(await refusalOf(proxy.deleteService(no('KS')))).toEqual([404, 20404]);
});

test('a phone number is added, fetched, reserved, listed and taken out', async () => {
  const made = await proxy.createPhoneNumber(serviceSid, { phoneNumber: '+12065557003' });
  const fetched = await proxy.fetchPhoneNumber(serviceSid, made.sid);
  const reserved = await proxy.updatePhoneNumber(serviceSid, made.sid, { isReserved: true });
  const listed = await proxy.listPhoneNumber(serviceSid, { pageSize: 2 }).toArray({ limit: 10 });
  await proxy.deletePhoneNumber(serviceSid, made.sid);

  expect(fetched).toEqual(made);
  expect(made).toMatchObject({ phoneNumber: '+12065557003', inUse: 0, capabilities: { sms: true, voice: true } });
  expect(reserved.isReserved).toBe(true);
  expect(listed.map(({ phoneNumber }) => phoneNumber)).toEqual(['+12065557003', ...numbers.toReversed()]);
  expect(await refusalOf(proxy.fetchPhoneNumber(serviceSid, made.sid))).toEqual([404, 20404]);
});

test('a phone number is refused for what is wrong with it', async () => {
  const twice = await refusalOf(proxy.createPhoneNumber(serviceSid, { phoneNumber: numbers[0] }));
  const wrong = await rejection(proxy.createPhoneNumber(serviceSid, { phoneNumber: 'Rides' }));

  expect(twice).toEqual([400, 80104]);
  expect(wrong).toMatchObject({ code: 80406, message: expect.stringContaining('PhoneNumber') });
  expect(await refusalOf(proxy.updatePhoneNumber(serviceSid, no('PN'), { isReserved: true }))).toEqual([404, 20404]);
  expect(await refusalOf(proxy.deletePhoneNumber(serviceSid, no('PN')))).toEqual([404, 20404]);
  expect(await refusalOf(proxy.listPhoneNumber(no('KS')))).toEqual([404, 20404]);
});

test('a short code is added, fetched, reserved, listed and taken out', async () => {
  const made = await proxy.createShortCode(serviceSid, { sid: shortCode });
  const fetched = await proxy.fetchShortCode(serviceSid, shortCode);
  const reserved = await proxy.updateShortCode(serviceSid, shortCode, { isReserved: true });
  const listed = await proxy.listShortCode(serviceSid).toArray({ limit: 10 });
  await proxy.deleteShortCode(serviceSid, shortCode);

  expect(fetched).toEqual(made);
  expect(made).toMatchObject({ sid: shortCode, shortCode: expect.stringMatching(/^\d{5}$/), isReserved: false });
  expect(listed).toEqual([reserved]);
  expect(await refusalOf(proxy.fetchShortCode(serviceSid, shortCode))).toEqual([404, 20404]);
});

test('a short code is refused for what is wrong with it', async () => {
  const wrong = await rejection(proxy.createShortCode(serviceSid, { sid: 'SC1' }));

  expect(wrong).toMatchObject({ code: 80701, message: expect.stringContaining("'Sid' is invalid") });
  expect(await refusalOf(proxy.updateShortCode(serviceSid, shortCode, {}))).toEqual([404, 20404]);
  expect(await refusalOf(proxy.deleteShortCode(serviceSid, shortCode))).toEqual([404, 20404]);
  expect(await refusalOf(proxy.listShortCode(no('KS')))).toEqual([404, 20404]);
});

test('a session is made, fetched by its name, changed, closed, opened again, listed and deleted', async () => {
  const dateExpiry = new Date(Date.UTC(2100, 0, 2, 3, 4, 5));
  const made = await proxy.createSession(serviceSid, { uniqueName: 'Ride 7', ttl: 3600, mode: 'message-only' });
  const named = await proxy.fetchSession(serviceSid, 'Ride 7');
  const changed = await proxy.updateSession(serviceSid, made.sid, { dateExpiry, ttl: 60 });
  const closed = await proxy.updateSession(serviceSid, made.sid, { status: 'closed' });
  const open = await proxy.updateSession(serviceSid, made.sid, { status: 'in-progress' });
  const listed = await proxy.listSession(serviceSid).toArray({ limit: 10 });
  await proxy.deleteSession(serviceSid, made.sid);

  expect(named).toEqual(made);
  expect(made).toMatchObject({ status: 'open', mode: 'message-only', dateStarted: null, closedReason: null });
  expect(changed).toMatchObject({ dateExpiry, ttl: 60 });
  expect(closed).toMatchObject({ status: 'closed', closedReason: 'api', dateEnded: expect.any(Date) });
  expect(open).toMatchObject({ status: 'in-progress', closedReason: null, dateEnded: null });
  expect(listed).toEqual([open]);
  expect(await refusalOf(proxy.fetchSession(serviceSid, made.sid))).toEqual([404, 20404]);
});

test('a session is refused for what is wrong with it', async () => {
  const { sid } = await proxy.createSession(serviceSid, { uniqueName: 'Ride 7' });
  const wrong = await rejection(proxy.createSession(serviceSid, { mode: 'fax-only' }));

  expect(wrong).toMatchObject({ code: 80701, message: expect.stringContaining("'Mode' is invalid") });
  expect(await refusalOf(proxy.createSession(serviceSid, { uniqueName: 'Ride 7' }))).toEqual([400, 80603]);
  expect(await refusalOf(proxy.updateSession(serviceSid, sid, { status: 'open' }))).toEqual([400, 80608]);
  expect(await refusalOf(proxy.fetchSession(serviceSid, 'Ride 8'))).toEqual([404, 80308]);
  expect(await refusalOf(proxy.deleteSession(serviceSid, no('KC')))).toEqual([404, 20404]);
  expect(await refusalOf(proxy.listSession(no('KS')))).toEqual([404, 20404]);
});

test('a participant is added, fetched, listed and taken out, and stays on record', async () => {
  const session = await proxy.createSession(serviceSid);
  const made = await proxy.createParticipant(serviceSid, session.sid, { identifier: rider, friendlyName: 'Rider' });
  const other = await proxy.createParticipant(serviceSid, session.sid, {
    identifier: driver,
    proxyIdentifier: numbers[1],
  });
  const listed = await proxy.listParticipant(serviceSid, session.sid, { pageSize: 1 }).toArray({ limit: 10 });
  const removed: unknown = await proxy.deleteParticipant(serviceSid, session.sid, made.sid);
  const fetched = await proxy.fetchParticipant(serviceSid, session.sid, made.sid);

  expect(made).toMatchObject({ friendlyName: 'Rider', proxyIdentifier: numbers[0], dateDeleted: null });
  expect(other.proxyIdentifier).toBe(numbers[1]);
  expect(listed).toEqual([other, made]);
  expect(removed).toBeUndefined();
  expect(fetched.dateDeleted).toBeInstanceOf(Date);
});

test('a participant is refused for what is wrong with it', async () => {
  const { sessionSid, riderSid } = await ride();
  const { sid } = await proxy.createSession(serviceSid);
  const wrong = await rejection(proxy.createParticipant(serviceSid, sid, { identifier: 'somebody' }));

  expect(wrong).toMatchObject({ status: 400, code: 80404, message: expect.stringContaining('identifier') });
  expect(await refusalOf(proxy.createParticipant(serviceSid, sessionSid, { identifier: '+12065550109' }))).toEqual([
    400, 80609,
  ]);
  expect(await refusalOf(proxy.fetchParticipant(serviceSid, sid, riderSid))).toEqual([404, 20404]);
  expect(await refusalOf(proxy.deleteParticipant(serviceSid, sessionSid, no('KP')))).toEqual([404, 20404]);
  expect(await refusalOf(proxy.listParticipant(serviceSid, no('KC')))).toEqual([404, 20404]);
});

test('what one writes reaches the other from a number of the pool, and is an interaction until it is deleted', async () => {
  const { sessionSid, riderSid, to } = await ride();
  await hear(rider, to, 'Where are you?');
  await advance('PT1M');

  const listed = await proxy.listInteraction(serviceSid, sessionSid, { pageSize: 1 }).toArray({ limit: 10 });
  const [interaction] = listed;
  const fetched = await proxy.fetchInteraction(serviceSid, sessionSid, interaction?.sid ?? '');
  await proxy.deleteInteraction(serviceSid, sessionSid, fetched.sid);

  expect(listed).toEqual([fetched]);
  expect(fetched).toMatchObject({
    type: 'message',
    inboundParticipantSid: riderSid,
    inboundResourceStatus: 'delivered',
    outboundResourceStatus: 'delivered',
  });
  expect(dataOf(fetched).body).toBe('Where are you?');
  expect((await proxy.fetchSession(serviceSid, sessionSid)).dateStarted).toBeInstanceOf(Date);
  expect(await refusalOf(proxy.fetchInteraction(serviceSid, sessionSid, fetched.sid))).toEqual([404, 20404]);
  expect(await refusalOf(proxy.deleteInteraction(serviceSid, sessionSid, fetched.sid))).toEqual([404, 20404]);
  expect(await refusalOf(proxy.listInteraction(serviceSid, no('KC')))).toEqual([404, 20404]);
});

test('a message by API is sent, fetched and listed', async () => {
  const { sessionSid, riderSid } = await ride();
  const made = await proxy.createMessageInteraction(serviceSid, sessionSid, riderSid, { body: 'some message' });
  const fetched = await proxy.fetchMessageInteraction(serviceSid, sessionSid, riderSid, made.sid);
  const listed = await proxy.listMessageInteraction(serviceSid, sessionSid, riderSid).toArray({ limit: 10 });

  expect(responseOf(made)?.statusCode).toBe(200);
  expect(made).toMatchObject({ participantSid: riderSid, inboundResourceSid: null, outboundResourceType: 'Message' });
  expect(fetched).toEqual(made);
  expect(listed).toEqual([made]);
});

test('a message by API is refused for what is wrong with it', async () => {
  const { sessionSid, riderSid } = await ride();
  const empty = await rejection(proxy.createMessageInteraction(serviceSid, sessionSid, riderSid, {}));

  expect(empty).toMatchObject({ code: 80701, message: expect.stringContaining("'Body' is invalid") });
  expect(await refusalOf(proxy.fetchMessageInteraction(serviceSid, sessionSid, riderSid, no('KI')))).toEqual([
    404, 20404,
  ]);
  expect(await refusalOf(proxy.listMessageInteraction(serviceSid, sessionSid, no('KP')))).toEqual([404, 20404]);
});

test('a session that is closed when its answer was lost is not closed again by the client', async () => {
  const { sid } = await proxy.createSession(serviceSid);
  const match = { operation: 'proxy.updateSession', account: account.security.username, times: 1 };
  await sandbox.control('POST', '/faults', { match, action: { type: 'reset_after_commit' } });

  const error = await rejection(proxy.updateSession(serviceSid, sid, { status: 'closed' }));

  expect(error).toMatchObject({ name: 'OutcomeUnknownError', searchFor: { operation: 'proxy.fetchSession' } });
  expect((await proxy.fetchSession(serviceSid, sid)).status).toBe('closed');
});

test('an identifier that is missing is refused before anything is sent', async () => {
  expect(await rejection(proxy.fetchParticipant(serviceSid, '', 'KP1'))).toBeInstanceOf(ConfigurationError);
});

test('the literals alone do what the class does', async () => {
  const client = createClient(account);

  const made = await execute(client, createService, { uniqueName: 'Trips' });
  const listed = await paginate(client, listService, {}).toArray({ limit: 10 });

  expect(listed.map(({ sid }) => sid)).toEqual([made.sid, serviceSid]);
});
