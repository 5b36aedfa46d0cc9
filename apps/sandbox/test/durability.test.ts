import { writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { DataFileError, startSandbox } from '../src/index.ts';
import { newDataFile, startProcess } from './sandbox-process.ts';
import { call, countsOf, type Json, otherAccount, phones, send, sumOf } from './test-client.ts';

const operationOf = async (sandbox: { url: string }, id: string): Promise<Json> =>
  (await call(sandbox, 'GET', `/preview/Messages/Operations/${id}`)).body;

/** Sends one message after the other until the server is gone; gives those that were answered. */
const sendUntilCut = async (sandbox: { url: string }): Promise<string[]> => {
  const answered: string[] = [];
  const sendOn = async (): Promise<void> => {
    const { messages } = await send(sandbox, phones(1), {}, otherAccount);
    answered.push(messages[0].id);
    await sendOn();
  };
  await Promise.allSettled([sendOn(), sendOn(), sendOn(), sendOn()]);
  return answered;
};

test('kill -9 in the middle of 10,000 recipients loses nothing that was answered, and nobody is processed twice', async () => {
  const file = newDataFile();
  const first = await startProcess('--data', file, '--seed', '1');
  await call(first, 'PUT', '/_sandbox/v1/clock', { body: { mode: 'scaled', scale: 2 } });
  const { operationId, messages } = await send(first, phones(10_000));
  const singles = sendUntilCut(first);
  await expect
    .poll(async () => countsOf((await operationOf(first, operationId)).delivery), { timeout: 10_000, interval: 5 })
    .toMatchObject({ sent: expect.any(Number), delivered: expect.any(Number) });
  const before = await operationOf(first, operationId);
  await first.end('SIGKILL');
  const answered = await singles;

  const second = await startProcess('--data', file, '--seed', '1');
  const after = await operationOf(second, operationId);
  await expect.poll(async () => (await operationOf(second, operationId)).status, { timeout: 10_000 }).toBe('completed');
  await call(second, 'POST', '/_sandbox/v1/clock/advance', { body: { by: 'PT1M' } });
  const done = await operationOf(second, operationId);
  const found = await Promise.all(
    [answered.at(0), answered.at(-1), ...answered.slice(0, 100)].map((id) =>
      call(second, 'GET', `/preview/Messages/${id}`, { account: otherAccount }),
    ),
  );
  const last = await call(second, 'GET', `/preview/Messages/${messages[9_999].id}`);
  await second.end('SIGTERM');

  expect(before.status).toBe('processing');
  expect(after.status).toBe('processing');
  expect(after.delivery.delivered.count).toBeGreaterThanOrEqual(before.delivery.delivered.count);
  expect(sumOf(after.delivery)).toBe(10_000);
  expect(countsOf(done.delivery)).toEqual({ delivered: 10_000 });
  expect(answered.length).toBeGreaterThan(0);
  expect(new Set(found.map(({ status }) => status))).toEqual(new Set([200]));
  expect(countsOf(last.body.delivery_status)).toEqual({ delivered: 1 });
  const rows = new DatabaseSync(file, { readOnly: true });
  expect(rows.prepare('SELECT count(*) AS count FROM deliveries WHERE id = ?').get(messages[0].id.slice(8))).toEqual({
    count: 1,
  });
  expect(rows.prepare("SELECT count(*) AS count FROM deliveries WHERE state <> 'delivered'").get()).toEqual({
    count: 0,
  });
  // Every delivery went through each of its states, and through none of them a second time.
  expect(
    rows
      .prepare(
        `SELECT steps, states, count(*) AS deliveries FROM (
          SELECT count(*) AS steps, count(DISTINCT t.state) AS states FROM deliveries d
            LEFT JOIN transitions t ON t.delivery = d.seq GROUP BY d.seq) GROUP BY steps, states`,
      )
      .all(),
  ).toEqual([{ steps: 2, states: 2, deliveries: expect.any(Number) }]);
  expect(rows.prepare('SELECT count(*) AS count FROM jobs').get()).toEqual({ count: 0 });
  rows.close();
}, 60_000);

test('everything is there after a restart: messages, accounts, the clock, faults and their counts', async () => {
  const data = newDataFile();
  const first = await startSandbox({ data, seed: 5 });
  await first.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
  const { operationId, messages } = await send(first, phones(3));
  await first.clock.advance(100);
  const { body: made } = await call(first, 'POST', '/_sandbox/v1/accounts');
  await call(first, 'POST', '/_sandbox/v1/faults', {
    body: { match: { operation: 'cancelMessageOperation', nth: 2 }, action: { type: 'error', status: 503 } },
  });
  await call(first, 'POST', '/preview/Messages/Operations/x/Cancel');
  await first.close();

  const second = await startSandbox({ data });
  const clock = await call(second, 'GET', '/_sandbox/v1/clock');
  const message = await call(second, 'GET', `/preview/Messages/${messages[0].id}`);
  const known = await call(second, 'GET', '/preview/Messages', {
    account: made.account_sid,
    password: made.auth_token,
  });
  const refused = await call(second, 'POST', '/preview/Messages/Operations/x/Cancel');
  const more = await send(second, phones(1));
  await second.clock.advance(60_000);
  const operation = await operationOf(second, operationId);
  await second.close();

  expect(second.seed).toBe(5);
  expect(clock.body).toMatchObject({ mode: 'frozen', now: '2026-01-31T09:30:00.100Z' });
  expect({ ...message.body, related: [] }).toEqual({ ...messages[0], related: [] });
  expect(known.status).toBe(200);
  expect(refused.status).toBe(503);
  // The clock stands still, and still no identifier is given twice.
  expect(more.messages[0].id > messages[2].id).toBe(true);
  expect(countsOf(operation.delivery)).toEqual({ delivered: 3 });
});

test('what came due while no sandbox ran is done after the start', async () => {
  const data = newDataFile();
  const first = await startSandbox({ data, seed: 5 });
  await first.clock.set({ mode: 'scaled', scale: 1000 });
  const { operationId } = await send(first, phones(50));
  await first.close();
  await new Promise((resolve) => setTimeout(resolve, 20));

  const second = await startSandbox({ data });
  await expect.poll(async () => (await operationOf(second, operationId)).status).toBe('completed');

  await second.close();
});

test('two sandboxes cannot use one file; the second is told so', async () => {
  const data = newDataFile();
  const first = await startSandbox({ data });

  const failure = await startSandbox({ data }).catch((error: unknown) => error);

  await first.close();
  expect(failure).toBeInstanceOf(DataFileError);
  expect(failure).toMatchObject({ message: expect.stringMatching(/another sandbox has it open/) });
});

test('a file that is no database is refused', async () => {
  const data = newDataFile();
  writeFileSync(data, 'Dear diary, today nothing happened. '.repeat(100));

  await expect(startSandbox({ data })).rejects.toThrow(/holds something else/);
});

test('a database of another program is refused and left as it is', async () => {
  const data = newDataFile();
  const other = new DatabaseSync(data);
  other.exec('CREATE TABLE notes (text TEXT)');
  other.close();

  await expect(startSandbox({ data })).rejects.toThrow(/another program/);

  const tables = new DatabaseSync(data).prepare('SELECT name FROM sqlite_schema').all();
  expect(tables).toEqual([{ name: 'notes' }]);
});

test('a file of a newer sandbox is refused', async () => {
  const data = newDataFile();
  await (await startSandbox({ data })).close();
  const file = new DatabaseSync(data);
  file.exec('PRAGMA user_version = 1000');
  file.close();

  await expect(startSandbox({ data })).rejects.toThrow(/newer sandbox/);
});

test('a file in a folder that does not exist is refused', async () => {
  await expect(startSandbox({ data: '/nowhere/at/all.db' })).rejects.toThrow(/folder does not exist/);
});

test('a file can be used again when a sandbox did not get its port', async () => {
  const data = newDataFile();
  const other = await startSandbox();

  await expect(startSandbox({ data, port: other.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  const again = await startSandbox({ data });

  await again.close();
  await other.close();
});
