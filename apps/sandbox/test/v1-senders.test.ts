import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { call, otherAccount, type TestAnswer } from './test-client.ts';
import { bare, contextsOf, idsIn, newSender } from './v1-senders-client.ts';

const now = '2026-01-31T09:30:00.000Z';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date(now) });
});
afterEach(async () => await sandbox.close());

const list = async (query = ''): Promise<string[]> =>
  idsIn((await call(sandbox, 'GET', `/v1/Senders?${query}`)).body.senders);
const search = async (body: object): Promise<TestAnswer> => await call(sandbox, 'POST', '/v1/Senders/Search', { body });
const later = async (): Promise<unknown> => await sandbox.clock.advance('PT1M');
const unknownSender = 'comms_sender_01h9krwprkeee8fzqspvwy6nq8';

test('an agent of preview is a sender of v1, with its identifier and its channel in v1’s words', async () => {
  const tags = { Team: 'one' };
  const id = await newSender(sandbox, '+12065550199', 'tel', { display_name: 'Support', tags });

  const { status, body } = await call(sandbox, 'GET', `/v1/Senders/${id}`);

  expect(status).toBe(200);
  expect(body).toEqual({
    id,
    displayName: 'Support',
    address: '+12065550199',
    channel: 'SMS',
    status: 'ACTIVATED',
    tags,
    createdAt: now,
    updatedAt: now,
  });
});

test.each([
  ['tel', '+12065550199', 'SMS'],
  ['whatsapp', '+12065550199', 'WHATSAPP'],
  ['email', 'support@example.com', 'EMAIL'],
  ['fcm', 'credential', 'PUSH'],
  ['apn', 'credential', 'PUSH'],
  ['chat', 'support', 'CHAT'],
])('the channel %s of %s is %s', async (channel, address, expected) => {
  const id = await newSender(sandbox, address, channel);

  expect((await call(sandbox, 'GET', `/v1/Senders/${id}`)).body.channel).toBe(expected);
});

test('a sender is found by the identifiers of both dialects, and by the bare one', async () => {
  const id = await newSender(sandbox, '+12065550199');

  const found = await Promise.all(
    [id, `agent_${bare(id)}`, bare(id)].map(
      async (name) => (await call(sandbox, 'GET', `/v1/Senders/${name}`)).body.id,
    ),
  );

  expect(found).toEqual([id, id, id]);
});

test('a sender without a name has null in its place', async () => {
  const id = await newSender(sandbox, '+12065550199');

  expect((await call(sandbox, 'GET', `/v1/Senders/${id}`)).body.displayName).toBeNull();
});

test('what preview changes of an agent is changed of the sender', async () => {
  const id = await newSender(sandbox, '+12065550199');

  await call(sandbox, 'PATCH', `/preview/Agents/${bare(id)}`, { body: { display_name: 'Sales' } });

  expect((await call(sandbox, 'GET', `/v1/Senders/${id}`)).body.displayName).toBe('Sales');
});

test('a deleted agent is no sender any more', async () => {
  const id = await newSender(sandbox, '+12065550199');

  await call(sandbox, 'DELETE', `/preview/Agents/${bare(id)}`);

  expect((await call(sandbox, 'GET', `/v1/Senders/${id}`)).status).toBe(404);
  expect(await list()).toEqual([]);
});

test('senders are listed by what all filters let through, the newest first', async () => {
  const old = await newSender(sandbox, '+12065550101');
  await later();
  const since = sandbox.clock.now().toISOString();
  await later();
  const email = await newSender(sandbox, 'support@example.com', 'email');
  const young = await newSender(sandbox, '+12065550102');

  expect(await list()).toEqual([young, email, old]);
  expect(await list('channel=SMS')).toEqual([young, old]);
  expect(await list(`channel=SMS&startDate=${since}`)).toEqual([young]);
  expect(await list(`endDate=${since}`)).toEqual([old]);
  expect(await list('channel=RCS')).toEqual([]);
});

test('both kinds of push senders are on the channel PUSH', async () => {
  const android = await newSender(sandbox, 'one', 'fcm');
  const apple = await newSender(sandbox, 'two', 'apn');

  expect(await list('channel=PUSH')).toEqual([apple, android]);
});

test('a tag puts a sender out of use, and brings it back', async () => {
  const id = await newSender(sandbox, '+12065550199', 'tel', { tags: { 'sandbox-status': 'DEACTIVATED' } });
  const other = await newSender(sandbox, '+12065550198', 'tel', { tags: { 'sandbox-status': 'ACTIVATED' } });

  expect((await call(sandbox, 'GET', `/v1/Senders/${id}`)).body.status).toBe('DEACTIVATED');
  expect(await list('status=DEACTIVATED')).toEqual([id]);
  expect(await list('status=ACTIVATED')).toEqual([other]);

  await call(sandbox, 'PATCH', `/preview/Agents/${bare(id)}`, { body: { tags: {} } });

  expect(await list('status=ACTIVATED')).toEqual([other, id]);
});

test('pages lead from one to the next, and each can be asked for again by its own token', async () => {
  const ids: string[] = [];
  for (const digit of [1, 2, 3]) ids.unshift(await newSender(sandbox, `+1206555010${digit}`));

  const { body: first } = await call(sandbox, 'GET', '/v1/Senders?pageSize=2');
  const { body: second } = await call(sandbox, 'GET', `/v1/Senders?pageSize=2&pageToken=${first.pagination.next}`);
  const { body: again } = await call(sandbox, 'GET', `/v1/Senders?pageSize=2&pageToken=${second.pagination.self}`);

  expect([...idsIn(first.senders), ...idsIn(second.senders)]).toEqual(ids);
  expect(second.pagination.next).toBeNull();
  expect(idsIn(again.senders)).toEqual(idsIn(second.senders));
});

