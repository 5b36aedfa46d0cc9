import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { account, basic, call, type Json, otherAccount, phones, send } from './test-client.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
});
afterEach(async () => await sandbox.close());

const setFault = async (action: object, match: object = {}) =>
  await call(sandbox, 'POST', '/_sandbox/v1/faults', { body: { match, action } });
const list = async (username = account) => await call(sandbox, 'GET', '/preview/Messages', { account: username });
const statuses = async (count: number): Promise<number[]> => {
  const found: number[] = [];
  for (let index = 0; index < count; index += 1) found.push((await list()).status);
  return found;
};
const body = JSON.stringify({ from: { address: '12345', channel: 'tel' }, to: phones(1), content: { text: 'Hello' } });
const sendInit = { method: 'POST', headers: { authorization: basic(account) }, body };
const messageCount = async (): Promise<number> => {
  await call(sandbox, 'DELETE', '/_sandbox/v1/faults');
  return (await list()).body.messages.length;
};

test('an error is answered with its status, code and Retry-After', async () => {
  await setFault({ type: 'error', status: 429, code: 20429, retry_after: 2 });

  const answer = await list();

  expect(answer.status).toBe(429);
  expect(answer.headers.get('retry-after')).toBe('2');
  expect(answer.body).toMatchObject({ code: 20429, more_info: 'https://www.twilio.com/docs/errors/20429' });
});

test('an error has the general code of its status where none is given, and does no work', async () => {
  await setFault({ type: 'error', status: 503 });

  const answer = await call(sandbox, 'POST', '/preview/Messages', { body });

  expect(answer.body.code).toBe(20503);
  expect(answer.headers.get('retry-after')).toBeNull();
  expect(await messageCount()).toBe(0);
});

test('a late answer is the right one', async () => {
  await setFault({ type: 'latency', ms: 80 });
  const began = performance.now();

  const answer = await list();

  expect(performance.now() - began).toBeGreaterThan(75);
  expect(answer.status).toBe(200);
});

test.each([
  ['reset_before', 0],
  ['reset_after_commit', 1],
])('%s cuts the connection, and %i messages are there', async (type, count) => {
  await setFault({ type }, { operation: 'messages.sendMessages' });

  const failure = await fetch(`${sandbox.url}/preview/Messages`, sendInit).catch((error: unknown) => error);
  const inProcess = await sandbox.fetch(`${sandbox.url}/preview/Messages`, sendInit).catch((error: unknown) => error);

  expect(failure).toMatchObject({ name: 'TypeError', message: 'fetch failed', cause: { code: 'ECONNRESET' } });
  expect(inProcess).toMatchObject({ name: 'TypeError', message: 'fetch failed', cause: { code: 'ECONNRESET' } });
  expect(inProcess).toBeInstanceOf(TypeError);
  expect(await messageCount()).toBe(2 * count);
});

test('a truncated answer has its headers and half of its body, over a connection and in process', async () => {
  await send(sandbox, phones(3));
  const whole = JSON.stringify((await list()).body).length;
  await setFault({ type: 'truncate' });
  const headers = { authorization: basic(account) };

  for (const fetchIt of [fetch, sandbox.fetch]) {
    const response = await fetchIt(`${sandbox.url}/preview/Messages`, { headers });
    let received = 0;
    const reading = (async () => {
      for await (const chunk of response.body ?? []) received += chunk.length;
    })();

    await expect(reading).rejects.toBeInstanceOf(TypeError);
    expect(response.status).toBe(200);
    expect(received).toBe(whole >> 1);
  }
});

test('a slow body arrives whole, at its pace, over a connection and in process', async () => {
  await send(sandbox, phones(1));
  const { body: whole } = await list();
  const bytes = JSON.stringify(whole).length;
  await setFault({ type: 'slow_body', bytes_per_second: bytes * 5 });
  const headers = { authorization: basic(account) };

  for (const fetchIt of [fetch, sandbox.fetch]) {
    const began = performance.now();
    const response = await fetchIt(`${sandbox.url}/preview/Messages`, { headers });

    expect(await response.json()).toEqual(whole);
    expect(performance.now() - began).toBeGreaterThan(120);
  }
});

