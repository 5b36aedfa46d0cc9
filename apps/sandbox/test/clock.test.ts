import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { call, countsOf, type Json, phone, phones, send } from './test-client.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
});
afterEach(async () => await sandbox.close());

const clock = async (): Promise<Json> => (await call(sandbox, 'GET', '/_sandbox/v1/clock')).body;
const setClock = async (body: object) => await call(sandbox, 'PUT', '/_sandbox/v1/clock', { body });
const advance = async (body: object) => await call(sandbox, 'POST', '/_sandbox/v1/clock/advance', { body });
const countsOfOperation = async (id: string): Promise<object> =>
  countsOf((await call(sandbox, 'GET', `/preview/Messages/Operations/${id}`)).body.delivery);
const start = '2026-01-31T09:30:00.000Z';

test('a frozen clock stands still, and so does all that is sent', async () => {
  await setClock({ mode: 'frozen', now: start });
  const { operationId } = await send(sandbox, phones(3));

  await new Promise((resolve) => setTimeout(resolve, 50));

  expect(await clock()).toMatchObject({ mode: 'frozen', now: start, pending: expect.any(Number) });
  expect(await countsOfOperation(operationId)).toEqual({ queued: 3 });
});

test('what is due at the frozen moment itself is done', async () => {
  await setClock({ mode: 'frozen', now: start });
  const { operationId } = await send(sandbox, [phone('+15005551000')]);

  await expect.poll(async () => await countsOfOperation(operationId)).toEqual({ delivered: 1 });
});

test('a scaled clock runs as fast as it is told', async () => {
  await setClock({ mode: 'scaled', now: start, scale: 10_000 });
  const { operationId } = await send(sandbox, phones(3));

  await expect.poll(async () => await countsOfOperation(operationId)).toEqual({ delivered: 3 });
});

test('a clock that runs again does what was waiting', async () => {
  await setClock({ mode: 'frozen', now: start });
  const { operationId } = await send(sandbox, phones(3));

  await setClock({ mode: 'scaled', scale: 10_000 });

  await expect.poll(async () => await countsOfOperation(operationId)).toEqual({ delivered: 3 });
});

test('an advance by a duration does all that is due on the way, each at its own time', async () => {
  await setClock({ mode: 'frozen', now: start });
  const { operationId, messages } = await send(sandbox, [phone('+15005551005')]);

  const { body } = await advance({ by: 'PT10M' });

  const message = await call(sandbox, 'GET', `/preview/Messages/${messages[0].id}`);
  expect(body).toMatchObject({
    mode: 'frozen',
    now: '2026-01-31T09:40:00.000Z',
    scale: 1,
    next_due: null,
    pending: 0,
    jobs_done: expect.any(Number),
  });
  expect(message.body.updated_at).toBe('2026-01-31T09:30:05.000Z');
  expect(await countsOfOperation(operationId)).toEqual({ delivered: 1 });
});

test('an advance says how many jobs it did', async () => {
  await setClock({ mode: 'frozen', now: start });
  await send(sandbox, phones(1));

  const first = await advance({ by: 'PT1H' });
  const second = await advance({ by: 'PT1H' });

  expect([first.body.jobs_done, second.body.jobs_done]).toEqual([2, 0]);
});

test('an advance to a time stops there', async () => {
  await setClock({ mode: 'frozen', now: start });
  const { operationId } = await send(sandbox, [phone('+15005551005')]);

  const { body } = await advance({ to: '2026-01-31T09:30:04.999Z' });

  expect(body).toMatchObject({ now: '2026-01-31T09:30:04.999Z', next_due: '2026-01-31T09:30:05.000Z', pending: 1 });
  expect(await countsOfOperation(operationId)).toEqual({ sent: 1 });
});

test('advances at the same time follow one another', async () => {
  await setClock({ mode: 'frozen', now: start });
  const { operationId } = await send(sandbox, phones(200));

  await Promise.all([advance({ to: '2026-01-31T09:30:01Z' }), advance({ to: '2026-01-31T09:31:00Z' })]);

  expect((await clock()).now).toBe('2026-01-31T09:31:00.000Z');
  expect(await countsOfOperation(operationId)).toEqual({ delivered: 200 });
});

test('a real clock that was moved forward goes on from there', async () => {
  await advance({ by: 'P1D' });

  const ahead = Date.parse((await clock()).now) - Date.now();
  expect(Math.abs(ahead - 86_400_000)).toBeLessThan(1000);
});

test.each([
  [{ mode: 'backwards' }, 'mode'],
  [{ now: 'soon' }, 'now'],
  [{ scale: 0 }, 'scale'],
  [{ pace: 2 }, 'pace'],
])('the setting %j is refused for %s', async (body, field) => {
  const answer = await setClock(body);

  expect(answer.status).toBe(400);
  expect(answer.body.errors).toMatchObject([{ field }]);
});

test.each([
  {},
  { by: 'PT10M', to: start },
  { by: '10 minutes' },
  { by: 'P1M' },
  { to: 'soon' },
  { to: '2020-01-01T00:00:00Z' },
])('the advance %j is refused', async (body) => {
  expect((await advance(body)).status).toBe(400);
});

test('health says that the server is ready, and its time', async () => {
  await setClock({ mode: 'frozen', now: start });

  const { status, body } = await call(sandbox, 'GET', '/_sandbox/v1/health');

  expect(status).toBe(200);
  expect(body).toEqual({
    status: 'ok',
    clock: { mode: 'frozen', now: start, scale: 1, next_due: null, pending: 0 },
    faults: 0,
  });
});
