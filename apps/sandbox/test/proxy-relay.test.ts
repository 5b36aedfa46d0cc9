import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { ada, frozenSandbox, grace, later, linus, now, type Pair, ProxyClient, refusalOf } from './proxy-client.ts';
import { account, call, otherAccount } from './test-client.ts';

let sandbox: Sandbox;
let proxy: ProxyClient;

beforeEach(async () => {
  sandbox = await frozenSandbox();
  proxy = new ProxyClient(sandbox);
});
afterEach(async () => await sandbox.close());

/** A session of Ada and Grace, with what Grace writes to and what Ada does. */
async function talk(form: Readonly<Record<string, string>> = {}): Promise<Pair & { toGrace: string; toAda: string }> {
  const pair = await proxy.pair({}, form);
  return { ...pair, toGrace: pair.ada.proxy_identifier, toAda: pair.grace.proxy_identifier };
}

test('a text to a proxy number reaches the other one, from the number that this one knows', async () => {
  const { toGrace, toAda } = await talk();

  await proxy.hear(ada, toGrace, 'Where are you?');
  await proxy.hear(grace, toAda, 'Nearly there.');

  expect(await proxy.sent()).toMatchObject([
    { from: { address: toAda }, to: [{ address: grace }], content: { text: 'Where are you?' } },
    { from: { address: toGrace }, to: [{ address: ada }], content: { text: 'Nearly there.' } },
  ]);
});

test('neither of the two sees the real number of the other', async () => {
  const { toGrace } = await talk();
  await proxy.hear(ada, toGrace, 'Hello');

  const [message] = await proxy.sent();

  expect(JSON.stringify(message)).not.toContain(ada);
});

test('a text is kept as an interaction with both halves', async () => {
  const { path, ada: one, grace: other, session, service, toGrace } = await talk();

  const taken = await proxy.hear(ada, toGrace, 'Hello');
  const [interaction] = await proxy.interactions(path);

  const api = `https://api.twilio.com/2010-04-01/Accounts/${account}/Messages`;
  expect(interaction).toEqual({
    sid: taken.interaction_sid,
    session_sid: session.sid,
    service_sid: service.sid,
    account_sid: account,
    data: '{"body":"Hello"}',
    type: 'message',
    inbound_participant_sid: one.sid,
    inbound_resource_sid: taken.inbound_resource_sid,
    inbound_resource_status: 'delivered',
    inbound_resource_type: 'Message',
    inbound_resource_url: `${api}/${taken.inbound_resource_sid}.json`,
    outbound_participant_sid: other.sid,
    outbound_resource_sid: taken.outbound_resource_sid,
    outbound_resource_status: 'queued',
    outbound_resource_type: 'Message',
    outbound_resource_url: `${api}/${taken.outbound_resource_sid}.json`,
    date_created: now,
    date_updated: now,
    url: `${sandbox.url}/proxy.twilio.com/v1${path}/Interactions/${taken.interaction_sid}`,
  });
  expect(await proxy.get(`${path}/Interactions/${interaction.sid}`)).toEqual(interaction);
  expect(taken.inbound_resource_sid).toMatch(/^SM[\da-f]{32}$/);
});

test('the outbound half follows the message to its end', async () => {
  const { path, toGrace } = await talk();
  await proxy.hear(ada, toGrace);

  await sandbox.clock.advance(1300);
  const [sent] = await proxy.interactions(path);
  await sandbox.clock.advance(60_000);
  const [delivered] = await proxy.interactions(path);

  expect(sent).toMatchObject({ outbound_resource_status: 'sent', inbound_resource_status: 'delivered' });
  expect(delivered).toMatchObject({ outbound_resource_status: 'delivered', inbound_resource_status: 'delivered' });
  expect(Date.parse(delivered.date_updated)).toBeGreaterThanOrEqual(Date.parse(sent.date_updated));
});

test.each([
  ['+15005551201', 'undelivered'],
  ['+15005550004', 'failed'],
  ['+15005551100', 'delivered'],
  ['+15005551300', 'sent'],
])('a text to the magic number %s ends as %s', async (magic, end) => {
  const service = await proxy.service();
  const { sid } = await proxy.make(`/Services/${service.sid}/Sessions`);
  const path = `/Services/${service.sid}/Sessions/${sid}`;
  const { proxy_identifier: to } = await proxy.join(path, ada);
  await proxy.join(path, magic);

  await proxy.hear(ada, to);
  await sandbox.clock.advance(60_000);

  expect(await proxy.interactions(path)).toMatchObject([{ outbound_resource_status: end }]);
});

