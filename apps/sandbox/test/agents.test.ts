import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { call, type Json, otherAccount, type TestAnswer } from './test-client.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
});
afterEach(async () => await sandbox.close());

const phone = { address: '+12065550199', channel: 'tel' };
const create = async (body: unknown, account?: string): Promise<TestAnswer> =>
  await call(sandbox, 'POST', '/preview/Agents', { body, ...(account && { account }) });
const update = async (id: string, body: unknown): Promise<TestAnswer> =>
  await call(sandbox, 'PATCH', `/preview/Agents/${id}`, { body });
const list = async (query = ''): Promise<string[]> => {
  const { body } = await call(sandbox, 'GET', `/preview/Agents?${query}`);
  return body.agents.map(({ address }: Json) => address);
};
const fieldsOf = ({ body }: TestAnswer): string[] => body.errors.map(({ field }: Json) => field);

test('an agent has all its fields from the beginning, those that were not given as null', async () => {
  const { status, body } = await create(phone);

  expect(status).toBe(201);
  expect(body).toEqual({
    id: expect.stringMatching(/^agent_[0-9a-hjkmnp-tv-z]{26}$/),
    display_name: null,
    first_name: null,
    last_name: null,
    ...phone,
    tags: {},
    created_at: '2026-01-31T09:30:00.000Z',
    updated_at: '2026-01-31T09:30:00.000Z',
    deleted_at: null,
  });
});

test('an agent is found again as it was made, with the prefix of its id or without', async () => {
  const names = { display_name: 'Support', first_name: 'Ada', last_name: 'Lovelace', tags: { Team: 'one' } };
  const made = await create({ ...phone, ...names });

  const found = await call(sandbox, 'GET', `/preview/Agents/${made.body.id}`);
  const bare = await call(sandbox, 'GET', `/preview/Agents/${made.body.id.replace('agent_', '')}`);

  expect(found).toMatchObject({ status: 200, body: { ...phone, ...names } });
  expect([found.body, bare.body]).toEqual([made.body, made.body]);
});

test('an agent has the id that it is given, once', async () => {
  const id = 'agent_01h9krwprkeee8fzqspvwy6nq8';
  const first = await create({ ...phone, id });
  const second = await create({ ...phone, id: id.replace('agent_', '') });
  await call(sandbox, 'DELETE', `/preview/Agents/${id}`);
  const third = await create({ ...phone, id });
  const other = await create({ ...phone, id }, otherAccount);

  expect([first, second, third, other].map(({ status }) => status)).toEqual([201, 409, 409, 201]);
  expect([first.body.id, other.body.id]).toEqual([id, id]);
  expect(fieldsOf(second)).toEqual(['id']);
});

test.each([
  ['tel', '+12065550199'],
  ['tel', '71234'],
  ['tel', 'My Company'],
  ['whatsapp', '+12065550199'],
  ['whatsapp', 'whatsapp:+12065550199'],
  ['email', "o'neil+news@mail.example.co.uk"],
  ['fbm', '1234567890'],
  ['gbm', 'brands/1/agents/2'],
  ['chat', 'support'],
  ['apn', 'a1b2c3'],
  ['fcm', 'a:b-c_d'],
])('on the channel %s an agent can have the address %s', async (channel, address) => {
  expect(await create({ channel, address })).toMatchObject({ status: 201, body: { channel, address } });
});

test.each([
  ['tel', '2065550199', 21212],
  ['tel', '+0206', 21212],
  ['tel', 'A name that is too long', 21212],
  ['whatsapp', '71234', 21212],
  ['email', 'support', 20001],
  ['email', 'a b@example.com', 20001],
  ['email', 'a@example', 20001],
  ['chat', 'two words', 20001],
])('on the channel %s the address %s is refused', async (channel, address, code) => {
  const answer = await create({ channel, address });

  expect(answer).toMatchObject({ status: 400, body: { errors: [{ code, field: 'address' }] } });
  expect(await list()).toEqual([]);
});

