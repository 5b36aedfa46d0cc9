import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { ada, frozenSandbox, grace, later, linus, now, ProxyClient, refusalOf } from './proxy-client.ts';
import { account, type Json } from './test-client.ts';

const unknown = `KC${'0'.repeat(32)}`;

let sandbox: Sandbox;
let proxy: ProxyClient;
let service: Json;
let sessions: string;

beforeEach(async () => {
  sandbox = await frozenSandbox();
  proxy = new ProxyClient(sandbox);
  service = await proxy.service();
  sessions = `/Services/${service.sid}/Sessions`;
});
afterEach(async () => await sandbox.close());

/** Makes a session, and gives its path. */
async function begin(form: Readonly<Record<string, string>> = {}): Promise<string> {
  const { sid } = await proxy.make(sessions, form);
  return `${sessions}/${sid}`;
}

test('the documented request makes a session that is open, and has not begun', async () => {
  const session = await proxy.make(sessions, { Ttl: '3600', UniqueName: 'Order #1234' });

  const url = `${sandbox.url}/proxy.twilio.com/v1${sessions}/${session.sid}`;
  expect(session).toEqual({
    service_sid: service.sid,
    status: 'open',
    unique_name: 'Order #1234',
    date_started: null,
    date_ended: null,
    date_last_interaction: null,
    date_expiry: null,
    ttl: 3600,
    mode: 'voice-and-message',
    closed_reason: null,
    sid: expect.stringMatching(/^KC[\da-f]{32}$/),
    date_updated: now,
    date_created: now,
    account_sid: account,
    url,
    links: { interactions: `${url}/Interactions`, participants: `${url}/Participants` },
  });
});

test('a session is fetched by its SID and by its unique name', async () => {
  const session = await proxy.make(sessions, { UniqueName: 'Order #1234' });

  expect(await proxy.get(`${sessions}/${session.sid}`)).toEqual(session);
  expect(await proxy.get(`${sessions}/Order%20%231234`)).toEqual(session);
});

test('sessions are listed, the newest first', async () => {
  const one = await proxy.make(sessions);
  const two = await proxy.make(sessions);

  const page = await proxy.get(sessions);

  expect(page.sessions).toEqual([two, one]);
  expect(page.meta.key).toBe('sessions');
});

test('a session takes its ttl from the service, unless it has its own', async () => {
  await proxy.post(`/Services/${service.sid}`, { DefaultTtl: '60' });

  expect((await proxy.make(sessions)).ttl).toBe(60);
  expect((await proxy.make(sessions, { Ttl: '0' })).ttl).toBe(0);
});

test('a session can begin with its participants, however the names in their texts are written', async () => {
  const session = await proxy.make(sessions, {
    Participants: [
      JSON.stringify({ Identifier: ada, FriendlyName: 'Ada' }),
      JSON.stringify({ identifier: grace, friendly_name: 'Grace', proxy_identifier: '+12065557003' }),
    ],
  });

  const { participants } = await proxy.get(`${sessions}/${session.sid}/Participants`);
  expect(session.status).toBe('open');
  expect(participants).toMatchObject([
    { identifier: grace, friendly_name: 'Grace', proxy_identifier: '+12065557003' },
    { identifier: ada, friendly_name: 'Ada', proxy_identifier: '+12065557001' },
  ]);
});

test.each([
  ['no JSON', '{', 80701],
  ['a list', '[]', 80701],
  ['nobody', '{}', 80701],
  ['a number in place of a text', '{"Identifier":1}', 80701],
  ['a long name', JSON.stringify({ Identifier: ada, FriendlyName: 'a'.repeat(256) }), 80701],
  ['no person', '{"Identifier":"somebody"}', 80404],
])('with %s as a participant there is no session', async (_, participant, code) => {
  const answer = await proxy.post(sessions, {
    UniqueName: 'Order',
    Participants: [`{"Identifier":"${grace}"}`, participant],
  });

  expect(refusalOf(answer)).toEqual({ status: 400, code });
  expect((await proxy.get(sessions)).sessions).toEqual([]);
  expect(refusalOf(await proxy.call('GET', `${sessions}/Order`))).toEqual({ status: 404, code: 80308 });
});

test('two participants alone do not begin a session', async () => {
  const path = await begin();
  await proxy.join(path, ada);
  await proxy.join(path, grace);

  expect(await proxy.get(path)).toMatchObject({ status: 'open', date_started: null });
});

test('a session that is closed before anything was exchanged has never started', async () => {
  const path = await begin();
  await sandbox.clock.advance(5000);

  const { status, body } = await proxy.post(path, { Status: 'closed' });

  expect(status).toBe(200);
  expect(body).toMatchObject({ status: 'closed', closed_reason: 'api', date_ended: later(5), date_started: null });
});

