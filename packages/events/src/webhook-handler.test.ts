import { createServer, type Server } from 'node:http';
import { sign } from '@comms/core/webhooks';
import { serve } from '@hono/node-server';
import express from 'express';
import { Hono } from 'hono';
import { afterEach, expect, test } from 'vitest';
import type { CommsEvent } from './cloud-event.ts';
import { createEventRouter } from './event-router.ts';
import { keepRawBody, toNodeListener } from './node.ts';
import { createWebhookHandler, type RefusedDelivery, type WebhookHandler } from './webhook-handler.ts';

const secret = 'the auth token';
const event = (id: string, type = 'message.delivered'): object => ({
  specversion: '1.0',
  id,
  type,
  source: '/preview/Messages',
  time: '2026-01-31T09:30:00.000Z',
  datacontenttype: 'application/json',
  data: { account_sid: 'AC1', message_id: 'message_1', tags: { my_tag: 'x' }, error_code: null },
});

/** A webhook as the API sends it. */
async function webhook(url: string, events: unknown = [event('EZ1')], key = secret): Promise<Request> {
  const body = typeof events === 'string' ? events : JSON.stringify(events);
  const signed = await sign({ url, body, secret: key });
  return new Request(signed.url, { method: 'POST', headers: signed.headers, body });
}

interface Receiver {
  readonly handle: WebhookHandler;
  readonly seen: CommsEvent[];
  readonly refused: RefusedDelivery[];
}

function receiver(onEvent: (event: CommsEvent) => unknown = () => undefined, explain = false): Receiver {
  const seen: CommsEvent[] = [];
  const refused: RefusedDelivery[] = [];
  const handle = createWebhookHandler({
    secrets: secret,
    explain,
    onEvent: async (each) => {
      seen.push(each);
      await onEvent(each);
    },
    onRefused: (each) => refused.push(each),
  });
  return { handle, seen, refused };
}

const hook = 'https://example.com/hook';

test('a signed webhook is answered with 200, after its events were dealt with', async () => {
  const { handle, seen } = receiver();

  const { status } = await handle(await webhook(hook, [event('EZ1'), event('EZ2', 'message.invented')]));

  expect(status).toBe(200);
  expect(seen).toMatchObject([
    { id: 'EZ1', time: new Date('2026-01-31T09:30:00Z'), data: { messageId: 'message_1', tags: { my_tag: 'x' } } },
    { id: 'EZ2', type: 'message.invented' },
  ]);
});

test('what was dealt with is not dealt with again: the answer is 200 all the same', async () => {
  const { handle, seen } = receiver();

  const first = await handle(await webhook(hook));
  const second = await handle(await webhook(hook, [event('EZ1'), event('EZ2')]));

  expect([first.status, second.status]).toEqual([200, 200]);
  expect(seen.map(({ id }) => id)).toEqual(['EZ1', 'EZ2']);
});

test('an event whose handler throws is delivered again; the others are not dealt with twice', async () => {
  let isBroken = true;
  const { handle, seen } = receiver(({ id }) => {
    if (id === 'EZ2' && isBroken) throw new Error('no');
  });
  const events = [event('EZ1'), event('EZ2'), event('EZ3')];

  const first = await handle(await webhook(hook, events));
  isBroken = false;
  const second = await handle(await webhook(hook, events));

  expect([first.status, second.status]).toEqual([500, 200]);
  expect(seen.map(({ id }) => id)).toEqual(['EZ1', 'EZ2', 'EZ3', 'EZ2']);
});

test('an event that is being dealt with is not taken on a second time: it is asked for again', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { handle, seen } = receiver(async () => await promise);

  const first = handle(await webhook(hook));
  const second = await handle(await webhook(hook));
  resolve();

  expect([(await first).status, second.status]).toEqual([200, 500]);
  expect(seen).toHaveLength(1);
});

