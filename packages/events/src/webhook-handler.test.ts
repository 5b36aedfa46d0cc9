import { expect, test, vi } from 'vitest';
import { event, receiver, secret, webhook } from '../test/webhook-receiver.ts';
import { memoryDeduplication } from './deduplication.ts';
import { createWebhookHandler } from './webhook-handler.ts';

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

test.each(['claim', 'confirm'] as const)('a store that cannot %s has the event sent again', async (broken) => {
  const fail = (): never => {
    throw new Error('the store is down');
  };
  const errors: unknown[] = [];
  const handle = createWebhookHandler({
    secrets: secret,
    onEvent: () => undefined,
    deduplication: { ...memoryDeduplication(), [broken]: fail },
    onError: (error) => errors.push(error),
  });

  const { status } = await handle(await webhook(hook));

  expect(status).toBe(500);
  expect(errors).toMatchObject([{ message: 'the store is down' }]);
});

test('several secrets are tried, so that they can be changed while webhooks come', async () => {
  const handle = createWebhookHandler({ secrets: ['the new one', secret], onEvent: () => undefined });

  expect((await handle(await webhook(hook))).status).toBe(200);
});

test('without de-duplication every delivery is dealt with', async () => {
  const onEvent = vi.fn();
  const handle = createWebhookHandler({ secrets: secret, onEvent, deduplication: false });

  await handle(await webhook(hook));
  await handle(await webhook(hook));

  expect(onEvent).toHaveBeenCalledTimes(2);
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
