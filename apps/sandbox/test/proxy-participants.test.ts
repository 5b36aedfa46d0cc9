import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import {
  ada,
  type Form,
  frozenSandbox,
  grace,
  later,
  linus,
  now,
  numbers,
  ProxyClient,
  refusalOf,
} from './proxy-client.ts';
import { account, call, type Json } from './test-client.ts';

const [first = '', second = ''] = numbers;
const unknown = `KP${'0'.repeat(32)}`;

let sandbox: Sandbox;
let proxy: ProxyClient;
let service: Json;
let sessions: string;
let path: string;

beforeEach(async () => {
  sandbox = await frozenSandbox();
  proxy = new ProxyClient(sandbox);
  service = await proxy.service();
  sessions = `/Services/${service.sid}/Sessions`;
  path = `${sessions}/${(await proxy.make(sessions)).sid}`;
});
afterEach(async () => await sandbox.close());

/** Adds a participant that is refused, and gives the reason. */
async function refusal(form: Form, where = path): Promise<object> {
  return refusalOf(await proxy.post(`${where}/Participants`, form));
}

test('the documented request adds a participant, who gets a number of the pool', async () => {
  const person = await proxy.join(path, '+14155551212', { FriendlyName: 'friendly_name' });

  const [, , , sessionSid] = path.split('/').slice(1);
  const url = `${sandbox.url}/proxy.twilio.com/v1${path}/Participants/${person.sid}`;
  expect(person).toEqual({
    sid: expect.stringMatching(/^KP[\da-f]{32}$/),
    session_sid: sessionSid,
    service_sid: service.sid,
    account_sid: account,
    identifier: '+14155551212',
    proxy_identifier: first,
    proxy_identifier_sid: expect.stringMatching(/^PN[\da-f]{32}$/),
    friendly_name: 'friendly_name',
    date_deleted: null,
    date_updated: now,
    date_created: now,
    url,
    links: { message_interactions: `${url}/MessageInteractions` },
  });
  expect(await proxy.get(`${path}/Participants/${person.sid}`)).toEqual(person);
});

test('the documented request adds someone on another channel, with a page that is in no pool', async () => {
  const person = await proxy.join(path, 'messenger:123456', {
    FriendlyName: 'a facebook user',
    ProxyIdentifier: 'messenger:987654532',
  });

  expect(person).toMatchObject({
    identifier: 'messenger:123456',
    proxy_identifier: 'messenger:987654532',
    proxy_identifier_sid: expect.stringMatching(/^PN[\da-f]{32}$/),
    friendly_name: 'a facebook user',
  });
});

test('someone on another channel sees a number of the pool as one of the channel', async () => {
  const onWhatsApp = await proxy.join(path, `whatsapp:${ada}`);
  const onMessenger = await proxy.join(path, 'messenger:14155551212');

  expect(onWhatsApp.proxy_identifier).toBe(`whatsapp:${first}`);
  expect(onMessenger.proxy_identifier).toBe(`messenger:${second.slice(1)}`);
});

test('a number is given by itself or by its SID', async () => {
  const [number] = (await proxy.get(`/Services/${service.sid}/PhoneNumbers`)).phone_numbers;

  const one = await proxy.join(path, ada, { ProxyIdentifier: second });
  const other = await proxy.join(path, grace, { ProxyIdentifierSid: number.sid });

  expect(one.proxy_identifier).toBe(second);
  expect(other).toMatchObject({ proxy_identifier: number.phone_number, proxy_identifier_sid: number.sid });
});

test('both people of a session can have the same number, which counts as used once', async () => {
  const one = await proxy.join(path, ada, { ProxyIdentifier: first });
  const other = await proxy.join(path, grace, { ProxyIdentifier: first });
  const number = `/Services/${service.sid}/PhoneNumbers/${one.proxy_identifier_sid}`;
  const both = await proxy.get(number);
  await proxy.call('DELETE', `${path}/Participants/${one.sid}`);
  const half = await proxy.get(number);
  await proxy.call('DELETE', `${path}/Participants/${other.sid}`);

  expect(both.in_use).toBe(1);
  expect(half.in_use).toBe(1);
  expect((await proxy.get(number)).in_use).toBe(0);
});

test('one number serves sessions of different people', async () => {
  const other = `${sessions}/${(await proxy.make(sessions)).sid}`;
  await proxy.join(path, ada, { ProxyIdentifier: first });
  const person = await proxy.join(other, grace, { ProxyIdentifier: first });

  expect((await proxy.get(`/Services/${service.sid}/PhoneNumbers/${person.proxy_identifier_sid}`)).in_use).toBe(2);
});

