import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { ada, frozenSandbox, later, now, numbers, ProxyClient, refusalOf } from './proxy-client.ts';
import { account, type Json } from './test-client.ts';

const [number = ''] = numbers;
const numberSid = `PN${'a'.repeat(32)}`;
const shortCodeSid = `SC${'a'.repeat(32)}`;

let sandbox: Sandbox;
let proxy: ProxyClient;
let service: Json;
let pool: string;
let shortCodes: string;

beforeEach(async () => {
  sandbox = await frozenSandbox();
  proxy = new ProxyClient(sandbox);
  service = await proxy.service({}, []);
  pool = `/Services/${service.sid}/PhoneNumbers`;
  shortCodes = `/Services/${service.sid}/ShortCodes`;
});
afterEach(async () => await sandbox.close());

test('a number is added by itself, fresh and open to all', async () => {
  const added = await proxy.make(pool, { PhoneNumber: number });

  expect(added).toEqual({
    sid: expect.stringMatching(/^PN[\da-f]{32}$/),
    account_sid: account,
    service_sid: service.sid,
    date_created: now,
    date_updated: now,
    phone_number: number,
    friendly_name: '(206) 555-7001',
    iso_country: 'US',
    capabilities: { fax: false, mms: true, sms: true, voice: true },
    url: `${sandbox.url}/proxy.twilio.com/v1${pool}/${added.sid}`,
    is_reserved: false,
    in_use: 0,
  });
  expect(await proxy.get(`${pool}/${added.sid}`)).toEqual(added);
});

test('the documented request adds a number by its SID; which number that is stays the same', async () => {
  const added = await proxy.make(pool, { Sid: numberSid });
  await proxy.call('DELETE', `${pool}/${numberSid}`);
  const again = await proxy.make(pool, { PhoneNumber: added.phone_number });

  expect(added).toMatchObject({ sid: numberSid, phone_number: expect.stringMatching(/^\+1\d{10}$/) });
  expect(again.sid).toBe(numberSid);
});

test('a number has the same SID whenever it is added', async () => {
  const added = await proxy.make(pool, { PhoneNumber: number });
  await proxy.call('DELETE', `${pool}/${added.sid}`);

  const again = await proxy.make(pool, { Sid: added.sid, PhoneNumber: number, IsReserved: 'true' });

  expect(again).toMatchObject({ sid: added.sid, phone_number: number, is_reserved: true });
});

test('the documented update reserves a number', async () => {
  const added = await proxy.make(pool, { PhoneNumber: number });
  await sandbox.clock.advance(1000);

  const answer = await proxy.post(`${pool}/${added.sid}`, { IsReserved: 'true' });
  const empty = await proxy.post(`${pool}/${added.sid}`);

  expect(answer.body).toEqual({ ...added, is_reserved: true, date_updated: later(1) });
  expect(empty.body).toEqual(answer.body);
});

test('phone numbers and short codes are listed apart, the newest first', async () => {
  for (const each of numbers) await proxy.make(pool, { PhoneNumber: each });
  await proxy.make(shortCodes, { Sid: shortCodeSid });

  const page = await proxy.get(pool);
  const codes = await proxy.get(shortCodes);

  expect(page.phone_numbers.map(({ phone_number: each }: Json) => each)).toEqual([...numbers].reverse());
  expect(page.meta.key).toBe('phone_numbers');
  expect(codes.short_codes.map(({ sid }: Json) => sid)).toEqual([shortCodeSid]);
  expect(codes.meta.key).toBe('short_codes');
});

test('a short code is added, fetched, reserved and taken out', async () => {
  const added = await proxy.make(shortCodes, { Sid: shortCodeSid });
  const reserved = await proxy.post(`${shortCodes}/${shortCodeSid}`, { IsReserved: 'true' });
  const fetched = await proxy.get(`${shortCodes}/${shortCodeSid}`);
  const removed = await proxy.call('DELETE', `${shortCodes}/${shortCodeSid}`);

  expect(added).toEqual({
    sid: shortCodeSid,
    account_sid: account,
    service_sid: service.sid,
    date_created: now,
    date_updated: now,
    short_code: expect.stringMatching(/^\d{5}$/),
    iso_country: 'US',
    capabilities: { fax: false, mms: true, sms: true, voice: false },
    url: `${sandbox.url}/proxy.twilio.com/v1${shortCodes}/${shortCodeSid}`,
    is_reserved: false,
  });
  expect(reserved).toMatchObject({ status: 200, body: { is_reserved: true } });
  expect(fetched).toEqual(reserved.body);
  expect(removed.status).toBe(204);
  expect(refusalOf(await proxy.call('GET', `${shortCodes}/${shortCodeSid}`))).toEqual({ status: 404, code: 20404 });
});

test('a number is in one pool only', async () => {
  const other = await proxy.service({ UniqueName: 'Trips' }, []);
  await proxy.make(pool, { PhoneNumber: number });
  await proxy.make(shortCodes, { Sid: shortCodeSid });

  const here = await proxy.post(pool, { PhoneNumber: number });
  const there = await proxy.post(`/Services/${other.sid}/PhoneNumbers`, { PhoneNumber: number });
  const code = await proxy.post(`/Services/${other.sid}/ShortCodes`, { Sid: shortCodeSid });

  expect(refusalOf(here)).toEqual({ status: 400, code: 80104 });
  expect(refusalOf(there)).toEqual({ status: 400, code: 80101 });
  expect(refusalOf(code)).toEqual({ status: 400, code: 80102 });
});