test('the first interaction begins the session, and later ones leave its start', async () => {
  const { path, toGrace, toAda } = await talk();
  await sandbox.clock.advance(5000);
  await proxy.hear(ada, toGrace);
  await sandbox.clock.advance(5000);
  await proxy.hear(grace, toAda);

  expect(await proxy.get(path)).toMatchObject({
    status: 'in-progress',
    date_started: later(5),
    date_last_interaction: later(10),
    date_updated: later(10),
  });
});

test('files are handed on', async () => {
  const { toGrace } = await talk();

  await proxy.hear(ada, toGrace, 'Look', { media: [{ url: 'https://example.com/a.jpg' }] });

  expect(await proxy.sent()).toMatchObject([
    { content: { text: 'Look', media: [{ content_reference: { temporary_url: 'https://example.com/a.jpg' } }] } },
  ]);
});

test('people on WhatsApp and on Messenger reach each other as those with phones do', async () => {
  const service = await proxy.service();
  const { sid } = await proxy.make(`/Services/${service.sid}/Sessions`, { Mode: 'message-only' });
  const path = `/Services/${service.sid}/Sessions/${sid}`;
  const one = await proxy.join(path, `whatsapp:${ada}`);
  await proxy.join(path, 'messenger:123456', { ProxyIdentifier: 'messenger:987654532' });

  const there = await proxy.hear('', '', 'Hi', {
    from: { address: ada, channel: 'whatsapp' },
    to: { address: one.proxy_identifier.replace('whatsapp:', ''), channel: 'whatsapp' },
  });
  const back = await proxy.hear('', '', 'Hello', {
    from: { address: '123456', channel: 'fbm' },
    to: { address: '987654532', channel: 'fbm' },
  });

  expect([there, back]).toMatchObject([{ session_sid: sid }, { session_sid: sid }]);
  expect(await proxy.sent()).toMatchObject([
    { from: { address: '987654532', channel: 'fbm' }, to: [{ address: '123456', channel: 'fbm' }] },
    { from: { channel: 'whatsapp' }, to: [{ address: ada, channel: 'whatsapp' }] },
  ]);
});

test('one number leads different people to different sessions', async () => {
  const service = await proxy.service();
  const sessions = `/Services/${service.sid}/Sessions`;
  const paths: string[] = [];
  for (const [rider, driver] of [
    [ada, '+12065550190'],
    [grace, '+12065550191'],
  ] as const) {
    const path = `${sessions}/${(await proxy.make(sessions)).sid}`;
    await proxy.join(path, rider, { ProxyIdentifier: '+12065557001' });
    await proxy.join(path, driver, { ProxyIdentifier: '+12065557001' });
    paths.push(path);
  }

  await proxy.hear(grace, '+12065557001');

  expect(await proxy.sent()).toMatchObject([{ to: [{ address: '+12065550191' }] }]);
  expect(await proxy.interactions(paths[0] ?? '')).toEqual([]);
});

test.each([
  ['STOP', 1],
  [' unsubscribe ', 1],
  ['Start', 0],
])('%s is not handed on, and its sender gets %i answers', async (word, answers) => {
  const { path, toGrace } = await talk();

  const taken = await proxy.hear(ada, toGrace, word);

  expect(taken).toMatchObject({ error_code: 80901 });
  expect(await proxy.codes()).toEqual([80901]);
  expect(await proxy.sent()).toMatchObject(Array(answers).fill({ to: [{ address: ada }] }));
  expect(await proxy.get(path)).toMatchObject({ status: 'open' });
});

test.each(['Stop at the corner', 'Yes'])('%s is handed on', async (text) => {
  const { toGrace } = await talk();

  await proxy.hear(ada, toGrace, text);

  expect(await proxy.sent()).toMatchObject([{ content: { text } }]);
});

test('without a partner there is nobody to reach', async () => {
  const { path, toGrace, grace: other } = await talk();
  await proxy.call('DELETE', `${path}/Participants/${other.sid}`);

  expect(await proxy.hear(ada, toGrace)).toMatchObject({ error_code: 80614 });
  expect(await proxy.codes()).toEqual([80614]);
});

