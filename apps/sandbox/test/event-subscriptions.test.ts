import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { EventClient } from './event-client.ts';
import { startSink } from './event-sink.ts';
import { type Json, phone } from './test-client.ts';

let sandbox: Sandbox;
let client: EventClient;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
  client = new EventClient(sandbox);
});

const sink = { url: 'http://127.0.0.1:1/hook', timeout_ms: 100, retries: 3 };
const id = '01h9krwprkeee8fzqspvwy6nq8';
const idsOf = (rows: readonly Json[]): string[] => rows.map((row) => row.id);

test('a subscription is answered with all that it was made with, identifiers with their prefix', async () => {
  const { body: stored } = await client.ask('POST', '/Events/Sinks', { name: 'Ours', configuration: sink });

  const made = await client.ask('POST', '/Events/Subscriptions', {
    enabled: false,
    filters: {
      event_filters: [{ type: 'message.sent', schema_version_id: '1' }, { type: 'message.failed' }],
      resource_filters: [{ audience_ids: [id] }, { conversation_ids: [`conversation_${id}`] }],
    },
    sinks: { primary: { sink_id: stored.id.slice('sink_'.length) }, fallback: { flow_id: 'FW1' } },
  });
  const fetched = await client.ask('GET', `/Events/Subscriptions/${made.body.id}`);

  expect(made).toMatchObject({ status: 201, body: { id: expect.stringMatching(/^subscription_/) } });
  expect(made.body).toEqual({
    id: made.body.id,
    enabled: false,
    filters: {
      event_filters: [
        { type: 'message.sent', schema_version_id: '1' },
        { type: 'message.failed', schema_version_id: '1' },
      ],
      resource_filters: [{ audience_ids: [`audience_${id}`] }, { conversation_ids: [`conversation_${id}`] }],
    },
    sinks: { primary: { sink_id: stored.id }, fallback: { flow_id: 'FW1' } },
  });
  expect(fetched.body).toEqual(made.body);
});

test('what a change leaves out stays as it is', async () => {
  const made = await client.subscribe(sink.url, { filters: { event_filters: [{ type: 'message.sent' }] } });

  const { body } = await client.ask('PATCH', `/Events/Subscriptions/${made.id}`, {
    filters: { resource_filters: [{ agent_ids: [id] }] },
    sinks: { fallback: sink },
  });

  expect(body).toEqual({
    ...made,
    filters: { ...made.filters, resource_filters: [{ agent_ids: [`agent_${id}`] }] },
    sinks: { ...made.sinks, fallback: sink },
  });
});

test('subscriptions are listed with the newest first, by what is enabled and when they were made', async () => {
  const first = await client.subscribe(sink.url);
  await sandbox.clock.advance(60_000);
  const between = sandbox.clock.now().toISOString();
  await sandbox.clock.advance(60_000);
  const second = await client.subscribe(sink.url);
  await client.ask('PATCH', `/Events/Subscriptions/${first.id}`, { enabled: false });

  const list = async (query: string): Promise<string[]> =>
    idsOf((await client.ask('GET', `/Events/Subscriptions?${query}`)).body.subscriptions);

  expect(await list('')).toEqual([second.id, first.id]);
  expect(await list('enabled=true')).toEqual([second.id]);
  expect(await list('enabled=false')).toEqual([first.id]);
  expect(await list(`start_date=${between}`)).toEqual([second.id]);
  expect(await list(`end_date=${between}`)).toEqual([first.id]);
  expect(await list(`end_date=${between}&enabled=true`)).toEqual([]);
});

test('lists of subscriptions, sinks and schemas come in pages', async () => {
  for (const name of ['a', 'b', 'c']) {
    await client.subscribe(sink.url);
    await client.ask('POST', '/Events/Sinks', { name, configuration: sink });
  }

  for (const [path, items] of [
    ['/Events/Subscriptions', 'subscriptions'],
    ['/Events/Sinks', 'sinks'],
    ['/Events/Schemas', 'schemas'],
  ]) {
    const { body: first } = await client.ask('GET', `${path}?page_size=2`);
    const { body: second } = await client.ask('GET', `${path}?page_size=2&page_token=${first.pagination.next}`);
    expect(first[items ?? '']).toHaveLength(2);
    expect(second[items ?? ''][0]).not.toEqual(first[items ?? ''][0]);
    expect(second.pagination.prev).toBeTruthy();
  }
});

