import { ApiError, HttpClient } from '@comms/core';
import { expect, test } from 'vitest';
import { EventSubscriptions } from './index.ts';
import * as operations from './operations.ts';

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

interface Answering {
  readonly eventSubscriptions: EventSubscriptions;
  readonly sent: readonly Sent[];
}

/** The product's client before a server that always gives the same answer. */
function answering(answer: () => Response): Answering {
  const sent: Sent[] = [];
  const fetcher = async (request: Request): Promise<Response> => {
    const text = await request.text();
    const path = request.url.replace('https://comms.twilio.com/preview', '');
    sent.push({ method: request.method, path, body: text ? JSON.parse(text) : undefined });
    return answer();
  };
  const httpClient = new HttpClient({ fetcher });
  return {
    eventSubscriptions: new EventSubscriptions({ security: { username: 'AC1', password: 'x' }, httpClient }),
    sent,
  };
}

const since = new Date(Date.UTC(2026, 0, 2));
const sinceText = since.toISOString().replaceAll(':', '%3A');

interface Row {
  readonly name: string;
  readonly call: (eventSubscriptions: EventSubscriptions) => PromiseLike<unknown>;
  readonly sent: Sent;
}

const rows: readonly Row[] = [
  {
    name: 'createSubscription',
    call: async (eventSubscriptions) =>
      await eventSubscriptions.createSubscription({
        filters: {
          eventFilters: [{ type: 'message.sent', schemaVersionId: '1' }],
          resourceFilters: [{ audienceIds: ['x'] }],
        },
        sinks: { primary: { url: 'https://a.b', timeoutMs: 100 } },
      }),
    sent: {
      method: 'POST',
      path: '/Events/Subscriptions',
      body: {
        filters: {
          event_filters: [{ type: 'message.sent', schema_version_id: '1' }],
          resource_filters: [{ audience_ids: ['x'] }],
        },
        sinks: { primary: { url: 'https://a.b', timeout_ms: 100 } },
      },
    },
  },
  {
    name: 'getSubscriptions',
    call: async (eventSubscriptions) => await eventSubscriptions.getSubscriptions({ enabled: true, startDate: since }),
    sent: { method: 'GET', path: `/Events/Subscriptions?enabled=true&start_date=${sinceText}`, body: undefined },
  },
  {
    name: 'fetchSingleSubscription',
    call: async (eventSubscriptions) => await eventSubscriptions.fetchSingleSubscription('a/b'),
    sent: { method: 'GET', path: '/Events/Subscriptions/a%2Fb', body: undefined },
  },
  {
    name: 'updateSingleSubscription',
    call: async (eventSubscriptions) => await eventSubscriptions.updateSingleSubscription('x', { enabled: false }),
    sent: { method: 'PATCH', path: '/Events/Subscriptions/x', body: { enabled: false } },
  },
  {
    name: 'getSinks',
    call: async (eventSubscriptions) => await eventSubscriptions.getSinks({ pageSize: 5 }),
    sent: { method: 'GET', path: '/Events/Sinks?page_size=5', body: undefined },
  },
  {
    name: 'createSink',
    call: async (eventSubscriptions) =>
      await eventSubscriptions.createSink({ name: 'A', configuration: { writeKey: 'k' } }),
    sent: { method: 'POST', path: '/Events/Sinks', body: { name: 'A', configuration: { write_key: 'k' } } },
  },
  {
    name: 'getSchemas',
    call: async (eventSubscriptions) => await eventSubscriptions.getSchemas(),
    sent: { method: 'GET', path: '/Events/Schemas', body: undefined },
  },
  {
    name: 'readSchemasByType',
    call: async (eventSubscriptions) => await eventSubscriptions.readSchemasByType('message.sent'),
    sent: { method: 'GET', path: '/Events/Schemas/message.sent', body: undefined },
  },
  {
    name: 'fetchEventSchemaRaw',
    call: async (eventSubscriptions) => await eventSubscriptions.fetchEventSchemaRaw('message.sent', '1'),
    sent: { method: 'GET', path: '/Events/Schemas/message.sent/Versions/1', body: undefined },
  },
];

test('every operation has a method, which is tried here', () => {
  expect(rows.map(({ name }) => name).sort()).toEqual(Object.keys(operations).sort());
});

test.each(rows)('$name sends what the reference asks for', async ({ call, sent: expected }) => {
  const answer = (): Response =>
    expected.method === 'DELETE'
      ? new Response(null, { status: 204 })
      : Response.json({ subscriptions: [], sinks: [], schemas: [] });
  const { eventSubscriptions, sent } = answering(answer);

  await call(eventSubscriptions);

  expect(sent).toEqual([expected]);
});

test.each(rows)('$name fails with an ApiError that says why', async ({ call }) => {
  const problem = { code: 20404, message: 'Not found', more_info: 'https://www.twilio.com/docs/errors/20404' };
  const { eventSubscriptions, sent } = answering(() => Response.json(problem, { status: 404 }));

  const error: unknown = await call(eventSubscriptions).then(undefined, (reason: unknown) => reason);

  expect(ApiError.isInstance(error) && error).toMatchObject({ status: 404, code: 20404, moreInfo: problem.more_info });
  expect(sent).toHaveLength(1);
});

test('a raw schema keeps its names, and is a text where it is no JSON', async () => {
  const schema = { additionalProperties: false, properties: { message_id: { type: 'string' } }, created_at: 'x' };
  const json = answering(() => Response.json(schema));
  const text = answering(() => new Response('syntax = "proto3";', { headers: { 'content-type': 'text/plain' } }));

  expect(await json.eventSubscriptions.fetchEventSchemaRaw('message.sent', '1')).toEqual(schema);
  expect(await text.eventSubscriptions.fetchEventSchemaRaw('message.sent', '1')).toBe('syntax = "proto3";');
});