test('a text goes nowhere in a session for calls', async () => {
  const { path, toGrace } = await talk({ Mode: 'voice-only' });

  expect(await proxy.hear(ada, toGrace)).toMatchObject({ error_code: 80910 });
  expect(await proxy.interactions(path)).toEqual([]);
});

test('outside of a session the log says why: a stranger, a closed session, or one that has expired', async () => {
  const { path, toGrace, toAda } = await talk({ Ttl: '60' });
  const stranger = await proxy.hear(linus, toGrace);
  const wrongNumber = await proxy.hear(ada, toAda);
  await proxy.post(path, { Status: 'closed' });
  const closed = await proxy.hear(ada, toGrace);
  await proxy.post(path, { Status: 'in-progress' });
  await sandbox.clock.advance(60_000);
  const expired = await proxy.hear(ada, toGrace);

  expect([stranger, wrongNumber, closed, expired].map(({ error_code: code }) => code)).toEqual([
    80902, 80902, 80903, 80904,
  ]);
  expect(await proxy.codes()).toEqual([80902, 80902, 80903, 80904]);
  expect(await proxy.sent()).toEqual([]);
});

test('the log is read by account, service and code, and says when, where and why', async () => {
  const { path, service, session, toGrace } = await talk();
  await proxy.post(path, { Status: 'closed' });
  await proxy.hear(ada, toGrace);

  const all = await proxy.control('GET', `/log?account_sid=${account}&service_sid=${service.sid}&code=80903`);
  const others = await proxy.control('GET', `/log?account_sid=${otherAccount}`);
  const codes = await proxy.control('GET', '/log?code=80901');

  expect(all.body.log).toEqual([
    {
      account_sid: account,
      code: 80903,
      message: expect.stringContaining('closed'),
      service_sid: service.sid,
      session_sid: session.sid,
      at: '2026-01-31T09:30:00.000Z',
    },
  ]);
  expect([others.body.log, codes.body.log]).toEqual([[], []]);
});

test('a text is taken by the account that has the number, when none is named', async () => {
  const { toGrace } = await talk();
  await proxy.call('GET', '/Services', { account: otherAccount });

  const taken = await proxy.hear(ada, toGrace, 'Hello', { account_sid: undefined });

  expect(taken).toMatchObject({ interaction_sid: expect.any(String) });
});

test('a text to another number is an ordinary message', async () => {
  await talk();

  expect(await proxy.hear(ada, '+12065559999')).toBeUndefined();
});

test('a message by API reaches one participant, and has no half that came in', async () => {
  const { path, session, service, ada: person } = await talk();
  const where = `${path}/Participants/${person.sid}/MessageInteractions`;

  const { status, body } = await proxy.post(where, { Body: 'some message' });

  expect(status).toBe(200);
  expect(body).toEqual({
    sid: expect.stringMatching(/^KI[\da-f]{32}$/),
    session_sid: session.sid,
    service_sid: service.sid,
    account_sid: account,
    data: '{"body":"some message"}',
    type: 'message',
    participant_sid: person.sid,
    inbound_participant_sid: null,
    inbound_resource_sid: null,
    inbound_resource_status: null,
    inbound_resource_type: null,
    inbound_resource_url: null,
    outbound_participant_sid: person.sid,
    outbound_resource_sid: expect.stringMatching(/^SM[\da-f]{32}$/),
    outbound_resource_status: 'queued',
    outbound_resource_type: 'Message',
    outbound_resource_url: expect.stringContaining(body.outbound_resource_sid),
    date_created: now,
    date_updated: now,
    url: `${sandbox.url}/proxy.twilio.com/v1${where}/${body.sid}`,
  });
  expect(await proxy.get(`${where}/${body.sid}`)).toEqual(body);
  expect(await proxy.sent()).toMatchObject([
    { from: { address: person.proxy_identifier }, to: [{ address: ada }], content: { text: 'some message' } },
  ]);
});

test('a message by API stands in both lists, begins the session, and is delivered', async () => {
  const { path, ada: person, grace: other } = await talk();
  const { body } = await proxy.post(`${path}/Participants/${person.sid}/MessageInteractions`, { Body: 'Hi' });
  await sandbox.clock.advance(60_000);

  const own = await proxy.get(`${path}/Participants/${person.sid}/MessageInteractions`);
  const others = await proxy.get(`${path}/Participants/${other.sid}/MessageInteractions`);
  const [interaction] = await proxy.interactions(path);

  expect(own).toMatchObject({
    interactions: [{ sid: body.sid, outbound_resource_status: 'delivered' }],
    meta: { key: 'interactions' },
  });
  expect(others.interactions).toEqual([]);
  expect(interaction).toMatchObject({ sid: body.sid, outbound_resource_status: 'delivered' });
  expect(interaction).not.toHaveProperty('participant_sid');
  expect(await proxy.get(path)).toMatchObject({ status: 'in-progress', date_started: now });
});