test('opening a session again takes back its end, and leaves its people their numbers', async () => {
  const path = await begin();
  const before = [await proxy.join(path, ada), await proxy.join(path, grace)];
  await proxy.post(path, { Status: 'closed' });

  const { body } = await proxy.post(path, { Ttl: '3600', Status: 'in-progress' });
  const { participants } = await proxy.get(`${path}/Participants`);

  expect(body).toMatchObject({ status: 'in-progress', closed_reason: null, date_ended: null, ttl: 3600 });
  expect(participants).toEqual(before.reverse());
});

test('a session in progress can be closed, too', async () => {
  const { path, ada: rider } = await proxy.pair({ UniqueName: 'Trips' }, {}, ['+12065557011']);
  await proxy.hear(ada, rider.proxy_identifier);

  const { body } = await proxy.post(path, { Status: 'closed' });

  expect(body).toMatchObject({ status: 'closed', date_started: now });
});

test.each([
  ['open', 'open'],
  ['open', 'in-progress'],
  ['closed', 'closed'],
  ['closed', 'open'],
  ['in-progress', 'in-progress'],
  ['in-progress', 'open'],
  ['open', 'failed'],
  ['failed', 'in-progress'],
])('a session that is %s cannot become %s', async (before, after) => {
  const path = await begin({ Status: before });

  const answer = await proxy.post(path, { Status: after });

  expect(refusalOf(answer)).toEqual({ status: 400, code: 80608 });
  expect(answer.body.message).toContain('To re-open, choose In Progress');
  expect(await proxy.get(path)).toMatchObject({ status: before });
});

test('a closed session cannot be changed in another way, nor can anybody be added', async () => {
  const path = await begin();
  await proxy.post(path, { Status: 'closed' });

  expect(refusalOf(await proxy.post(path, { Ttl: '5' }))).toEqual({ status: 400, code: 80607 });
  expect(refusalOf(await proxy.post(path))).toEqual({ status: 400, code: 80607 });
  expect(refusalOf(await proxy.post(`${path}/Participants`, { Identifier: ada }))).toEqual({
    status: 400,
    code: 80607,
  });
});

test('a session is not opened again while one of its people has the same number elsewhere', async () => {
  const path = await begin();
  const person = await proxy.join(path, ada);
  await proxy.post(path, { Status: 'closed' });
  await proxy.join(await begin(), ada, { ProxyIdentifier: person.proxy_identifier });

  expect(refusalOf(await proxy.post(path, { Status: 'in-progress' }))).toEqual({ status: 400, code: 80801 });
  expect(await proxy.get(path)).toMatchObject({ status: 'closed', closed_reason: 'api' });
});

test('a session is not opened again when a number of its people has left the pool', async () => {
  const path = await begin();
  const person = await proxy.join(path, ada);
  await proxy.post(path, { Status: 'closed' });
  await proxy.call('DELETE', `/Services/${service.sid}/PhoneNumbers/${person.proxy_identifier_sid}`);

  expect(refusalOf(await proxy.post(path, { Status: 'in-progress' }))).toEqual({ status: 400, code: 80605 });
});

test('the ttl runs from the beginning, and closes the session', async () => {
  const path = await begin({ Ttl: '60' });

  await sandbox.clock.advance(59_000);
  const before = await proxy.get(path);
  await sandbox.clock.advance(1000);

  expect(before.status).toBe('open');
  expect(await proxy.get(path)).toMatchObject({ status: 'closed', closed_reason: 'ttl', date_ended: later(60) });
});

test('an interaction starts the ttl anew', async () => {
  const { path, ada: rider } = await proxy.pair({ UniqueName: 'Trips' }, { Ttl: '60' }, ['+12065557011']);
  await sandbox.clock.advance(50_000);
  await proxy.hear(ada, rider.proxy_identifier);

  await sandbox.clock.advance(59_000);
  const before = await proxy.get(path);
  await sandbox.clock.advance(1000);

  expect(before).toMatchObject({ status: 'in-progress', date_last_interaction: later(50) });
  expect(await proxy.get(path)).toMatchObject({ status: 'closed', closed_reason: 'ttl', date_ended: later(110) });
});

test('a date of expiry comes before the ttl, whichever is earlier, and both are shown', async () => {
  const path = await begin({ Ttl: '60', DateExpiry: later(120) });

  await sandbox.clock.advance(119_000);
  const before = await proxy.get(path);
  await sandbox.clock.advance(1000);

  expect(before).toMatchObject({ status: 'open', ttl: 60, date_expiry: later(120) });
  expect(await proxy.get(path)).toMatchObject({
    status: 'closed',
    closed_reason: 'dateExpiry',
    date_ended: later(120),
  });
});

test('a later date puts the end off', async () => {
  const path = await begin({ DateExpiry: later(60) });
  await proxy.post(path, { DateExpiry: later(120) });
  await sandbox.clock.advance(100_000);
  const put = await proxy.get(path);
  await sandbox.clock.advance(20_000);

  expect(put).toMatchObject({ status: 'open', date_expiry: later(120) });
  expect(await proxy.get(path)).toMatchObject({ status: 'closed', closed_reason: 'dateExpiry' });
});