test('sinks of every kind are kept as they are', async () => {
  const configurations = [
    sink,
    { flow_id: 'FW1' },
    { arn: 'arn:aws:kinesis:eu:1:stream/x', role_arn: 'arn:aws:iam::1:role/x', external_id: 'x' },
    { write_key: 'a key' },
  ];
  for (const configuration of configurations) await client.ask('POST', '/Events/Sinks', { configuration });

  const { body } = await client.ask('GET', '/Events/Sinks');

  expect(body.sinks.map(({ configuration }: Json) => configuration)).toEqual(configurations.toReversed());
});

test('the registry lists every type, its versions, and where each schema is', async () => {
  const { body } = await client.ask('GET', '/Events/Schemas?page_size=1000');
  const { body: one } = await client.ask('GET', '/Events/Schemas/message.sent');

  const [url] = body.schemas.map(({ latest_version: version }: Json) => version.raw_url);
  const raw = await fetch(url, { headers: { authorization: `Basic ${btoa(`${client.account}:token`)}` } });

  expect(body.schemas.length).toBeGreaterThan(40);
  expect(one.schemas).toEqual(body.schemas.find(({ type }: Json) => type === 'message.sent'));
  expect(one.schemas.all_versions).toEqual([one.schemas.latest_version]);
  expect(raw.headers.get('content-type')).toBe('application/schema+json');
  expect(await raw.json()).toMatchObject({
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: body.schemas[0].type,
    additionalProperties: false,
  });
});

test.each([
  ['/Events/Schemas/message.eaten', 'GET'],
  ['/Events/Schemas/message.sent/Versions/2', 'GET'],
  ['/Events/Schemas/message.eaten/Versions/1', 'GET'],
  ['/Events/Schemas/constructor', 'GET'],
  [`/Events/Subscriptions/${id}`, 'GET'],
  [`/Events/Subscriptions/${id}`, 'PATCH'],
])('%s is 404 for %s where there is nothing', async (path, method) => {
  const { status, body } = await client.ask(method, path, method === 'PATCH' ? {} : undefined);

  expect([status, body.code]).toEqual([404, 20404]);
});

test('subscriptions and sinks of another account are not there', async () => {
  const other = new EventClient(sandbox);
  const theirs = await other.subscribe(sink.url);
  const { body: sinkOfOthers } = await other.ask('POST', '/Events/Sinks', { configuration: sink });

  const fetched = await client.ask('GET', `/Events/Subscriptions/${theirs.id}`);
  const used = await client.ask('POST', '/Events/Subscriptions', { sinks: { primary: { sink_id: sinkOfOthers.id } } });

  expect(fetched.status).toBe(404);
  expect([used.status, used.body.errors[0].field]).toEqual([400, 'sinks.primary.sink_id']);
});

test.each([
  ['POST', '/Events/Subscriptions', { sinks: { primary: { url: 'http://127.0.0.1:99999/' } } }, 'sinks.primary.url'],
  ['POST', '/Events/Subscriptions', { sinks: { primary: { ...sink, timeout_ms: 99 } } }, 'sinks.primary.timeout_ms'],
  ['POST', '/Events/Subscriptions', { sinks: { primary: { ...sink, retries: -1 } } }, 'sinks.primary.retries'],
  ['POST', '/Events/Subscriptions', { sinks: { primary: {} } }, 'sinks.primary'],
  ['POST', '/Events/Subscriptions', { enabled: 'yes' }, 'enabled'],
  [
    'POST',
    '/Events/Subscriptions',
    { filters: { resource_filters: [{ audience_ids: [] }] } },
    'filters.resource_filters[0].audience_ids',
  ],
  ['POST', '/Events/Sinks', {}, 'configuration'],
  ['POST', '/Events/Sinks', { configuration: { url: 'mailto:a@example.com' } }, 'configuration.url'],
  ['POST', '/Events/Sinks', { configuration: { arn: 'x', role_arn: 'y' } }, 'configuration.arn'],
  ['GET', '/Events/Subscriptions?enabled=perhaps', undefined, 'enabled'],
  ['GET', '/Events/Sinks?page_size=0', undefined, 'page_size'],
  ['GET', '/Events/Schemas?page_token=x', undefined, 'page_token'],
])('%s %s with %j is refused, and the field is named', async (method, path, body, field) => {
  const answer = await client.ask(method, path, body);

  expect(answer.status).toBe(400);
  expect(answer.body.errors.map((problem: Json) => problem.field)).toContain(field);
});