test.each([
  ['another secret', async () => await webhook(hook, [event('EZ1')], 'another'), 'mismatch'],
  [
    'no signature',
    async () => await Promise.resolve(new Request(hook, { method: 'POST', body: '[]' })),
    'missing-signature',
  ],
  [
    'a changed body',
    async () => {
      const { url, headers } = await webhook(hook);
      return new Request(url, { method: 'POST', headers, body: '[]' });
    },
    'body-hash-mismatch',
  ],
  [
    'a body that was read before',
    async () => {
      const request = await webhook(hook);
      await request.text();
      return request;
    },
    'body-not-raw',
  ],
])('a webhook with %s is refused with 403, which says why', async (_, make, reason) => {
  const { handle, seen, refused } = receiver();

  const answer = await handle(await make());

  expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining(reason)]);
  expect(refused).toMatchObject([{ reason }]);
  expect(seen).toEqual([]);
});

test('in development, a refusal says what a proxy has changed', async () => {
  const { handle, refused } = receiver(undefined, true);
  const { url, headers, ...signed } = await webhook('https://example.com/hook');
  const body = await new Request('http://x', { method: 'POST', body: JSON.stringify([event('EZ1')]) }).text();

  await handle(new Request(url.replace('https:', 'http:'), { method: 'POST', headers, body }));

  expect(signed).toBeDefined();
  expect(refused).toMatchObject([{ reason: 'mismatch', explanation: expect.stringMatching(/scheme/) }]);
});

test.each(['no JSON', '{"type":"message.sent"}', '[1]'])(
  'a signed body that holds no events, %s, is 400',
  async (body) => {
    const { handle, refused } = receiver();

    const { status } = await handle(await webhook(hook, body));

    expect(status).toBe(400);
    expect(refused).toMatchObject([{ reason: 'malformed-events' }]);
  },
);

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

async function deliver(origin: string, path = '/hook'): Promise<number> {
  const request = await webhook(origin + path);
  return (await fetch(request)).status;
}

test('node:http receives webhooks', async () => {
  const { handle, seen } = receiver();
  const origin = await listening(createServer(toNodeListener(handle)));

  expect(await deliver(origin)).toBe(200);
  expect(seen).toHaveLength(1);
});

test('Express receives webhooks, also below a router', async () => {
  const { handle, seen } = receiver();
  const router = express.Router().post('/hook', toNodeListener(handle));
  const origin = await listening(createServer(express().use('/api', router)));

  expect(await deliver(origin, '/api/hook')).toBe(200);
  expect(seen).toHaveLength(1);
});

test('Express behind a parser receives webhooks where the parser keeps the body', async () => {
  const { handle } = receiver();
  const app = express()
    .use(express.json({ verify: keepRawBody }))
    .post('/hook', toNodeListener(handle));
  const origin = await listening(createServer(app));

  expect(await deliver(origin)).toBe(200);
});

test('behind a parser that keeps nothing, the refusal says that the body was parsed', async () => {
  const { handle, refused } = receiver();
  const origin = await listening(createServer(express().use(express.json()).post('/hook', toNodeListener(handle))));

  expect(await deliver(origin)).toBe(403);
  expect(refused).toMatchObject([{ reason: 'body-not-raw' }]);
});

test('a body that is too large is refused without being read to its end', async () => {
  const { handle, refused } = receiver();
  const origin = await listening(createServer(toNodeListener(handle, { maxBytes: 10 })));

  const status = await deliver(origin).catch(() => 0);

  expect(status).not.toBe(200);
  expect(refused[0]?.reason).toBe('body-hash-mismatch');
});

test('Hono receives webhooks', async () => {
  const { handle, seen } = receiver(
    createEventRouter({ 'message.delivered': ({ data }) => expect(data.messageId).toBe('message_1') }),
  );
  const app = new Hono().post('/hook', async ({ req }) => await handle(req.raw));
  const { promise, resolve } = Promise.withResolvers<number>();
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => resolve(port));
  closing.push(() => server.close());

  expect(await deliver(`http://127.0.0.1:${await promise}`)).toBe(200);
  expect(seen).toHaveLength(1);
});
