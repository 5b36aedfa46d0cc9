import { ApiError, responseOf } from '@comms/core';
import { type CreateSubscriptionRequest, EventSubscriptions, type SinkConfiguration } from '@comms/events';
import { eventTypes } from '@comms/events/webhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rejection, type Sandboxed, sandboxed } from '../src/sandbox-world.ts';

let sandbox: Sandboxed;
beforeAll(async () => {
  sandbox = await sandboxed();
});
afterAll(async () => await sandbox.close());

const newClient = (): EventSubscriptions => new EventSubscriptions(sandbox.newAccount());
const fieldsOf = (error: unknown): (string | undefined)[] =>
  ApiError.isInstance(error) ? error.errors.map(({ field }) => field) : [];
const idsOf = (items: readonly { id: string }[]): string[] => items.map(({ id }) => id);

const unknownSubscription = 'subscription_00000000000000000000000000';
const url = 'http://127.0.0.1:1/hook';
const request: CreateSubscriptionRequest = {
  filters: {
    eventFilters: [{ type: 'message.delivered', schemaVersionId: '1' }],
    resourceFilters: [{ audienceIds: ['audience_01h9krwprkeee8fzqspvwy6nq8'] }],
  },
  sinks: { primary: { url, timeoutMs: 3000, retries: 2 }, fallback: { flowId: 'FW1' } },
};

test('createSubscription answers 201 with the subscription, and fetchSingleSubscription gives the same', async () => {
  const subscriptions = newClient();

  const made = await subscriptions.createSubscription(request);

  expect(responseOf(made)?.statusCode).toBe(201);
  expect(made).toEqual({ id: expect.stringMatching(/^subscription_/), enabled: true, ...request });
  expect(await subscriptions.fetchSingleSubscription(made.id)).toEqual(made);
});

test('getSubscriptions walks all pages, the newest first', async () => {
  const subscriptions = newClient();
  const ids: string[] = [];
  for (let count = 0; count < 5; count++) ids.unshift((await subscriptions.createSubscription(request)).id);

  const all = await subscriptions.getSubscriptions({ pageSize: 2 }).toArray({ limit: 100 });

  expect(idsOf(all)).toEqual(ids);
});

test('getSubscriptions gives those that are enabled, or made in a time, and all filters hold together', async () => {
  const subscriptions = newClient();
  const { id } = await subscriptions.createSubscription(request);
  await subscriptions.createSubscription({ ...request, enabled: false });
  const [past, future] = [new Date(Date.now() - 60_000), new Date(Date.now() + 60_000)];

  const list = async (filters: object): Promise<string[]> =>
    idsOf((await subscriptions.getSubscriptions(filters)).subscriptions);

  expect(await list({ enabled: true })).toEqual([id]);
  expect(await list({ startDate: past, endDate: future })).toHaveLength(2);
  expect(await list({ startDate: future })).toEqual([]);
  expect(await list({ endDate: past })).toEqual([]);
  expect(await list({ enabled: false, endDate: past })).toEqual([]);
});

test('updateSingleSubscription changes what it names, and leaves the rest', async () => {
  const subscriptions = newClient();
  const made = await subscriptions.createSubscription(request);

  const changed = await subscriptions.updateSingleSubscription(made.id, {
    enabled: false,
    filters: { eventFilters: [{ type: 'message.failed' }] },
  });

  expect(changed).toEqual({
    ...made,
    enabled: false,
    filters: { ...made.filters, eventFilters: [{ type: 'message.failed', schemaVersionId: '1' }] },
  });
});

test.each<SinkConfiguration>([
  { url, timeoutMs: 1000, retries: 3 },
  { flowId: 'FW1' },
  { arn: 'arn:aws:kinesis:eu:1:stream/x', roleArn: 'arn:aws:iam::1:role/x', externalId: 'x' },
  { writeKey: 'a key' },
])('createSink keeps %j, and getSinks lists it', async (configuration) => {
  const subscriptions = newClient();

  const made = await subscriptions.createSink({ name: 'Ours', configuration });
  const listed = await subscriptions.getSinks().toArray({ limit: 10 });

  expect(responseOf(made)?.statusCode).toBe(201);
  expect(made).toEqual({ id: expect.stringMatching(/^sink_/), name: 'Ours', configuration });
  expect(listed).toEqual([made]);
});

