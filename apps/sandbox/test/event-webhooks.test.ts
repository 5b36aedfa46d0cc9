import { createServer } from 'node:net';
import { verifySignature } from '@comms/core/webhooks';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { EventClient } from './event-client.ts';
import { type EventSink, startSink } from './event-sink.ts';
import { call, from, phones, type TestAnswer } from './test-client.ts';

let sandbox: Sandbox;
let sink: EventSink;
let client: EventClient;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
});
afterAll(async () => await sandbox.close());
beforeEach(async () => {
  sink = await startSink();
  client = new EventClient(sandbox);
});
afterEach(() => sink.close());

const sizesOf = ({ calls }: EventSink): number[] => calls.map(({ events }) => events.length);

test('a webhook is a JSON array in a POST that says who it comes from', async () => {
  await client.subscribe(`${sink.url}/hook?team=a`);
  await client.happen();

  await sandbox.clock.advance(1);

  const [got] = sink.calls;
  expect(got?.path).toMatch(/^\/hook\?team=a&bodySHA256=[0-9a-f]{64}$/);
  expect(got?.headers).toMatchObject({
    'content-type': 'application/json',
    'x-twilio-signature': expect.stringMatching(/^[\w+/]{27}=$/),
    'user-agent': expect.stringContaining('TwilioProxy'),
  });
  expect(JSON.parse(got?.body ?? '')).toEqual([expect.objectContaining({ type: 'audience.created' })]);
});

test('an event says when it happened by the clock of the sandbox', async () => {
  await client.subscribe(sink.url);
  await sandbox.clock.set({ now: new Date('2026-02-28T12:00:00Z') });
  await client.happen();

  await sandbox.clock.advance(1);

  expect(sink.events()).toMatchObject([{ time: '2026-02-28T12:00:00.000Z' }]);
});

test('what happens at once goes together, and in its order', async () => {
  await client.subscribe(sink.url);
  await client.ask('POST', '/Messages', { from, to: phones(40), content: { text: 'Hello' } });

  await sandbox.clock.advance(0);

  expect(sizesOf(sink)).toEqual([41]);
  expect(sink.events()[0]).toMatchObject({ type: 'operation.processing' });
});

test('no webhook has more than a hundred events', async () => {
  await client.subscribe(sink.url, { filters: { event_filters: [{ type: 'message.queued' }] } });
  await client.ask('POST', '/Messages', { from, to: phones(1000), content: { text: 'Hello' } });

  await sandbox.clock.advance(0);

  expect(Math.max(...sizesOf(sink))).toBeLessThanOrEqual(100);
  expect(sink.events()).toHaveLength(1000);
});

test('large events go in smaller webhooks, so that receivers with the usual limits read them', async () => {
  // Letters of three bytes each.
  const tags = Object.fromEntries(Array.from({ length: 10 }, (_, key) => [`key-${key}`, '漢'.repeat(128)]));
  await client.subscribe(sink.url, { filters: { event_filters: [{ type: 'message.queued' }] } });
  await client.ask('POST', '/Messages', { from, to: phones(200), content: { text: 'Hello' }, tags });

  await sandbox.clock.advance(0);

  expect(Math.max(...sink.calls.map(({ body }) => Buffer.byteLength(body)))).toBeLessThan(100_000);
  expect(new Set(sink.events().map(({ data }) => data.message_id)).size).toBe(200);
});

test('with a batch of one, each event has a webhook of its own', async () => {
  const single = await startSandbox({ seed: 1, eventBatchSize: 1 });
  await single.clock.set({ mode: 'frozen' });
  const own = new EventClient(single);
  await own.subscribe(sink.url, { filters: { event_filters: [{ type: 'message.queued' }] } });
  await own.ask('POST', '/Messages', { from, to: phones(20), content: { text: 'Hello' } });

  await single.clock.advance(0);
  await single.close();

  expect(sizesOf(sink)).toEqual(Array(20).fill(1));
});

