import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import {
  captureRules,
  customer,
  frozenSandbox,
  hour,
  later,
  now,
  OrchestratorClient,
  refusalOf,
  settings,
} from './orchestrator-client.ts';
import { account, call, otherAccount } from './test-client.ts';

const path = '/ControlPlane/Configurations';
const key = '11111111-2222-4333-8444-555555555555';

let sandbox: Sandbox;
let client: OrchestratorClient;

beforeEach(async () => {
  sandbox = await frozenSandbox();
  client = new OrchestratorClient(sandbox);
});

afterEach(async () => await sandbox.close());

test('a new configuration is work that is pending, then running, then completed', async () => {
  const { status, headers, body } = await client.call('POST', path, settings);
  const operationId = headers.get('operation-id') ?? '';
  const statusPath = `/ControlPlane/Operations/${operationId}`;
  const { configurationId } = body.related;

  expect(status).toBe(202);
  expect(operationId).toMatch(/^conv_operation_[0-9a-hjkmnp-tv-z]{26}$/);
  expect(configurationId).toMatch(/^conv_configuration_[0-9a-hjkmnp-tv-z]{26}$/);
  expect(body.statusUrl).toBe(`${sandbox.url}/v2${statusPath}`);

  const state = { operationId, createdAt: now, statusUrl: body.statusUrl, related: { configurationId } };
  expect(await client.get(statusPath)).toEqual({ ...state, status: 'PENDING' });
  await sandbox.clock.advance(100);
  expect(await client.get(statusPath)).toEqual({ ...state, status: 'RUNNING' });
  expect(await client.call('GET', `${path}/${configurationId}`)).toMatchObject({ status: 404 });
  await sandbox.clock.advance(200);
  expect(await client.get(statusPath)).toEqual({ ...state, status: 'COMPLETED', completedAt: later(300) });
  expect(await client.call('GET', `${path}/${configurationId}`)).toMatchObject({ status: 200 });
});

test('work whose configuration has a special name fails, and says why', async () => {
  const { body } = await client.call('POST', path, { ...settings, displayName: 'sandbox-failed 1' });
  await client.work();

  const operation = await client.get(body.statusUrl.replace(/.*\/v2/, ''));

  expect(operation).toMatchObject({ status: 'FAILED', error: { status: 500, title: 'Internal Server Error' } });
  expect(await client.call('GET', `${path}/${body.related.configurationId}`)).toMatchObject({ status: 404 });
});

test('a configuration shows what was given, and what is usual for the rest', async () => {
  const channelSettings = { SMS: { statusTimeouts: { inactive: 10, closed: 30 }, captureRules } };
  const id = await client.configuration({
    channelSettings,
    statusCallbacks: [{ url: 'https://example.com/hook' }, { url: 'https://example.com/other', method: 'GET' }],
    intelligenceConfigurationIds: ['intelligence_1'],
    conversationsV1Bridge: { serviceId: 'IS1' },
  });

  expect(await client.get(`${path}/${id}`)).toEqual({
    id,
    ...settings,
    channelSettings,
    statusCallbacks: [
      { url: 'https://example.com/hook', method: 'POST' },
      { url: 'https://example.com/other', method: 'GET' },
    ],
    intelligenceConfigurationIds: ['intelligence_1'],
    memoryExtractionEnabled: false,
    conversationsV1Bridge: { serviceId: 'IS1' },
    version: 1,
    createdAt: later(300),
    updatedAt: later(300),
  });
});

test('PUT replaces all of a configuration: what is left out is removed, and its version grows', async () => {
  const id = await client.configuration({ memoryExtractionEnabled: true, intelligenceConfigurationIds: ['a'] });

  const { displayName: _, ...rest } = settings;
  const answer = await client.call('PUT', `${path}/${id}`, { ...rest, description: 'New', channelSettings: {} });
  const before = await client.get(`${path}/${id}`);
  await client.work();

  expect(answer.body.related).toEqual({ configurationId: id });
  expect(before).toMatchObject({ description: settings.description, version: 1 });
  expect(await client.get(`${path}/${id}`)).toMatchObject({
    displayName: null,
    description: 'New',
    intelligenceConfigurationIds: [],
    memoryExtractionEnabled: false,
    version: 2,
  });
});