test('a malformed answer is complete for HTTP, and no JSON', async () => {
  await setFault({ type: 'malformed' });

  const response = await fetch(`${sandbox.url}/preview/Messages`, { headers: { authorization: basic(account) } });
  const text = await response.text();

  expect(response.status).toBe(200);
  expect(() => JSON.parse(text)).toThrow(SyntaxError);
});

test('a fault is for one operation, by its whole name or the part after the dot', async () => {
  await setFault({ type: 'error', status: 500 }, { operation: 'messages.listMessages' });
  await setFault({ type: 'error', status: 502 }, { operation: 'listMessageOperations' });

  const operations = await call(sandbox, 'GET', '/preview/Messages/Operations');
  const sent = await call(sandbox, 'POST', '/preview/Messages', { body });

  expect([(await list()).status, operations.status, sent.status]).toEqual([500, 502, 202]);
});

test('a fault is for one account', async () => {
  await setFault({ type: 'error', status: 500 }, { account: otherAccount });

  expect([(await list()).status, (await list(otherAccount)).status]).toEqual([200, 500]);
});

test.each([
  [{ nth: 2 }, [200, 500, 200, 200]],
  [{ nth: 2, times: 2 }, [200, 500, 500, 200]],
  [{ times: 1 }, [500, 200, 200, 200]],
  [{}, [500, 500, 500, 500]],
  [{ probability: 0 }, [200, 200, 200, 200]],
])('a fault for %j hits these requests', async (match, expected) => {
  await setFault({ type: 'error', status: 500 }, match);

  expect(await statuses(4)).toEqual(expected);
});

test('a fault by chance hits some requests, and the same ones with the same seed', async () => {
  await setFault({ type: 'error', status: 500 }, { probability: 0.5 });
  const first = await statuses(30);
  await call(sandbox, 'POST', '/_sandbox/v1/reset');
  await setFault({ type: 'error', status: 500 }, { probability: 0.5 });

  expect(await statuses(30)).toEqual(first);
  expect(new Set(first)).toEqual(new Set([200, 500]));
});

test('faults are listed with how often they were met, and taken away one by one or all', async () => {
  const { status, body: fault } = await setFault({ type: 'error', status: 500 }, { nth: 2 });
  await setFault({ type: 'latency', ms: 0 });
  await statuses(3);

  const listed = await call(sandbox, 'GET', '/_sandbox/v1/faults');
  const removed = await call(sandbox, 'DELETE', `/_sandbox/v1/faults/${fault.id}`);
  const again = await call(sandbox, 'DELETE', `/_sandbox/v1/faults/${fault.id}`);
  const rest = await call(sandbox, 'DELETE', '/_sandbox/v1/faults');

  expect(status).toBe(201);
  expect(listed.body.faults).toMatchObject([
    { id: fault.id, match: { nth: 2 }, action: { type: 'error', status: 500 }, matched: 3, applied: 1 },
    { action: { type: 'latency' }, matched: 2, applied: 2 },
  ]);
  expect([removed.status, again.status]).toEqual([204, 404]);
  expect(rest.body).toEqual({ removed: 1 });
});

test('a fault that cannot be is refused with everything that is wrong with it', async () => {
  const answer = await setFault({ type: 'error', status: 200, colour: 'red' }, { nth: 0, probability: 2 });

  expect(answer.status).toBe(400);
  expect(answer.body.errors.map(({ field }: Json) => field)).toEqual([
    'action.status',
    'action.colour',
    'match.nth',
    'match.probability',
  ]);
});

test.each([
  [{}, 'action.type'],
  [{ action: { type: 'explode' } }, 'action.type'],
  [{ action: { type: 'latency' } }, 'action.ms'],
  [{ action: { type: 'slow_body', bytes_per_second: 0 } }, 'action.bytes_per_second'],
  [{ action: 'error' }, 'action'],
  [{ action: { type: 'truncate' }, when: 'now' }, 'when'],
])('the fault %j is refused for %s', async (fault, field) => {
  const answer = await call(sandbox, 'POST', '/_sandbox/v1/faults', { body: fault });

  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].field).toBe(field);
});
