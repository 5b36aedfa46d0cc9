import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { exportToFile } from '../src/state/export-command.ts';
import { importFromFile } from '../src/state/import-command.ts';
import { newDataFile } from './sandbox-process.ts';
import { account, call, countsOf, type Json, phones, send } from './test-client.ts';

const control = '/_sandbox/v1';

let sandbox: Sandbox;
let other: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  other = await startSandbox({ seed: 2, data: newDataFile() });
});
afterEach(async () => {
  await sandbox.close();
  await other.close();
});

async function exported(from: Sandbox): Promise<Response> {
  return await fetch(`${from.url}${control}/export`);
}

async function take(to: Sandbox, body: Uint8Array<ArrayBuffer> | string): Promise<{ status: number; body: Json }> {
  const headers = { 'content-type': 'application/vnd.sqlite3' };
  const answer = await fetch(`${to.url}${control}/import`, { method: 'POST', headers, body });
  return { status: answer.status, body: await answer.json() };
}

async function messageCount(of: Sandbox): Promise<number> {
  return (await call(of, 'GET', '/preview/Messages')).body.messages.length;
}

/** The bytes of a file that some statements have changed. */
async function changedExport(sql: string): Promise<Uint8Array<ArrayBuffer>> {
  const path = newDataFile();
  writeFileSync(path, Buffer.from(await (await exported(sandbox)).arrayBuffer()));
  const file = new DatabaseSync(path);
  file.exec(sql);
  file.close();
  return new Uint8Array(readFileSync(path));
}