test.each([
  ['no number at all', {}, 80701],
  ['a text', { PhoneNumber: 'Rides' }, 80406],
  ['a SID of something else', { Sid: shortCodeSid }, 80407],
  ['the SID of another number', { Sid: numberSid, PhoneNumber: number }, 80406],
  ['a word for yes', { PhoneNumber: number, IsReserved: 'perhaps' }, 80701],
])('%s is refused', async (_, form, code) => {
  expect(refusalOf(await proxy.post(pool, form))).toEqual({ status: 400, code });
});

test('a short code without a SID is refused', async () => {
  expect(refusalOf(await proxy.post(shortCodes))).toEqual({ status: 400, code: 20001 });
  expect(refusalOf(await proxy.post(shortCodes, { Sid: numberSid }))).toEqual({ status: 400, code: 80701 });
});

test.each(['GET', 'POST', 'DELETE'])(
  '%s of a number that is in another pool, or none, is not found',
  async (method) => {
    const other = await proxy.service({ UniqueName: 'Trips' }, [number]);
    const [elsewhere] = (await proxy.get(`/Services/${other.sid}/PhoneNumbers`)).phone_numbers;
    const form = method === 'POST' ? { form: { IsReserved: 'true' } } : {};

    for (const path of [`${pool}/${elsewhere.sid}`, `${pool}/${numberSid}`, `${shortCodes}/${shortCodeSid}`]) {
      expect(refusalOf(await proxy.call(method, path, form))).toEqual({ status: 404, code: 20404 });
    }
  },
);

test('a number that is used is not taken out before its session is closed', async () => {
  const { sid } = await proxy.make(pool, { PhoneNumber: number });
  const session = await proxy.make(`/Services/${service.sid}/Sessions`);
  const path = `/Services/${service.sid}/Sessions/${session.sid}`;
  await proxy.join(path, ada);

  const used = await proxy.get(`${pool}/${sid}`);
  const refused = await proxy.call('DELETE', `${pool}/${sid}`);
  await proxy.post(path, { Status: 'closed' });
  const free = await proxy.get(`${pool}/${sid}`);
  const removed = await proxy.call('DELETE', `${pool}/${sid}`);

  expect(used.in_use).toBe(1);
  expect(refusalOf(refused)).toEqual({ status: 400, code: 80611 });
  expect(free.in_use).toBe(0);
  expect(removed.status).toBe(204);
});

test('where a test lists the numbers of an account, it has no others', async () => {
  const listed = await proxy.control('PUT', '/numbers', {
    account_sid: account,
    numbers: [
      { phone_number: number, sid: numberSid, friendly_name: 'Front desk', capabilities: { voice: false } },
      { short_code: '12345', sid: shortCodeSid },
    ],
  });

  const added = await proxy.make(pool, { PhoneNumber: number });
  const code = await proxy.make(shortCodes, { Sid: shortCodeSid });
  const other = await proxy.post(pool, { PhoneNumber: numbers[1] ?? '' });
  const otherSid = await proxy.post(pool, { Sid: `PN${'b'.repeat(32)}` });
  const otherCode = await proxy.post(shortCodes, { Sid: `SC${'b'.repeat(32)}` });

  expect(listed.body.numbers).toMatchObject([{ sid: numberSid, has_voice: 0 }, { sid: shortCodeSid }]);
  expect(added).toMatchObject({
    sid: numberSid,
    friendly_name: 'Front desk',
    capabilities: { sms: true, voice: false },
  });
  expect(code.short_code).toBe('12345');
  expect(refusalOf(other)).toEqual({ status: 404, code: 80301 });
  expect(refusalOf(otherSid)).toEqual({ status: 404, code: 80301 });
  expect(refusalOf(otherCode)).toEqual({ status: 404, code: 80303 });
});

test('a number of a messaging service cannot be in a pool', async () => {
  const messagingService = { messaging_service_sid: `MG${'a'.repeat(32)}` };
  await proxy.control('PUT', '/numbers', {
    account_sid: account,
    numbers: [{ phone_number: number, ...messagingService }],
  });

  expect(refusalOf(await proxy.post(pool, { PhoneNumber: number }))).toEqual({ status: 400, code: 80601 });
});

test('an account has any number again when its list is taken away', async () => {
  await proxy.control('PUT', '/numbers', { account_sid: account, numbers: [] });
  const without = await proxy.post(pool, { PhoneNumber: number });
  const { body } = await proxy.control('PUT', '/numbers', { account_sid: account, numbers: null });

  expect(refusalOf(without)).toEqual({ status: 404, code: 80301 });
  expect(body).toEqual({ account_sid: account, numbers: null });
  expect(await proxy.post(pool, { PhoneNumber: number })).toMatchObject({ status: 201 });
});

test('a list of numbers that cannot be read is refused with all that is wrong', async () => {
  const { status, body } = await proxy.control('PUT', '/numbers', {
    numbers: [{ phone_number: '123', sid: 'PN1' }, { short_code: 'x' }],
  });

  expect(status).toBe(400);
  expect(body.errors.map(({ field }: Json) => field)).toEqual([
    'account_sid',
    'numbers[0].phone_number',
    'numbers[0].sid',
    'numbers[1].short_code',
  ]);
});

test('a pool holds 500 numbers that are not reserved, and warns when it is nearly full', async () => {
  for (let index = 0; index < 500; index++) await proxy.make(pool, { PhoneNumber: `+1206${5_600_000 + index}` });

  const more = await proxy.post(pool, { PhoneNumber: number });
  const reserved = await proxy.make(pool, { PhoneNumber: number, IsReserved: 'true' });
  const opened = await proxy.post(`${pool}/${reserved.sid}`, { IsReserved: 'false' });

  expect(refusalOf(more)).toEqual({ status: 400, code: 80622 });
  expect(refusalOf(opened)).toEqual({ status: 400, code: 80622 });
  expect(await proxy.codes()).toEqual([80624]);
}, 20_000);