test('each subscription is told, also where two have the same sink', async () => {
  await client.subscribe(sink.url);
  await client.subscribe(sink.url);
  await client.happen();

  await sandbox.clock.advance(0);

  const [first, second] = sink.events();
  expect(sink.events()).toHaveLength(2);
  expect(first).toEqual(second);
});

test('a sink that is slow keeps no other waiting', async () => {
  const slow = await startSink();
  slow.answer = ['hang'];
  await client.subscribe(slow.url, { sink: { timeout_ms: 30_000 } });
  for (let count = 0; count < 10; count++) await client.happen();
  const other = new EventClient(sandbox);
  await other.subscribe(sink.url);
  const began = performance.now();
  await other.happen();

  await expect.poll(() => sink.events().length, { interval: 5, timeout: 20_000 }).toBe(1);
  const tookMs = performance.now() - began;
  slow.close();

  expect(tookMs).toBeLessThan(15_000);
});

test('accounts that nobody made are signed for with the password that was used last, also when it was used before', async () => {
  const { account } = client;
  const as = async (password: string, path: string, body: object): Promise<void> =>
    void (await call(sandbox, 'POST', path, { account, password, body }));
  await as('first', '/preview/Events/Subscriptions', { sinks: { primary: { url: sink.url } } });
  await as('second', '/preview/Audiences', {});
  await sandbox.clock.advance(1);
  await as('first', '/preview/Audiences', {});
  await sandbox.clock.advance(1);

  const checks = ['second', 'first'].map(async (secrets, index) => {
    const { path = '', headers = {}, body = '' } = sink.calls[index] ?? {};
    return (await verifySignature({ url: sink.url + path, headers, body }, { secrets })).ok;
  });

  expect(await Promise.all(checks)).toEqual([true, true]);
});

test('user info is decoded, unless it encodes no letters', async () => {
  await client.subscribe(sink.url.replace('http://', 'http://50%FF:p%C3%A4ss@'));
  await client.happen();

  await sandbox.clock.advance(1);

  const encoded = sink.calls[0]?.headers.authorization?.slice('Basic '.length) ?? '';
  expect(Buffer.from(encoded, 'base64').toString()).toBe('50%FF:päss');
});

test('connections stay open from one webhook to the next; one that the receiver has closed meanwhile is no failure', async () => {
  let connections = 0;
  let answered = 0;
  const receiver = createServer((socket) => {
    connections += 1;
    socket.on('data', (chunk) => {
      // The end of a connection comes when the next webhook is on its way already.
      if (answered === 2 && connections === 1) return void socket.resetAndDestroy();
      if (!chunk.toString().trimEnd().endsWith(']')) return;
      answered += 1;
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: keep-alive\r\n\r\n');
    });
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const address = receiver.address();
  await client.subscribe(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);

  const before: number[] = [];
  for (let count = 0; count < 3; count++) {
    await client.happen();
    await sandbox.clock.advance(0);
    before.push(connections);
  }
  receiver.close();

  expect(before).toEqual([1, 1, 2]);
  expect(await client.deliveries()).toMatchObject([{ state: 'delivered', attempts: 1 }]);
});

test('the control API shows the events that were told, by type and account, and knows no others', async () => {
  await client.subscribe(sink.url);
  await client.happen();
  await client.ask('POST', '/Contacts', { contacts: [{}] });
  await sandbox.clock.advance(0);
  const control = async (method: string, path: string): Promise<TestAnswer> =>
    await call(sandbox, method, `/_sandbox/v1/events${path}`);

  const all = await client.events();
  const { body: contacts } = await control('GET', `?account_sid=${client.account}&type=contact.created`);
  const { body: others } = await control('GET', `?account_sid=AC${'0'.repeat(32)}`);
  const unknown = [await control('GET', '/EZ0/attempts'), await control('POST', '/EZ0/replay')];

  expect(all.map(({ event }) => event.type)).toEqual(['contact.created', 'audience.created']);
  expect(contacts.events).toEqual(all.slice(0, 1));
  expect(others.events).toEqual([]);
  expect(unknown.map(({ status }) => status)).toEqual([404, 404]);
});
