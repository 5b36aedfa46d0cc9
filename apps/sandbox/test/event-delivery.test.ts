import { verifySignature } from '@comms/core/webhooks';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { type EventSink, startSink } from './event-sink.ts';
import { newDataFile } from './sandbox-process.ts';
import { call, from, type Json, phone, phones, type TestAnswer } from './test-client.ts';

let sandbox: Sandbox;
let sink: EventSink;
let accounts = 0;
let account = '';
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
});
afterAll(async () => await sandbox.close());
beforeEach(async () => {
  accounts += 1;
  account = `AC${String(accounts).padStart(32, '4')}`;
  sink = await startSink();
});
afterEach(() => sink.close());

async function ask(method: string, path: string, body?: object): Promise<TestAnswer> {
  return await call(sandbox, method, `/preview${path}`, { account, ...(body && { body }) });
}

/** Subscribes to types of events; gives the subscription. */
async function subscribe(types: readonly string[], more: object = {}): Promise<Json> {
  const { status, body } = await ask('POST', '/Events/Subscriptions', {
    filters: { event_filters: types.map((type) => ({ type })) },
    sinks: { primary: { url: `${sink.url}/hook` } },
    ...more,
  });
  expect(status).toBe(201);
  return body;
}

async function sendTo(...to: object[]): Promise<Json[]> {
  return (await ask('POST', '/Messages', { from, to, content: { text: 'Hello' } })).body.messages;
}

const control = async (method: string, path: string): Promise<Json> =>
  (await call(sandbox, method, `/_sandbox/v1${path}`)).body;
const typesOf = (events: readonly Json[]): string[] => events.map(({ type }) => type);

test('what happens is told in order of time, in the envelope of CloudEvents', async () => {
  await subscribe([]);
  const [message] = await sendTo(phone('+12065550100'));

  await sandbox.clock.advance(60_000);

  expect(typesOf(sink.events()).sort()).toEqual([
    'message.delivered',
    'message.queued',
    'message.sent',
    'operation.completed',
    'operation.processing',
  ]);
  const delivered = sink.events().find(({ type }) => type === 'message.delivered');
  expect(delivered).toMatchObject({
    specversion: '1.0',
    id: expect.stringMatching(/^EZ[0-9a-f]{32}$/),
    datacontenttype: 'application/json',
    dataschema: expect.stringContaining('/Events/Schemas/message.delivered/Versions/1'),
    data: { account_sid: account, message_id: message.id, to: [{ address: '+12065550100' }], error_code: null },
  });
  expect(new Set(sink.events().map(({ id }) => id)).size).toBe(5);
});

test('only the types that are asked for are told', async () => {
  await subscribe(['message.failed']);
  await sendTo(phone('+12065550100'), phone('+15005550004'));

  await sandbox.clock.advance(60_000);

  expect(sink.events()).toMatchObject([{ type: 'message.failed', data: { error_code: 21610 } }]);
});

test('only what concerns the resources that are asked for is told', async () => {
  const { body } = await ask('POST', '/Contacts', {
    contacts: [{ addresses: [phone('+12065550100')] }, { addresses: [phone('+12065550101')] }],
  });
  const [ada, ben] = body.contacts;
  const { body: audience } = await ask('POST', '/Audiences', {});
  await ask('POST', `/Audiences/${audience.id}/Contacts`, { contact_id: ben.id });
  const filter = (resources: object): object => ({
    filters: { event_filters: [{ type: 'message.sent' }], resource_filters: [resources] },
  });
  await subscribe([], filter({ contact_ids: [ada.id.slice(8)] }));
  await subscribe([], filter({ audience_ids: [audience.id] }));
  await sendTo({ contact_id: ada.id }, { audience_id: audience.id }, phone('+12065550102'));

  await sandbox.clock.advance(60_000);

  expect(
    sink
      .events()
      .map(({ data }) => data.to[0].address)
      .sort(),
  ).toEqual(['+12065550100', '+12065550101']);
});

test('a subscription that is not enabled is told nothing, until it is', async () => {
  const { id } = await subscribe(['message.queued'], { enabled: false });
  await sendTo(phone('+12065550100'));
  await ask('PATCH', `/Events/Subscriptions/${id}`, { enabled: true });
  await sendTo(phone('+12065550101'));

  await sandbox.clock.advance(1);

  expect(sink.events().map(({ data }) => data.to[0].address)).toEqual(['+12065550101']);
});

test('what was to be tried again is let go when its subscription is disabled', async () => {
  const { id } = await subscribe(['audience.created']);
  sink.answer = [500];
  await ask('POST', '/Audiences', {});
  await sandbox.clock.advance(1);
  await ask('PATCH', `/Events/Subscriptions/${id}`, { enabled: false });

  const before = sink.calls.length;
  await sandbox.clock.advance(3_600_000);

  const { events } = await control('GET', `/events?account_sid=${account}`);
  expect(sink.calls).toHaveLength(before);
  expect(events[0].deliveries).toMatchObject([{ state: 'discarded', next_at: null }]);
});