test('a configuration that is deleted can be fetched until that is done', async () => {
  const id = await client.configuration();

  const answer = await client.call('DELETE', `${path}/${id}`);
  const before = await client.call('GET', `${path}/${id}`);
  await client.work();
  const after = await client.call('GET', `${path}/${id}`);

  expect([answer.status, before.status, after.status]).toEqual([202, 200, 404]);
  expect(await client.get(path)).toMatchObject({ configurations: [], meta: { pageSize: 0 } });
});

test('configurations are listed, the oldest first, page by page, and by their store', async () => {
  const ids: string[] = [];
  for (const displayName of ['A', 'B', 'C']) ids.push(await client.configuration({ displayName }));
  const other = await client.configuration({ displayName: 'D', memoryStoreId: 'mem_store_2' });

  const first = await client.get(`${path}?pageSize=2&memoryStoreId=mem_store_1`);
  const { key: name, nextToken } = first.meta;
  const second = await client.get(`${path}?pageSize=2&memoryStoreId=mem_store_1&pageToken=${nextToken}`);
  const back = await client.get(`${path}?pageSize=2&memoryStoreId=mem_store_1&pageToken=${second.meta.previousToken}`);

  expect(first[name].map(({ id }: { id: string }) => id)).toEqual(ids.slice(0, 2));
  expect(first.meta).toEqual({
    key: 'configurations',
    pageSize: 2,
    previousToken: null,
    nextToken: expect.any(String),
  });
  expect(second.configurations.map(({ id }: { id: string }) => id)).toEqual(ids.slice(2));
  expect(second.meta).toMatchObject({ pageSize: 1, nextToken: null });
  expect(back.configurations).toEqual(first.configurations);
  expect(await client.get(`${path}?memoryStoreId=mem_store_2`)).toMatchObject({ configurations: [{ id: other }] });
});

test('lists are asked in PascalCase, too', async () => {
  await client.configuration({ displayName: 'A' });
  await client.configuration({ displayName: 'B' });

  expect((await client.get(`${path}?PageSize=1`)).configurations).toHaveLength(1);
});

test('a token is good for the same list with the same filters only', async () => {
  for (const displayName of ['A', 'B']) await client.configuration({ displayName });
  const { meta } = await client.get(`${path}?pageSize=1`);

  const filtered = await client.call('GET', `${path}?memoryStoreId=mem_store_1&pageToken=${meta.nextToken}`);
  const elsewhere = await client.call('GET', `/Conversations?pageToken=${meta.nextToken}`);
  const invented = await client.call('GET', `${path}?pageToken=abc`);

  for (const answer of [filtered, elsewhere, invented]) {
    expect(refusalOf(answer)).toMatchObject({ status: 400, httpStatusCode: 400, field: 'pageToken' });
  }
});

test.each([
  ['displayName', { displayName: 'A'.repeat(33) }],
  ['displayName', { displayName: 'Support!' }],
  ['displayName', { displayName: undefined }],
  ['description', { description: undefined }],
  ['memoryStoreId', { memoryStoreId: undefined }],
  ['conversationGroupingType', { conversationGroupingType: 'GROUP_BY_COLOUR' }],
  ['channelSettings', { channelSettings: { PIGEON: {} } }],
  ['channelSettings.SMS.statusTimeouts.closed', { channelSettings: { SMS: { statusTimeouts: { closed: 0 } } } }],
  ['channelSettings.SMS.statusTimeouts.inactive', { channelSettings: { SMS: { statusTimeouts: { inactive: 1.5 } } } }],
  ['channelSettings.SMS.captureRules[0].to', { channelSettings: { SMS: { captureRules: [{ from: '*' }] } } }],
  [
    'channelSettings.WHATSAPP.captureRules[0].to',
    { channelSettings: { WHATSAPP: { captureRules: [{ from: '*', to: '+18005550100' }] } } },
  ],
  [
    'channelSettings.SMS.captureRules',
    { channelSettings: { SMS: { captureRules: Array(101).fill({ from: '*', to: '*' }) } } },
  ],
  ['statusCallbacks', { statusCallbacks: Array(3).fill({ url: 'https://example.com' }) }],
  ['statusCallbacks[0].url', { statusCallbacks: [{ url: 'ftp://example.com' }] }],
  ['statusCallbacks[0].method', { statusCallbacks: [{ url: 'https://example.com', method: 'PUT' }] }],
  ['intelligenceConfigurationIds', { intelligenceConfigurationIds: Array(6).fill('a') }],
  ['colour', { colour: 'blue' }],
])('a configuration is refused for its %s', async (field, wrong) => {
  const answer = await client.call('POST', path, { ...settings, ...wrong });

  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({
    code: 20001,
    httpStatusCode: 400,
    userError: true,
    params: { field, twilioErrorCodeUrl: 'https://www.twilio.com/docs/errors/20001' },
    message: expect.stringContaining(field),
  });
});

