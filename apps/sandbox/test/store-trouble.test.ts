import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, test } from 'vitest';
import { DataFileError, startSandbox } from '../src/index.ts';
import { newDataFile, runCommand, type SandboxProcess, startLimited, startProcess } from './sandbox-process.ts';
import { call, from, type Json, phones, type TestAnswer } from './test-client.ts';

let sandbox: SandboxProcess | undefined;
afterEach(async () => {
  await sandbox?.end('SIGKILL');
  sandbox = undefined;
});

/** Messages with long texts, to so many people each. */
async function sendLong(recipients: number): Promise<TestAnswer> {
  const body = { from, to: phones(recipients), content: { text: 'x'.repeat(1500) } };
  return await call({ url: sandbox?.url ?? '' }, 'POST', '/preview/Messages', { body });
}

/** Sends until one is refused; gives the operations of those that were taken on, and the refusal. */
async function sendUntilRefused(recipients: number): Promise<{ operations: string[]; refused: TestAnswer }> {
  const operations: string[] = [];
  for (let count = 0; count < 3000; count++) {
    const answer = await sendLong(recipients);
    if (answer.status !== 202) return { operations, refused: answer };
    operations.push(answer.headers.get('operation-id') ?? '');
  }
  throw new Error('The disk was never full.');
}

/** How many deliveries each operation in a file has. */
function deliveriesIn(file: string): number[] {
  const rows = new DatabaseSync(file);
  const counts = rows
    .prepare(
      'SELECT count(d.seq) AS count FROM operations o LEFT JOIN deliveries d ON d.operation = o.seq GROUP BY o.seq',
    )
    .all();
  rows.close();
  return counts.map(({ count }) => Number(count));
}

test('a full disk refuses with 507, keeps all that was answered, half of nothing, and goes on when there is room', async () => {
  const file = newDataFile();
  sandbox = await startLimited({ maxPages: 400 }, '--data', file);

  const { operations, refused } = await sendUntilRefused(50);
  const still = await call(sandbox, 'GET', `/preview/Messages/Operations/${operations.at(-1)}`);
  await sandbox.end('SIGTERM');

  expect(refused.status).toBe(507);
  expect(refused.body).toMatchObject({
    code: 20507,
    message: expect.stringMatching(/The disk is full: nothing was kept/),
  });
  expect(still.status).toBe(200);
  expect(deliveriesIn(file)).toEqual(operations.map(() => 50));
  sandbox = await startProcess('--data', file);
  expect((await sendLong(50)).status).toBe(202);
});

test('a disk that fails refuses with 500, and loses nothing that was answered', async () => {
  const file = newDataFile();
  sandbox = await startLimited({ maxKilobytes: 4000 }, '--data', file);

  const { operations, refused } = await sendUntilRefused(50);
  const health = await call(sandbox, 'GET', '/_sandbox/v1/health');
  await sandbox.end('SIGKILL');

  expect(refused.status).toBe(500);
  expect(refused.body.message).toMatch(/The disk failed: nothing was kept/);
  expect(health.status).toBe(200);
  sandbox = await startProcess('--data', file);
  for (const id of [operations.at(0), operations.at(-1)]) {
    expect((await call(sandbox, 'GET', `/preview/Messages/Operations/${id}`)).status).toBe(200);
  }
  await sandbox.end('SIGTERM');
  expect(deliveriesIn(file)).toEqual(operations.map(() => 50));
});

test('a restore for which there is no room changes nothing', async () => {
  const file = newDataFile();
  sandbox = await startLimited({ maxKilobytes: 6000 }, '--data', file);
  await call(sandbox, 'POST', '/_sandbox/v1/snapshots/empty');
  for (let count = 0; count < 20; count++) await sendLong(50);
  await call(sandbox, 'POST', '/_sandbox/v1/snapshots/twenty');
  const { operations, refused } = await sendUntilRefused(50);
  const state = async (): Promise<Json> =>
    (await call({ url: sandbox?.url ?? '' }, 'GET', `/preview/Messages/Operations/${operations.at(-1)}`)).status;

  const restored = await call(sandbox, 'POST', '/_sandbox/v1/snapshots/twenty/restore');

  expect(refused.status).toBe(500);
  expect([restored.status, await state()]).toEqual([500, 200]);
});

/** A file with 300 messages. */
async function filledFile(): Promise<string> {
  const data = newDataFile();
  sandbox = await startProcess('--data', data);
  for (let count = 0; count < 3; count++) await sendLong(100);
  await sandbox.end('SIGTERM');
  return data;
}

test.each([
  [
    'its header is destroyed',
    (data: string) => writeFileSync(data, readFileSync(data).fill(0x5a, 0, 100)),
    /holds something else/,
  ],
  ['it is cut off', (data: string) => truncateSync(data, 4096 * 3), /damaged/],
  [
    'its tables are destroyed',
    (data: string) => writeFileSync(data, readFileSync(data).fill(0x5a, 100, 4096)),
    /damaged/,
  ],
])('a data file is refused with advice, and left as it is, when %s', async (_, damage, message) => {
  const data = await filledFile();
  damage(data);
  const before = readFileSync(data);

  const failure = await startSandbox({ data }).catch((error: unknown) => error);

  expect(failure).toBeInstanceOf(DataFileError);
  expect(failure).toMatchObject({ message: expect.stringMatching(message) });
  expect(readFileSync(data).equals(before)).toBe(true);
});

test('damage in the middle of a data file is told by the request that meets it; what is not damaged is still answered', async () => {
  const data = await filledFile();
  const bytes = readFileSync(data);
  // Where the texts of the operations are.
  const place = bytes.indexOf('xxxxxxxxxxxxxxxx');
  writeFileSync(data, bytes.fill(0, place - (place % 4096), place - (place % 4096) + 4096));
  sandbox = await startProcess('--data', data);

  const met = await call(sandbox, 'GET', '/preview/Messages');
  const health = await call(sandbox, 'GET', '/_sandbox/v1/health');

  expect([met.status, met.body.message]).toEqual([500, expect.stringMatching(/The data file is damaged/)]);
  expect(health.status).toBe(200);
});

test.each([
  ['a folder', () => newDataFile().replace(/data\.db$/, ''), /it is a folder/],
  ['a file in a folder that may not be written to', () => '/proc/data.db', /may not be written to/],
  ['a file in no folder', () => '/nowhere/at/all.db', /folder does not exist/],
])('%s is no data file, and the command says so', async (_, data, message) => {
  const { code, stderr } = await runCommand('--port', '0', '--data', data());

  expect([code, stderr]).toEqual([1, expect.stringMatching(message)]);
});

test('a data file that another program has locked is refused', async () => {
  const data = await filledFile();
  const other = new DatabaseSync(data);
  other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');

  const { code, stderr } = await runCommand('--port', '0', '--data', data);

  other.close();
  expect([code, stderr]).toEqual([1, expect.stringMatching(/another sandbox has it open/)]);
});

test('a folder of snapshots that cannot be written to refuses snapshots, and nothing else', async () => {
  const data = newDataFile();
  writeFileSync(`${data}.snapshots`, 'a file where the folder should be');
  sandbox = await startProcess('--data', data);

  const snapshot = await call(sandbox, 'POST', '/_sandbox/v1/snapshots/one');

  expect([snapshot.status, (await sendLong(1)).status]).toEqual([500, 202]);
});