test('senders are searched for by address and channel, and the search pages by its body', async () => {
  const first = await newSender(sandbox, '+12065550199');
  const second = await newSender(sandbox, '+12065550199');
  await newSender(sandbox, '+12065550199', 'whatsapp');
  await newSender(sandbox, '+12065550198');
  const request = { address: '+12065550199', channel: 'SMS', pageSize: 1 };

  const { body: page } = await search(request);
  const { body: next } = await search({ ...request, pageToken: page.pagination.next });

  expect([...idsIn(page.senders), ...idsIn(next.senders)]).toEqual([second, first]);
  expect(next.pagination.next).toBeNull();
});

test('a search minds the status', async () => {
  const address = '+12065550199';
  const resting = await newSender(sandbox, address, 'tel', { tags: { 'sandbox-status': 'DEACTIVATED' } });
  const ready = await newSender(sandbox, address);

  const found = async (status: string): Promise<string[]> =>
    idsIn((await search({ address, channel: 'SMS', status })).body.senders);

  expect(await found('ACTIVATED')).toEqual([ready]);
  expect(await found('DEACTIVATED')).toEqual([resting]);
});

test.each([
  ['email', 'Support@Example.com', 'EMAIL', 'support@example.COM'],
  ['whatsapp', 'whatsapp:+12065550199', 'WHATSAPP', '+12065550199'],
  ['whatsapp', '+12065550199', 'WHATSAPP', 'whatsapp:+12065550199'],
])('a sender on %s with the address %s is found on %s by %s', async (stored, address, channel, asked) => {
  const id = await newSender(sandbox, address, stored);

  expect(idsIn((await search({ address: asked, channel })).body.senders)).toEqual([id]);
});

test('a part of an address finds nothing', async () => {
  await newSender(sandbox, '+12065550199');

  expect((await search({ address: '+1206555019', channel: 'SMS' })).body.senders).toEqual([]);
});

test('an account sees its own senders only', async () => {
  const id = await newSender(sandbox, '+12065550199');

  const listed = await call(sandbox, 'GET', '/v1/Senders', { account: otherAccount });
  const fetched = await call(sandbox, 'GET', `/v1/Senders/${id}`, { account: otherAccount });
  const found = await call(sandbox, 'POST', '/v1/Senders/Search', {
    account: otherAccount,
    body: { address: '+12065550199', channel: 'SMS' },
  });

  expect(listed.body.senders).toEqual([]);
  expect(fetched.status).toBe(404);
  expect(found.body.senders).toEqual([]);
});

test('what never was is refused with 404, as v1 writes refusals', async () => {
  const { status, body } = await call(sandbox, 'GET', `/v1/Senders/${unknownSender}`);

  expect(status).toBe(404);
  expect(body).toEqual({
    errors: [{ code: 20404, message: expect.any(String), infoUrl: expect.stringContaining('20404') }],
  });
});

test('a sender pool’s identifier finds no sender', async () => {
  const id = await newSender(sandbox, '+12065550199');

  expect((await call(sandbox, 'GET', `/v1/Senders/comms_senderpool_${bare(id)}`)).status).toBe(404);
});

test.each([
  ['channel=tel', '$.channel'],
  ['status=active', '$.status'],
  ['startDate=yesterday', '$.startDate'],
  ['pageSize=0', '$.pageSize'],
  ['pageSize=1001', '$.pageSize'],
  ['pageToken=x', '$.pageToken'],
  ['name=Support', '$.name'],
])('a list by %s is refused, and %s is named', async (query, context) => {
  const { status, body } = await call(sandbox, 'GET', `/v1/Senders?${query}`);

  expect(status).toBe(400);
  expect(contextsOf(body)).toEqual([context]);
});

test.each<[object, string[]]>([
  [{}, ['$.address', '$.channel']],
  [{ address: '', channel: 'SMS' }, ['$.address']],
  [{ address: '+12065550199', channel: 'PHONE' }, ['$.channel']],
  [{ address: '+12065550199', channel: 'SMS', pageSize: 1001 }, ['$.pageSize']],
  [{ address: '+12065550199', channel: 'SMS', pageToken: 'x' }, ['$.pageToken']],
  [{ address: '+12065550199', channel: 'SMS', name: 'x' }, ['$.name']],
])('a search by %j is refused, and %j are named', async (request, contexts) => {
  const { status, body } = await search(request);

  expect(status).toBe(400);
  expect(contextsOf(body).sort()).toEqual(contexts);
});

test('senders cannot be made, changed or deleted in v1', async () => {
  const id = await newSender(sandbox, '+12065550199');

  const answers = await Promise.all([
    call(sandbox, 'POST', '/v1/Senders', { body: { address: '+12065550198', channel: 'SMS' } }),
    call(sandbox, 'PATCH', `/v1/Senders/${id}`, { body: { displayName: 'x' } }),
    call(sandbox, 'DELETE', `/v1/Senders/${id}`),
  ]);

  expect(answers.map(({ status }) => status >= 400)).toEqual([true, true, true]);
  expect(await list()).toEqual([id]);
});