test.each([
  ['no fields', {}, ['address', 'channel']],
  ['an empty address', { ...phone, address: '' }, ['address']],
  ['an unknown channel', { ...phone, channel: 'pigeon' }, ['channel']],
  ['a malformed id', { ...phone, id: 'agent_1' }, ['id']],
  ['an unknown field', { ...phone, colour: 'red' }, ['colour']],
  ['a tag that is too long', { ...phone, tags: { team: 'x'.repeat(129) } }, ['tags.team']],
  ['several faults', { address: 'x@', channel: 'email', first_name: 1 }, ['address', 'first_name']],
])('%s: the agent is refused, and each field is named', async (_, body, fields) => {
  const answer = await create(body);

  expect(answer.status).toBe(400);
  expect(fieldsOf(answer).sort()).toEqual(fields);
});

test('a change keeps what it does not name, empties what it says is null, and is dated', async () => {
  const { body: made } = await create({ ...phone, first_name: 'Ada', display_name: 'Support', tags: { a: '1' } });
  await sandbox.clock.advance(1000);

  const answer = await update(made.id, { first_name: null, last_name: 'Hopper', tags: { b: '2' } });

  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({
    ...made,
    first_name: null,
    last_name: 'Hopper',
    tags: { b: '2' },
    updated_at: '2026-01-31T09:30:01.000Z',
  });
});

test('an address that does not suit the channel is refused in a change, whichever of the two is new', async () => {
  const { body: made } = await create(phone);

  const answers = [
    await update(made.id, { address: 'a@example.com' }),
    await update(made.id, { channel: 'email' }),
    await update(made.id, { address: '+12065550100', channel: 'email' }),
  ];
  const both = await update(made.id, { address: 'a@example.com', channel: 'email' });

  expect(answers.map(({ status }) => status)).toEqual([400, 400, 400]);
  expect(answers.flatMap(fieldsOf)).toEqual(['address', 'channel', 'address']);
  expect(both).toMatchObject({ status: 200, body: { address: 'a@example.com', channel: 'email' } });
});

test.each([
  ['GET', undefined],
  ['PATCH', { first_name: 5 }],
  ['DELETE', undefined],
])('%s of an agent that never was, or is another account’s, is answered with 404', async (method, body) => {
  const { body: foreign } = await create(phone, otherAccount);

  const answers = [
    await call(sandbox, method, '/preview/Agents/agent_01h9krwprkeee8fzqspvwy6nq8', { body }),
    await call(sandbox, method, `/preview/Agents/${foreign.id}`, { body }),
  ];

  expect(answers.map((answer) => [answer.status, answer.body.code])).toEqual([
    [404, 20404],
    [404, 20404],
  ]);
});

test('a deleted agent is gone: it is neither fetched, nor listed, nor deleted again', async () => {
  const { body: made } = await create(phone);

  const removed = await call(sandbox, 'DELETE', `/preview/Agents/${made.id}`);

  expect(removed).toMatchObject({ status: 204, body: undefined });
  expect((await call(sandbox, 'GET', `/preview/Agents/${made.id}`)).status).toBe(404);
  expect((await call(sandbox, 'DELETE', `/preview/Agents/${made.id}`)).status).toBe(404);
  expect(await list()).toEqual([]);
});

test('agents are listed, the newest first, by channel and by time', async () => {
  await create({ address: 'first', channel: 'chat' });
  await sandbox.clock.advance(60_000);
  await create({ address: 'second', channel: 'chat' });
  await create(phone);

  expect(await list()).toEqual([phone.address, 'second', 'first']);
  expect(await list('channel=chat')).toEqual(['second', 'first']);
  expect(await list('channel=chat&start_date=2026-01-31T09:30:30Z')).toEqual(['second']);
  expect(await list('end_date=2026-01-31T09:30:30Z')).toEqual(['first']);
  expect(await list('channel=email')).toEqual([]);
});

test('agents are paged', async () => {
  for (const address of ['first', 'second', 'third']) await create({ address, channel: 'chat' });

  const { body } = await call(sandbox, 'GET', '/preview/Agents?page_size=2');

  expect(body.agents).toHaveLength(2);
  expect(await list(`page_size=2&page_token=${body.pagination.next}`)).toEqual(['first']);
});

test.each(['channel=pigeon', 'start_date=today', 'end_date=x', 'page_size=0', 'colour=red'])(
  'a list with %s is refused, and the parameter is named',
  async (query) => {
    const answer = await call(sandbox, 'GET', `/preview/Agents?${query}`);

    expect(answer.status).toBe(400);
    expect(fieldsOf(answer)).toEqual([query.split('=', 1)[0]]);
  },
);
