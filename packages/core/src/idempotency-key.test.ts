import { expect, test } from 'vitest';
import { answeringClient, connectionError, json } from '../test/answering-client.ts';
import { createKeyedNote, createNote, fetchNote } from '../test/note-operations.ts';
import { execute, type RequestOptions } from './index.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

async function keys(options?: RequestOptions): Promise<(string | null)[]> {
  const answers = [connectionError('ECONNRESET'), json({}, { status: 500 }), json({})];
  const { client, requests } = answeringClient(answers, { retry: { baseDelayMs: 0 } });
  await execute(client, createKeyedNote, {}, options);
  return requests.map(({ headers }) => headers.get('idempotency-key'));
}

test('all attempts of one call have the same key, a random UUID', async () => {
  const [first, ...others] = await keys();

  expect(first).toMatch(uuid);
  expect(others).toEqual([first, first]);
});

test('two calls have two keys', async () => {
  const [first] = await keys();
  const [second] = await keys();

  expect(first).not.toBe(second);
});

test("the user's own key is sent instead", async () => {
  expect(await keys({ idempotencyKey: 'order-7' })).toEqual(['order-7', 'order-7', 'order-7']);
});

test.each([createNote, fetchNote])('$id, which takes no key, is sent none', async (operation) => {
  const { client, requests } = answeringClient(json({}));

  await execute(client, operation, { noteId: 'a' }, { idempotencyKey: 'order-7' });

  expect(requests[0]?.headers.has('idempotency-key')).toBe(false);
});
