import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { serve } from '@hono/node-server';
import express from 'express';
import { Hono } from 'hono';
import { afterEach, expect, test } from 'vitest';
import { receiver, webhook } from '../test/webhook-receiver.ts';
import { createEventRouter } from './event-router.ts';
import { keepRawBody, toNodeListener } from './node.ts';

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

test('a request that breaks off ends neither the process nor what comes after it', async () => {
  const { handle, seen } = receiver();
  const origin = await listening(createServer(toNodeListener(handle)));
  const socket = connect(Number(new URL(origin).port), '127.0.0.1');
  await once(socket, 'connect');

  socket.write('POST /hook HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n[');
  await new Promise((resolve) => setTimeout(resolve, 20));
  socket.destroy();

  expect(await deliver(origin)).toBe(200);
  expect(seen).toHaveLength(1);
});

test('a handler that rejects is answered for with 500', async () => {
  const origin = await listening(createServer(toNodeListener(async () => await Promise.reject(new Error('no')))));

  expect(await deliver(origin)).toBe(500);
});

test('frameworks that keep the body as `rawBody` receive webhooks after they have parsed it', async () => {
  const { handle } = receiver();
  const listen = toNodeListener(handle);
  const server = createServer(async (request, response) => {
    const rawBody = await buffer(request);
    await listen(Object.assign(request, { rawBody, body: JSON.parse(rawBody.toString()) }), response);
  });

  expect(await deliver(await listening(server))).toBe(200);
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