test.each([
  ['that nobody made is signed with the password of its client', undefined],
  ['that was made is signed with its token', 'a token of its own'],
])('a webhook of an account %s', async (_, token) => {
  if (token) {
    const made = { account_sid: account, auth_token: token };
    await call(sandbox, 'POST', '/_sandbox/v1/accounts', { body: made });
  }
  const options = { account, password: token ?? 'what the client has' };
  await call(sandbox, 'POST', '/preview/Events/Subscriptions', {
    ...options,
    body: { sinks: { primary: { url: `${sink.url}/hook?a=1` } } },
  });
  await call(sandbox, 'POST', '/preview/Audiences', { ...options, body: {} });

  await sandbox.clock.advance(1);

  const [got] = sink.calls;
  const request = { url: `${sink.url}${got?.path}`, headers: got?.headers ?? {}, body: got?.body ?? '' };
  expect(await verifySignature(request, { secrets: options.password })).toMatchObject({ ok: true });
  expect(await verifySignature(request, { secrets: 'another' })).toMatchObject({ ok: false, reason: 'mismatch' });
});

test('user info in the address becomes an Authorization header, and is shown nowhere', async () => {
  await subscribe(['audience.created'], {
    sinks: { primary: { url: sink.url.replace('http://', 'http://me:secret@') } },
  });
  await ask('POST', '/Audiences', {});
  await sandbox.clock.advance(1);

  const { events } = await control('GET', `/events?account_sid=${account}`);
  const { attempts } = await control('GET', `/events/${events[0].event.id}/attempts`);

  expect(sink.calls[0]?.headers.authorization).toBe(`Basic ${btoa('me:secret')}`);
  expect(JSON.stringify([events, attempts])).not.toContain('secret');
  expect(attempts).toMatchObject([{ status: 200, error: null, headers: { authorization: 'Basic ***' } }]);
});

test('many events go together, none is lost and none comes twice', async () => {
  await subscribe(['message.delivered']);
  await sendTo(...phones(500));

  await sandbox.clock.advance(60_000);

  expect(sink.events()).toHaveLength(500);
  expect(new Set(sink.events().map(({ id }) => id)).size).toBe(500);
  expect(sink.calls.length).toBeLessThan(50);
});

test.each([429, 500, 503])('what is answered with %i is tried again later, until it succeeds', async (status) => {
  await subscribe(['audience.created']);
  sink.answer = [status, status, 200];
  await ask('POST', '/Audiences', {});

  await sandbox.clock.advance(60_000);

  expect(sink.calls).toHaveLength(3);
  expect(new Set(sink.events().map(({ id }) => id)).size).toBe(1);
  const { events } = await control('GET', `/events?account_sid=${account}`);
  expect(events[0].deliveries).toMatchObject([{ state: 'delivered', attempts: 3, next_at: null }]);
});

test.each([400, 404, 410, 302])('what is answered with %i is let go', async (status) => {
  await subscribe(['audience.created']);
  sink.answer = [status];
  await ask('POST', '/Audiences', {});

  await sandbox.clock.advance(600_000);

  expect(sink.calls).toHaveLength(1);
  const { events } = await control('GET', `/events?account_sid=${account}`);
  expect(events[0].deliveries).toMatchObject([{ state: 'discarded', attempts: 1 }]);
});

test('a sink that does not answer in time is tried again', async () => {
  await subscribe(['audience.created'], { sinks: { primary: { url: sink.url, timeout_ms: 100 } } });
  sink.answer = ['hang', 200];
  await ask('POST', '/Audiences', {});

  await sandbox.clock.advance(60_000);

  const { events } = await control('GET', `/events?account_sid=${account}`);
  const { attempts } = await control('GET', `/events/${events[0].event.id}/attempts`);
  expect(attempts).toMatchObject([{ status: null, error: 'no answer within 100 ms' }, { status: 200 }]);
});

test('after its retries, the fallback gets what the primary sink did not take', async () => {
  const fallback = await startSink();
  const dead = await startSink();
  dead.close();
  await subscribe(['audience.created'], {
    sinks: { primary: { url: dead.url, retries: 2 }, fallback: { url: fallback.url } },
  });
  await ask('POST', '/Audiences', {});

  await sandbox.clock.advance(600_000);
  fallback.close();

  const { events } = await control('GET', `/events?account_sid=${account}`);
  const { attempts } = await control('GET', `/events/${events[0].event.id}/attempts`);
  expect(attempts.map(({ sink: name, error, status }: Json) => [name, error, status])).toEqual([
    ['primary', 'ECONNREFUSED', null],
    ['primary', 'ECONNREFUSED', null],
    ['primary', 'ECONNREFUSED', null],
    ['fallback', null, 200],
  ]);
  expect(fallback.events()).toHaveLength(1);
});