test('a form is refused, and so is a request without credentials', async () => {
  const form = await call(sandbox, 'POST', `/v2${path}`, {
    body: 'displayName=Support',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  const stranger = await fetch(`${sandbox.url}/v2${path}`);

  expect(form).toMatchObject({ status: 400, body: { httpStatusCode: 400 } });
  expect(stranger.status).toBe(401);
  expect(await stranger.json()).toMatchObject({ code: 20003, httpStatusCode: 401, userError: true });
});

test('the grouping of a configuration cannot be changed', async () => {
  const id = await client.configuration();

  const answer = await client.call('PUT', `${path}/${id}`, {
    ...settings,
    conversationGroupingType: 'GROUP_BY_PROFILE',
    channelSettings: {},
  });

  expect(refusalOf(answer)).toMatchObject({ status: 400, field: 'conversationGroupingType' });
});

test('PUT needs the settings of the channels', async () => {
  const id = await client.configuration();

  expect(refusalOf(await client.call('PUT', `${path}/${id}`, settings))).toMatchObject({
    status: 400,
    field: 'channelSettings',
  });
});

test('a name and a service belong to one configuration, also while it is being made', async () => {
  await client.call('POST', path, { ...settings, conversationsV1Bridge: { serviceId: 'IS1' } });

  const sameName = await client.call('POST', path, settings);
  await client.work();
  const sameService = await client.call('POST', path, {
    ...settings,
    displayName: 'Sales',
    conversationsV1Bridge: { serviceId: 'IS1' },
  });

  expect(refusalOf(sameName)).toMatchObject({ status: 409, field: 'displayName' });
  expect(refusalOf(sameService)).toMatchObject({ status: 409, field: 'conversationsV1Bridge.serviceId' });
});

test('two changes of one configuration do not go together', async () => {
  const id = await client.configuration();
  await client.call('DELETE', `${path}/${id}`);

  const change = await client.call('PUT', `${path}/${id}`, { ...settings, channelSettings: {} });
  const again = await client.call('DELETE', `${path}/${id}`);

  expect([change.status, again.status]).toEqual([409, 409]);
});

test('a configuration with an open conversation is not deleted', async () => {
  const id = await client.configuration();
  const conversation = await client.conversation(id, { participants: [customer('+12065550100')] });

  const inUse = await client.call('DELETE', `${path}/${id}`);
  await client.call('PATCH', `/Conversations/${conversation.id}`, { status: 'CLOSED' });
  const closed = await client.call('DELETE', `${path}/${id}`);

  expect([inUse.status, closed.status]).toEqual([409, 202]);
});

test('there are ten configurations at most, unless the control API says otherwise', async () => {
  for (let number = 0; number < 10; number += 1) await client.configuration({ displayName: `Number ${number}` });
  const eleventh = await client.call('POST', path, { ...settings, displayName: 'Number 10' });
  const setting = await call(sandbox, 'PUT', '/_sandbox/v1/orchestrator', {
    body: { account_sid: account, configuration_limit: 11 },
  });
  const allowed = await client.call('POST', path, { ...settings, displayName: 'Number 10' });

  expect(refusalOf(eleventh)).toMatchObject({ status: 409, message: expect.stringContaining('10 configurations') });
  expect(setting.body).toEqual({ account_sid: account, configuration_limit: 11 });
  expect(allowed.status).toBe(202);
});

test.each([
  ['account_sid', { configuration_limit: 1 }],
  ['configuration_limit', { account_sid: account, configuration_limit: -1 }],
  ['limit', { account_sid: account, configuration_limit: 1, limit: 1 }],
])('the control API refuses a wrong %s', async (field, body) => {
  const answer = await call(sandbox, 'PUT', '/_sandbox/v1/orchestrator', { body });

  expect(answer).toMatchObject({ status: 400, body: { errors: [{ field }] } });
});

test('the limit of an account that does not exist is not set', async () => {
  const body = { account_sid: `AC${'9'.repeat(32)}`, configuration_limit: 1 };

  expect(await call(sandbox, 'PUT', '/_sandbox/v1/orchestrator', { body })).toMatchObject({ status: 404 });
});

test('the same key gives the first answer again for 24 hours, and makes nothing new', async () => {
  const headers = { 'idempotency-key': key };
  const first = await client.call('POST', path, settings, { headers });
  await client.work();
  const second = await client.call('POST', path, settings, { headers });
  const listed = (await client.get(path)).configurations;

  expect(second).toMatchObject({ status: 202, body: first.body });
  expect(second.headers.get('operation-id')).toBe(first.headers.get('operation-id'));
  expect(listed).toHaveLength(1);

  await sandbox.clock.advance(24 * hour);
  expect(await client.call('POST', path, { ...settings, displayName: 'B' }, { headers })).toMatchObject({
    status: 202,
  });
});

test('what was deleted with a key is told to be deleted again, though it is gone', async () => {
  const id = await client.configuration();
  const headers = { 'idempotency-key': key };

  const first = await client.call('DELETE', `${path}/${id}`, undefined, { headers });
  await client.work();
  const second = await client.call('DELETE', `${path}/${id}`, undefined, { headers });

  expect(second).toMatchObject({ status: 202, body: first.body });
});

test('a key that another request had is refused, and one that is no UUID', async () => {
  const headers = { 'idempotency-key': key };
  await client.call('POST', path, settings, { headers });

  const other = await client.call('POST', path, { ...settings, displayName: 'Sales' }, { headers });
  const wrong = await client.call('POST', path, settings, { headers: { 'idempotency-key': 'abc' } });
  const elsewhere = await client.call('POST', path, settings, { headers, account: otherAccount });

  expect(refusalOf(other)).toMatchObject({ status: 409, field: 'Idempotency-Key' });
  expect(refusalOf(wrong)).toMatchObject({ status: 400, field: 'Idempotency-Key' });
  expect(elsewhere.status).toBe(202);
});

test('a refusal is not remembered by its key', async () => {
  const headers = { 'idempotency-key': key };
  const id = await client.configuration();

  const taken = await client.call('POST', path, settings, { headers });
  await client.call('DELETE', `${path}/${id}`);
  await client.work();
  const free = await client.call('POST', path, settings, { headers });

  expect([taken.status, free.status]).toEqual([409, 202]);
});

test.each([
  ['GET', `${path}/conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2`],
  ['PUT', `${path}/conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2`],
  ['DELETE', `${path}/conv_configuration_01k1etk2y5f1y9fpe2epfdtvv2`],
  ['GET', '/ControlPlane/Operations/conv_operation_01k1etk2y5f1y9fpe2epfdtvv2'],
])('%s %s finds nothing', async (method, place) => {
  const answer = await client.call(method, place);

  expect(answer).toMatchObject({ status: 404, body: { code: 20404, httpStatusCode: 404, userError: true } });
});

test('the configurations of an account are its own', async () => {
  const id = await client.configuration();

  expect(await client.call('GET', `${path}/${id}`, undefined, { account: otherAccount })).toMatchObject({
    status: 404,
  });
});