test('a session that has expired can be opened again, and lives as long again', async () => {
  const path = await begin({ Ttl: '60' });
  await sandbox.clock.advance(100_000);

  const { body } = await proxy.post(path, { Status: 'in-progress' });
  await sandbox.clock.advance(59_000);
  const before = await proxy.get(path);
  await sandbox.clock.advance(1000);

  expect(body.status).toBe('in-progress');
  expect(before.status).toBe('in-progress');
  expect(await proxy.get(path)).toMatchObject({ status: 'closed', closed_reason: 'ttl' });
});

test('a session whose date has passed is opened again with a later one only', async () => {
  const path = await begin({ DateExpiry: later(60) });
  await sandbox.clock.advance(100_000);

  const refused = await proxy.post(path, { Status: 'in-progress' });
  const opened = await proxy.post(path, { Status: 'in-progress', DateExpiry: later(200) });

  expect(refusalOf(refused)).toEqual({ status: 400, code: 80701 });
  expect(opened).toMatchObject({ status: 200, body: { status: 'in-progress' } });
});

test('a session is deleted with all that is in it', async () => {
  const { path, service: trips, ada: rider } = await proxy.pair({ UniqueName: 'Trips' }, {}, ['+12065557011']);
  await proxy.hear(ada, rider.proxy_identifier);
  const [interaction] = await proxy.interactions(path);

  const answer = await proxy.call('DELETE', path);
  const [number] = (await proxy.get(`/Services/${trips.sid}/PhoneNumbers`)).phone_numbers;

  expect(answer.status).toBe(204);
  expect(number.in_use).toBe(0);
  for (const rest of ['', '/Participants', '/Interactions', `/Interactions/${interaction.sid}`]) {
    expect(refusalOf(await proxy.call('GET', path + rest))).toEqual({ status: 404, code: 20404 });
  }
});

test('a unique name is taken within its service only, also by a closed session', async () => {
  const trips = await proxy.service({ UniqueName: 'Trips' }, []);
  await proxy.make(sessions, { UniqueName: 'Order', Status: 'closed' });

  const elsewhere = await proxy.post(`/Services/${trips.sid}/Sessions`, { UniqueName: 'Order' });

  expect(refusalOf(await proxy.post(sessions, { UniqueName: 'Order' }))).toEqual({ status: 400, code: 80603 });
  expect(elsewhere.status).toBe(201);
});

test('sessions without a name do not take it from each other', async () => {
  expect(await proxy.make(sessions)).toMatchObject({ unique_name: null });
  expect(await proxy.make(sessions, { UniqueName: '' })).toMatchObject({ unique_name: null });
});

test.each([
  ['Mode', 'fax-only'],
  ['Status', 'sleeping'],
  ['Ttl', '-5'],
  ['DateExpiry', 'tomorrow'],
  ['DateExpiry', '2020-01-01T00:00:00Z'],
  ['UniqueName', 'a'.repeat(192)],
])('%s cannot be %s', async (name, value) => {
  const answer = await proxy.post(sessions, { [name]: value });

  expect(answer).toMatchObject({ status: 400, body: { code: 80701 } });
  expect(answer.body.message).toContain(`'${name}' is invalid`);
});

test('a third participant is refused from the beginning', async () => {
  const texts = [ada, grace, linus].map((Identifier) => JSON.stringify({ Identifier }));

  expect(await proxy.post(sessions, { Participants: texts })).toMatchObject({ status: 400 });
  expect((await proxy.get(sessions)).sessions).toEqual([]);
});

test.each(['GET', 'POST', 'DELETE'])('%s of an unknown session is not found', async (method) => {
  const form = method === 'POST' ? { form: { Ttl: 'soon' } } : {};

  expect(refusalOf(await proxy.call(method, `${sessions}/${unknown}`, form))).toEqual({ status: 404, code: 20404 });
});

test('a session of another service is not found', async () => {
  const trips = await proxy.service({ UniqueName: 'Trips' }, []);
  const session = await proxy.make(sessions);

  const answer = await proxy.call('GET', `/Services/${trips.sid}/Sessions/${session.sid}`);

  expect(refusalOf(answer)).toEqual({ status: 404, code: 20404 });
});

test('a session that expires while the sandbox is down is closed when it is up again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'proxy-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const data = join(folder, 'sandbox.db');
  const before = await startSandbox({ data });
  const client = new ProxyClient(before);
  const { path } = await client.pair({}, { Ttl: '1' });
  await before.close();

  const after = await startSandbox({ data });
  onTestFinished(async () => await after.close());
  await after.clock.advance(2000);

  expect(await new ProxyClient(after).get(path)).toMatchObject({ status: 'closed', closed_reason: 'ttl' });
});