test('what one participant sent the other is no message by API', async () => {
  const { path, ada: person, toGrace } = await talk();
  const { interaction_sid: sid } = await proxy.hear(ada, toGrace);

  const answer = await proxy.call('GET', `${path}/Participants/${person.sid}/MessageInteractions/${sid}`);

  expect(refusalOf(answer)).toEqual({ status: 404, code: 20404 });
});

test.each([
  [{}, 'Body'],
  [{ Body: '' }, 'Body'],
  [{ MediaUrl: 'https://example.com/a.jpg' }, 'MediaUrl'],
])('a message by API that says nothing is refused: %o', async (form, name) => {
  const { path, ada: person } = await talk();

  const answer = await proxy.post(`${path}/Participants/${person.sid}/MessageInteractions`, form);

  expect(refusalOf(answer)).toEqual({ status: 400, code: 80701 });
  expect(answer.body.message).toContain(`'${name}' is invalid`);
});

test('a message by API needs a session for messages that is not closed, and someone who takes part', async () => {
  const { path, service, ada: person, grace: other } = await talk();
  const calls = await proxy.make(`/Services/${service.sid}/Sessions`, { Mode: 'voice-only' });
  const callsPath = `/Services/${service.sid}/Sessions/${calls.sid}`;
  const caller = await proxy.join(callsPath, linus);
  await proxy.call('DELETE', `${path}/Participants/${other.sid}`);

  const forCalls = await proxy.post(`${callsPath}/Participants/${caller.sid}/MessageInteractions`, { Body: 'Hi' });
  const removed = await proxy.post(`${path}/Participants/${other.sid}/MessageInteractions`, { Body: 'Hi' });
  await proxy.post(path, { Status: 'closed' });
  const closed = await proxy.post(`${path}/Participants/${person.sid}/MessageInteractions`, { Body: 'Hi' });

  expect(refusalOf(forCalls)).toEqual({ status: 400, code: 80616 });
  expect(refusalOf(removed)).toEqual({ status: 400, code: 80405 });
  expect(refusalOf(closed)).toEqual({ status: 400, code: 80607 });
});

test('interactions are listed in pages, the newest first', async () => {
  const { path, toGrace } = await talk();
  const sids: string[] = [];
  for (const text of ['one', 'two', 'three']) sids.unshift((await proxy.hear(ada, toGrace, text)).interaction_sid);

  const first = await proxy.get(`${path}/Interactions?PageSize=2`);
  const second = await proxy.get(first.meta.next_page_url);

  expect([...first.interactions, ...second.interactions].map(({ sid }) => sid)).toEqual(sids);
  expect(second.meta.previous_page_url).toContain(`${path}/Interactions?`);
});

test('an interaction is deleted, and its message still arrives', async () => {
  const { path, toGrace } = await talk();
  const { interaction_sid: sid } = await proxy.hear(ada, toGrace);

  const answer = await proxy.call('DELETE', `${path}/Interactions/${sid}`);
  await sandbox.clock.advance(60_000);

  expect(answer.status).toBe(204);
  expect(refusalOf(await proxy.call('GET', `${path}/Interactions/${sid}`))).toEqual({ status: 404, code: 20404 });
  expect(refusalOf(await proxy.call('DELETE', `${path}/Interactions/${sid}`))).toEqual({ status: 404, code: 20404 });
  expect(await proxy.sent()).toMatchObject([{ delivery_status: { delivered: { count: 1 } } }]);
});

test('a reset takes away all that Proxy has kept for the account', async () => {
  const { path, toGrace } = await talk();
  await proxy.hear(linus, toGrace);

  await call(sandbox, 'POST', '/_sandbox/v1/reset', { body: { account_sid: account } });

  expect(refusalOf(await proxy.call('GET', path))).toEqual({ status: 404, code: 20404 });
  expect((await proxy.get('/Services')).services).toEqual([]);
  expect(await proxy.codes()).toEqual([]);
});