test('what nobody takes is given up after 24 hours', async () => {
  await subscribe(['audience.created']);
  sink.answer = [500];
  await ask('POST', '/Audiences', {});

  await sandbox.clock.advance(25 * 3_600_000);

  const { events } = await control('GET', `/events?account_sid=${account}`);
  expect(events[0].deliveries).toMatchObject([{ state: 'expired', next_at: null }]);
  expect(sink.calls.length).toBeGreaterThan(20);
});

test('a stored sink is called as it is configured; flows, Kinesis and Segment take note', async () => {
  const configurations = [
    { url: `${sink.url}/stored` },
    { flow_id: 'FW1' },
    { arn: 'arn:aws:kinesis:eu:1:stream/x', role_arn: 'arn:aws:iam::1:role/x' },
    { write_key: 'a key' },
  ];
  for (const configuration of configurations) {
    const { body } = await ask('POST', '/Events/Sinks', { name: 'A sink', configuration });
    await subscribe(['audience.created'], { sinks: { primary: { sink_id: body.id } } });
  }
  await ask('POST', '/Audiences', {});
  await sandbox.clock.advance(1);

  const { events } = await control('GET', `/events?account_sid=${account}`);
  const { attempts } = await control('GET', `/events/${events[0].event.id}/attempts`);

  expect(sink.calls.map(({ path }) => path.split('?')[0])).toEqual(['/stored']);
  expect(attempts.map(({ target, status }: Json) => [target.replace(sink.url, ''), status]).sort()).toEqual([
    ['/stored', 200],
    ['flow FW1', 202],
    ['kinesis arn:aws:kinesis:eu:1:stream/x', 202],
    ['segment', 202],
  ]);
});

test('a sink that is not on this machine is not called, and the attempt says what to do', async () => {
  await subscribe(['audience.created'], { sinks: { primary: { url: 'https://example.com/hook' } } });
  await ask('POST', '/Audiences', {});
  await sandbox.clock.advance(1);

  const { events } = await control('GET', `/events?account_sid=${account}`);
  const { attempts } = await control('GET', `/events/${events[0].event.id}/attempts`);

  expect(attempts).toMatchObject([{ status: null, error: expect.stringContaining('--allow-remote-sinks') }]);
});

test('an event can be delivered once more', async () => {
  await subscribe(['audience.created']);
  await ask('POST', '/Audiences', {});
  await sandbox.clock.advance(1);
  const { events } = await control('GET', `/events?account_sid=${account}`);

  const replay = await call(sandbox, 'POST', `/_sandbox/v1/events/${events[0].event.id}/replay`);
  await sandbox.clock.advance(1);

  expect(replay).toMatchObject({ status: 202, body: { replayed: 1 } });
  expect(sink.events().map(({ id }) => id)).toEqual([events[0].event.id, events[0].event.id]);
});

test('events of one account are told to nobody in another', async () => {
  await subscribe([]);
  account = `AC${'9'.repeat(32)}`;
  await sendTo(phone('+12065550100'));

  await sandbox.clock.advance(60_000);

  expect(sink.events()).toEqual([]);
});

test('a reset of the account ends its subscriptions', async () => {
  await subscribe([]);
  await call(sandbox, 'POST', '/_sandbox/v1/reset', { body: { account_sid: account } });
  await sendTo(phone('+12065550100'));

  await sandbox.clock.advance(60_000);

  expect(sink.events()).toEqual([]);
  expect((await ask('GET', '/Events/Subscriptions')).body.subscriptions).toEqual([]);
});

test('what was not delivered before a restart is delivered after it', async () => {
  const data = newDataFile();
  const first = await startSandbox({ seed: 1, data });
  await first.clock.set({ mode: 'frozen' });
  await call(first, 'POST', '/preview/Events/Subscriptions', {
    account,
    body: { filters: { event_filters: [{ type: 'audience.created' }] }, sinks: { primary: { url: sink.url } } },
  });
  sink.answer = [500];
  await call(first, 'POST', '/preview/Audiences', { account, body: {} });
  await first.clock.advance(1);
  await first.close();
  sink.answer = [200];

  const second = await startSandbox({ data });
  await second.clock.advance(60_000);
  await second.close();

  expect(sink.calls.length).toBeGreaterThan(1);
  expect(new Set(sink.events().map(({ id }) => id)).size).toBe(1);
});

test.each([
  [{ filters: { event_filters: [{ type: 'message.eaten' }] } }, 'filters.event_filters[0].type'],
  [
    { filters: { event_filters: [{ type: 'message.sent', schema_version_id: '7' }] } },
    'filters.event_filters[0].schema_version_id',
  ],
  [{ sinks: { primary: { url: 'ftp://127.0.0.1' } } }, 'sinks.primary.url'],
  [{ sinks: { fallback: { sink_id: '01h9krwprkeee8fzqspvwy6nq8' } } }, 'sinks.fallback.sink_id'],
])('a subscription %j is refused: the field is named', async (body, field) => {
  const answer = await ask('POST', '/Events/Subscriptions', body);

  expect([answer.status, answer.body.errors[0].field]).toEqual([400, field]);
});