test('getSchemas lists each type of event that the package knows, and no other', async () => {
  const schemas = await newClient().getSchemas({ pageSize: 20 }).toArray({ limit: 1000 });

  expect(schemas.map(({ type }) => type)).toEqual([...eventTypes].sort());
});

test('readSchemasByType says which versions there are and where each is, and fetchEventSchemaRaw gives it', async () => {
  const subscriptions = newClient();

  const { schemas } = await subscriptions.readSchemasByType('message.delivered');
  const { id = '', rawUrl, createdAt } = schemas.latestVersion ?? {};
  const document = await subscriptions.fetchEventSchemaRaw('message.delivered', id ?? '');

  expect(schemas.type).toBe('message.delivered');
  expect(schemas.allVersions).toEqual([schemas.latestVersion]);
  expect(rawUrl).toBe(`${sandbox.url}/comms.twilio.com/preview/Events/Schemas/message.delivered/Versions/${id}`);
  expect(createdAt).toBeInstanceOf(Date);
  // Its names are those of the wire: nothing of it is turned.
  expect(document).toMatchObject({
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'message.delivered',
    required: expect.arrayContaining(['account_sid', 'message_id']),
    additionalProperties: false,
  });
});

test.each<[string, string, (subscriptions: EventSubscriptions, id: string) => PromiseLike<unknown>]>([
  [
    'createSubscription',
    'filters.event_filters[0].type',
    (subscriptions) => subscriptions.createSubscription({ filters: { eventFilters: [{ type: 'message.eaten' }] } }),
  ],
  [
    'createSubscription',
    'sinks.primary.timeout_ms',
    (subscriptions) => subscriptions.createSubscription({ sinks: { primary: { url, timeoutMs: 1 } } }),
  ],
  ['getSubscriptions', 'page_token', (subscriptions) => subscriptions.getSubscriptions({ pageToken: 'x' })],
  [
    'updateSingleSubscription',
    'sinks.fallback.sink_id',
    (subscriptions, id) =>
      subscriptions.updateSingleSubscription(id, {
        sinks: { fallback: { sinkId: 'sink_00000000000000000000000000' } },
      }),
  ],
  ['getSinks', 'page_token', (subscriptions) => subscriptions.getSinks({ pageToken: 'x' })],
  [
    'createSink',
    'configuration.url',
    (subscriptions) => subscriptions.createSink({ configuration: { url: 'ftp://127.0.0.1/' } }),
  ],
  ['getSchemas', 'page_token', (subscriptions) => subscriptions.getSchemas({ pageToken: 'x' })],
])('%s is refused, and the field %s is named', async (name, field, call) => {
  const subscriptions = newClient();
  const { id } = await subscriptions.createSubscription(request);

  const error = await rejection(call(subscriptions, id));

  expect(error).toMatchObject({ name: 'ApiError', operation: `eventSubscriptions.${name}`, status: 400 });
  expect(fieldsOf(error)).toEqual([field]);
});

test.each<[string, (subscriptions: EventSubscriptions) => PromiseLike<unknown>]>([
  ['fetchSingleSubscription', (subscriptions) => subscriptions.fetchSingleSubscription(unknownSubscription)],
  [
    'updateSingleSubscription',
    (subscriptions) => subscriptions.updateSingleSubscription(unknownSubscription, { enabled: false }),
  ],
  ['readSchemasByType', (subscriptions) => subscriptions.readSchemasByType('message.eaten')],
  ['fetchEventSchemaRaw', (subscriptions) => subscriptions.fetchEventSchemaRaw('message.sent', '99')],
])('%s of what there is not is refused with 404', async (name, call) => {
  const error = await rejection(call(newClient()));

  expect(error).toMatchObject({ operation: `eventSubscriptions.${name}`, status: 404, code: 20404 });
});