test('each resource filter lets through what concerns its resources, and nothing else', async () => {
  const receiver = await startSink();
  const make = async (path: string, body: object): Promise<Json> => (await client.ask('POST', path, body)).body;
  const { contacts } = await make('/Contacts', { contacts: [{ addresses: [phone('+12065550100')] }] });
  const contact = contacts[0];
  const audience = await make('/Audiences', {});
  await make(`/Audiences/${audience.id}/Contacts`, { contact_id: contact.id });
  const agent = await make('/Agents', { address: '+12065550199', channel: 'tel' });
  const pool = await make('/AgentPools', { friendly_name: 'A pool' });
  await make(`/AgentPools/${pool.id}/Agents`, { agent_id: agent.id });
  const conversationId = `conversation_${id}`;
  const filters: Json = {
    contact: { contact_ids: [contact.id] },
    audience: { audience_ids: [audience.id] },
    agent: { agent_ids: [agent.id] },
    pool: { agent_pool_ids: [pool.id] },
    conversation: { conversation_ids: [conversationId] },
    nobody: { contact_ids: [id] },
  };
  for (const [name, filter] of Object.entries(filters)) {
    await client.subscribe(`${receiver.url}/${name}`, {
      filters: { event_filters: [{ type: 'message.sent' }], resource_filters: [filter] },
    });
  }

  const content = { text: 'Hello' };
  const sends = [
    { from: { agent_id: agent.id }, to: [phone('+12065550101')], content },
    { from: { agent_pool_id: pool.id }, to: [phone('+12065550102')], content },
    { from: { address: '+12065550199', channel: 'tel' }, to: [{ audience_id: audience.id }], content },
    { from: { address: '+12065550199', channel: 'tel' }, to: [{ conversation_id: conversationId }], content },
  ];
  const messageIds: string[] = [];
  for (const send of sends) messageIds.push((await make('/Messages', send)).messages[0].id);
  await sandbox.clock.advance(60_000);
  receiver.close();

  const told = Map.groupBy(receiver.calls, ({ path }) => path.split('?')[0]);
  const numbersOf = (name: string): number[] =>
    (told.get(`/${name}`) ?? [])
      .flatMap(({ events }) => events)
      .map(({ data }) => messageIds.indexOf(data.message_id))
      .sort();
  expect(numbersOf('contact')).toEqual([2]);
  expect(numbersOf('audience')).toEqual([2]);
  expect(numbersOf('agent')).toEqual([0, 1]);
  expect(numbersOf('pool')).toEqual([1]);
  expect(numbersOf('conversation')).toEqual([3]);
  expect(numbersOf('nobody')).toEqual([]);
});

test('a subscription can be about one operation', async () => {
  const receiver = await startSink();
  const content = { text: 'Hello' };
  const body = { from: { address: '+12065550199', channel: 'tel' }, to: [phone('+12065550100')], content };
  const sent = await client.ask('POST', '/Messages', body);
  await client.ask('POST', '/Messages', body);
  const operationId = sent.headers.get('operation-id');
  await client.subscribe(receiver.url, { filters: { resource_filters: [{ operation_ids: [operationId] }] } });

  await sandbox.clock.advance(60_000);
  receiver.close();

  expect(new Set(receiver.events().map(({ data }) => data.operation_id))).toEqual(new Set([operationId]));
});