test('an export is a SQLite file to download, which other programs can read', async () => {
  await send(sandbox, phones(3));

  const answer = await exported(sandbox);

  expect(answer.headers.get('content-type')).toBe('application/vnd.sqlite3');
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="comms-sandbox.db"');
  const path = newDataFile();
  writeFileSync(path, Buffer.from(await answer.arrayBuffer()));
  expect(String(statSync(path).size)).toBe(answer.headers.get('content-length'));
  const file = new DatabaseSync(path, { readOnly: true });
  expect(file.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  expect(file.prepare('SELECT count(*) AS count FROM deliveries').get()).toEqual({ count: 3 });
  file.close();
});

test('another sandbox takes an export over: accounts, the clock, what waits, and identifiers', async () => {
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
  await call(sandbox, 'POST', `${control}/accounts`, { body: { account_sid: account, auth_token: 'secret' } });
  const { body: sent } = await call(sandbox, 'POST', '/preview/Messages', {
    password: 'secret',
    body: { from: { address: '+15005550006', channel: 'tel' }, to: phones(10), content: { text: 'Hello' } },
  });
  await send(other, phones(5));

  const { status } = await take(other, new Uint8Array(await (await exported(sandbox)).arrayBuffer()));
  await other.clock.advance(600_000);

  expect(status).toBe(200);
  expect(other.clock.now()).toEqual(new Date('2026-01-31T09:40:00Z'));
  const { body } = await call(other, 'GET', '/preview/Messages', { password: 'secret' });
  expect(body.messages.map(({ id }: Json) => id)).toEqual(sent.messages.map(({ id }: Json) => id).reverse());
  expect(new Set(body.messages.map((each: Json) => Object.keys(countsOf(each.delivery_status))[0]))).toEqual(
    new Set(['delivered']),
  );
  expect((await call(other, 'GET', '/preview/Messages', { password: 'wrong' })).status).toBe(401);
});

test.each([
  ['what is no database', 'Dear diary, today nothing happened. '.repeat(100), /not a database/],
  ['nothing', '', /empty/],
])('an import of %s is refused and changes nothing', async (_, body, message) => {
  await send(other, phones(2));

  const refused = await take(other, body);

  expect([refused.status, refused.body.message]).toEqual([400, expect.stringMatching(message)]);
  expect(await messageCount(other)).toBe(2);
});

test.each([
  ['of a newer sandbox', 'PRAGMA user_version = 1000', /newer sandbox/],
  ['of another program', 'PRAGMA application_id = 1', /another program/],
  ['with tables of its own', 'CREATE TABLE notes (text TEXT)', /its tables are others/],
  [
    'with a trigger',
    'CREATE TRIGGER trap AFTER INSERT ON accounts BEGIN DELETE FROM settings; END',
    /its tables are others/,
  ],
  ['with other columns', 'ALTER TABLE accounts ADD COLUMN note TEXT', /its tables are others/],
])('an import of a file %s is refused and changes nothing', async (_, sql, message) => {
  await send(other, phones(2));

  const refused = await take(other, await changedExport(sql));

  expect([refused.status, refused.body.message]).toEqual([400, expect.stringMatching(message)]);
  expect(await messageCount(other)).toBe(2);
});

test('an import of a file that is damaged or cut off is refused and changes nothing', async () => {
  await send(sandbox, phones(200));
  await send(other, phones(2));
  const bytes = new Uint8Array(await (await exported(sandbox)).arrayBuffer());
  const damaged = bytes.slice().fill(0x5a, 4096 * 12, 4096 * 14);

  const refused = [await take(other, damaged), await take(other, bytes.slice(0, bytes.length / 2))];

  expect(refused.map(({ status }) => status)).toEqual([400, 400]);
  expect(await messageCount(other)).toBe(2);
});

test('an import leaves no file behind, whether it was taken or not', async () => {
  const data = newDataFile();
  const third = await startSandbox({ data });
  await take(third, 'no database at all');
  await take(third, new Uint8Array(await (await exported(sandbox)).arrayBuffer()));
  await exported(third).then(async (answer) => await answer.arrayBuffer());
  await third.close();

  expect(readdirSync(data.slice(0, -'/data.db'.length))).toEqual(['data.db']);
});

test('a web page elsewhere gets no export', async () => {
  const answer = await fetch(`${sandbox.url}${control}/export`, { headers: { origin: 'https://evil.example' } });

  expect(answer.status).toBe(403);
});

test('the commands carry a state from a running sandbox to a data file, and from that to another sandbox', async () => {
  await send(sandbox, phones(7));
  const [file, data, again] = [newDataFile(), newDataFile(), newDataFile()];

  await exportToFile(file, { url: sandbox.url });
  await importFromFile(file, { data });
  await exportToFile(again, { data });
  await importFromFile(again, { url: other.url });

  expect(await messageCount(other)).toBe(7);
});

test('an exported file can be used as a data file', async () => {
  await send(sandbox, phones(4));
  const data = newDataFile();
  await exportToFile(data, { url: sandbox.url });

  const third = await startSandbox({ data });

  expect(await messageCount(third)).toBe(4);
  await third.close();
});

test.each([
  [
    'export without a data file',
    async () => await exportToFile(newDataFile(), { data: '/nowhere/data.db' }),
    /There is no data file/,
  ],
  [
    'import without a file',
    async () => await importFromFile('/nowhere/file.db', { data: newDataFile() }),
    /There is no file/,
  ],
  [
    'export where no sandbox runs',
    async () => await exportToFile(newDataFile(), { url: 'http://127.0.0.1:1' }),
    /No sandbox answers/,
  ],
])('%s says what is wrong', async (_, command, message) => {
  await expect(command()).rejects.toThrow(message);
});

test('a data file that a sandbox has open is not touched by the commands', async () => {
  const data = newDataFile();
  const third = await startSandbox({ data });
  await send(third, phones(2));
  const file = newDataFile();
  await exportToFile(file, { url: sandbox.url });

  await expect(exportToFile(newDataFile(), { data })).rejects.toThrow(/another sandbox has it open/);
  await expect(importFromFile(file, { data })).rejects.toThrow(/another sandbox has it open/);

  expect(await messageCount(third)).toBe(2);
  await third.close();
});

test('an import that is refused leaves the data file as it was', async () => {
  const data = newDataFile();
  const third = await startSandbox({ data });
  await send(third, phones(2));
  await third.close();
  const file = newDataFile();
  writeFileSync(file, 'no database at all');

  await expect(importFromFile(file, { data })).rejects.toThrow(/holds no state/);

  const fourth = await startSandbox({ data });
  expect(await messageCount(fourth)).toBe(2);
  await fourth.close();
});