test('who is taken out stays on record, frees its number, and cannot come back', async () => {
  const person = await proxy.join(path, ada);
  await sandbox.clock.advance(5000);

  const answer = await proxy.call('DELETE', `${path}/Participants/${person.sid}`);
  const fetched = await proxy.get(`${path}/Participants/${person.sid}`);
  const { participants } = await proxy.get(`${path}/Participants`);

  expect(answer).toMatchObject({ status: 200, body: undefined });
  expect(fetched).toEqual({ ...person, date_deleted: later(5), date_updated: later(5) });
  expect(participants).toEqual([fetched]);
  expect(await refusal({ Identifier: ada })).toEqual({ status: 400, code: 80612 });
  expect(refusalOf(await proxy.call('DELETE', `${path}/Participants/${person.sid}`))).toEqual({
    status: 404,
    code: 80307,
  });
});

test('the place of who was taken out can be had by another', async () => {
  const person = await proxy.join(path, ada);
  await proxy.join(path, grace);
  await proxy.call('DELETE', `${path}/Participants/${person.sid}`);

  expect(await proxy.join(path, linus)).toMatchObject({ identifier: linus, proxy_identifier: first });
});

test('participants are listed, the newest first', async () => {
  const people = [await proxy.join(path, ada), await proxy.join(path, grace)];

  const page = await proxy.get(`${path}/Participants`);

  expect(page.participants).toEqual(people.reverse());
  expect(page.meta.key).toBe('participants');
});

test('a session has two participants, and none of them twice', async () => {
  await proxy.join(path, ada);
  const twice = await refusal({ Identifier: ada });
  await proxy.join(path, grace);

  expect(twice).toEqual({ status: 400, code: 80103 });
  expect(await refusal({ Identifier: linus })).toEqual({ status: 400, code: 80609 });
});

test.each(['somebody', '123', '+1206', '+0123456789', '+12065550100x', ':12', 'messenger:'])(
  '%s cannot be anybody',
  async (identifier) => {
    expect(await refusal({ Identifier: identifier })).toEqual({ status: 400, code: 80404 });
  },
);

test('an identifier or a name that is too long is refused, and so is one that is missing', async () => {
  expect(await refusal({ Identifier: `messenger:${'1'.repeat(182)}` })).toEqual({ status: 400, code: 80404 });
  expect(await refusal({ Identifier: ada, FriendlyName: 'a'.repeat(256) })).toEqual({ status: 400, code: 80701 });
  expect(await refusal({ Identifier: '' })).toEqual({ status: 400, code: 80404 });
  expect(await refusal({})).toEqual({ status: 400, code: 20001 });
});

test('who cannot be called has no place in a session for calls', async () => {
  const calls = `${sessions}/${(await proxy.make(sessions, { Mode: 'voice-only' })).sid}`;

  expect(await refusal({ Identifier: 'messenger:123456' }, calls)).toEqual({ status: 400, code: 80616 });
});

test('a number is given to one person in one session at a time', async () => {
  const other = `${sessions}/${(await proxy.make(sessions)).sid}`;
  await proxy.join(path, ada, { ProxyIdentifier: first });
  const busy = await refusal({ Identifier: ada, ProxyIdentifier: first }, other);
  await proxy.post(path, { Status: 'closed' });

  expect(busy).toEqual({ status: 400, code: 80604 });
  expect(await proxy.join(other, ada, { ProxyIdentifier: first })).toMatchObject({ proxy_identifier: first });
});

test.each([
  ['a number of no pool', { ProxyIdentifier: '+12065559999' }, 400, 80605],
  ['a SID of no pool', { ProxyIdentifierSid: `PN${'a'.repeat(32)}` }, 400, 80605],
  ['no number', { ProxyIdentifier: 'desk' }, 404, 80304],
  ['no SID of a number', { ProxyIdentifierSid: 'KS1' }, 404, 80305],
  ['an address on another channel', { ProxyIdentifier: 'messenger:1' }, 400, 80402],
])('%s is not given to a participant', async (_, form, status, code) => {
  expect(await refusal({ Identifier: ada, ...form })).toEqual({ status, code });
});

test('a number of another service is not given to a participant', async () => {
  const elsewhere = '+12065557044';
  const trips = await proxy.service({ UniqueName: 'Trips' }, [elsewhere]);
  const [{ sid }] = (await proxy.get(`/Services/${trips.sid}/PhoneNumbers`)).phone_numbers;

  expect(await refusal({ Identifier: ada, ProxyIdentifier: elsewhere })).toEqual({ status: 400, code: 80605 });
  expect(await refusal({ Identifier: ada, ProxyIdentifierSid: sid })).toEqual({ status: 400, code: 80605 });
});

test('a number that the account does not have is told apart from one that is in no pool', async () => {
  await proxy.control('PUT', '/numbers', { account_sid: account, numbers: [{ phone_number: '+12065557044' }] });

  expect(await refusal({ Identifier: ada, ProxyIdentifier: '+12065557044' })).toEqual({ status: 400, code: 80605 });
  expect(await refusal({ Identifier: ada, ProxyIdentifier: '+12065557055' })).toEqual({ status: 400, code: 80606 });
  expect(await refusal({ Identifier: ada, ProxyIdentifierSid: `PN${'a'.repeat(32)}` })).toEqual({
    status: 400,
    code: 80606,
  });
});

test('nobody reaches a partner under the own number, nor under two', async () => {
  const [, { sid }] = (await proxy.get(`/Services/${service.sid}/PhoneNumbers`)).phone_numbers;

  expect(await refusal({ Identifier: first, ProxyIdentifier: first })).toEqual({ status: 400, code: 80402 });
  expect(await refusal({ Identifier: ada, ProxyIdentifier: first, ProxyIdentifierSid: sid })).toEqual({
    status: 400,
    code: 80701,
  });
});

test('a reserved number is not given by hand, as on the real service', async () => {
  const reserved = '+12065557044';
  const { sid } = await proxy.make(`/Services/${service.sid}/PhoneNumbers`, {
    PhoneNumber: reserved,
    IsReserved: 'true',
  });

  expect(await refusal({ Identifier: ada, ProxyIdentifier: reserved })).toEqual({ status: 404, code: 80304 });
  expect(await refusal({ Identifier: ada, ProxyIdentifierSid: sid })).toEqual({ status: 400, code: 80207 });
});

test('a test can have reserved numbers given by hand, as the guide says', async () => {
  const reserved = '+12065557044';
  const { sid } = await proxy.make(`/Services/${service.sid}/PhoneNumbers`, {
    PhoneNumber: reserved,
    IsReserved: 'true',
  });
  const { body } = await proxy.control('PUT', '/settings', { account_sid: account, assigns_reserved: true });

  const one = await proxy.join(path, ada, { ProxyIdentifier: reserved });
  const other = await proxy.join(path, grace, { ProxyIdentifierSid: sid });

  expect(body).toEqual({ account_sid: account, assigns_reserved: true, makes_services: true });
  expect([one.proxy_identifier, other.proxy_identifier]).toEqual([reserved, reserved]);
});

test('a fault stands in for two sessions that take the same person at a time', async () => {
  const fault = {
    match: { operation: 'proxy.createParticipant', times: 1 },
    action: { type: 'error', status: 409, code: 80623 },
  };
  await call(sandbox, 'POST', '/_sandbox/v1/faults', { body: fault });

  expect(await refusal({ Identifier: ada })).toEqual({ status: 409, code: 80623 });
  expect(await proxy.join(path, ada)).toMatchObject({ identifier: ada });
});

test.each([
  ['GET', `/Participants/${unknown}`],
  ['DELETE', `/Participants/${unknown}`],
  ['GET', `/Participants/${unknown}/MessageInteractions`],
  ['POST', `/Participants/${unknown}/MessageInteractions`],
])('%s of %s is not found', async (method, rest) => {
  const form = method === 'POST' ? { form: { Body: 'Hi' } } : {};

  expect(refusalOf(await proxy.call(method, path + rest, form))).toEqual({ status: 404, code: 20404 });
});

test('a participant of another session is not found', async () => {
  const person = await proxy.join(path, ada);
  const other = await proxy.make(sessions);

  const answer = await proxy.call('GET', `${sessions}/${other.sid}/Participants/${person.sid}`);

  expect(refusalOf(answer)).toEqual({ status: 404, code: 20404 });
});

test('settings of Proxy name an account, and what they are about', async () => {
  const nobody = await proxy.control('PUT', '/settings', { assigns_reserved: true });
  const wrong = await proxy.control('PUT', '/settings', { account_sid: account, assigns_reserved: 'yes', colour: 1 });

  expect(nobody).toMatchObject({ status: 400, body: { errors: [{ field: 'account_sid' }] } });
  expect(wrong).toMatchObject({ status: 400, body: { errors: [{ field: 'assigns_reserved' }, { field: 'colour' }] } });
});
