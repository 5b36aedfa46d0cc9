import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { startSandbox } from '../src/index.ts';
import { applicationId, migrations } from '../src/store/migrations.ts';
import { openDatabase } from '../src/store/open-database.ts';
import { newDataFile } from './sandbox-process.ts';
import { account, call, countsOf, type Json, phones, send } from './test-client.ts';

const messageId = '01kah1aaaaaaaaaaaaaaaaaaaa';
const sentAt = Date.parse('2026-01-31T09:30:00Z');

/** Tables whose rows are written by hand: a message that was delivered, and one that waits. */
const own = `
  INSERT INTO settings VALUES ('seed', '1');
  INSERT INTO accounts (seq, sid, token) VALUES (1, '${account}', 'secret');
  INSERT INTO operations (seq, id, account, resource, status, ending, request, created_at, updated_at, unsettled,
      first_delivery, total_count, queued, delivered)
    VALUES (1, '01kah0aaaaaaaaaaaaaaaaaaaa', 1, 'messages', 'processing', 'completed',
      '{"from":{"address":"+15005550006","channel":"tel"},"content":{"text":"Hello"}}', ${sentAt}, ${sentAt}, 1, 1, 2, 1, 1);
  INSERT INTO deliveries (seq, id, account, operation, recipients, recipient_count, state, outcome, next_at, updated_at)
    VALUES (1, '${messageId}', 1, 1, '[{"address":"+12065550100","channel":"tel"}]', 1, 'delivered', 'delivered', NULL, ${sentAt}),
      (2, '01kah1bbbbbbbbbbbbbbbbbbbb', 1, 1, '[{"address":"+12065550101","channel":"tel"}]', 1, 'queued', 'delivered', ${sentAt}, ${sentAt});
  INSERT INTO transitions VALUES (1, 'sent', ${sentAt}), (1, 'delivered', ${sentAt});
  INSERT INTO faults (id, rule)
    VALUES ('fault_1', '{"match":{"operation":"nothing"},"action":{"type":"reset_before"}}');
  INSERT INTO jobs VALUES (${sentAt}, 'deliver', 0);
`;

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
  readonly dflt_value: unknown;
  readonly pk: number;
}

/** A file as the sandbox of an earlier version left it. */
function fileOfVersion(version: number, fill: (file: DatabaseSync) => void = () => undefined): string {
  const data = newDataFile();
  const file = new DatabaseSync(data);
  file.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF');
  for (const sql of migrations.slice(0, version)) file.exec(sql);
  file.exec(own);
  fill(file);
  file.exec(`PRAGMA user_version = ${version}; PRAGMA application_id = ${applicationId}`);
  file.close();
  return data;
}

/** The same with a row in each table that there was, and how many each has. */
function fullFileOfVersion(version: number): { data: string; counts: Map<string, number> } {
  const counts = new Map<string, number>();
  const data = fileOfVersion(version, (file) => {
    for (const { name } of file.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all()) {
      const table = String(name);
      if (rowsOf(file, table) === 0) addRow(file, table);
      counts.set(table, rowsOf(file, table));
    }
  });
  return { data, counts };
}

/** Fills what has to be filled. The account is another one, whose rows nobody asks for. */
function addRow(file: DatabaseSync, table: string): void {
  const columns = file.prepare(`SELECT * FROM pragma_table_info('${table}')`).all() as unknown as Column[];
  const needed = columns.filter(({ notnull, dflt_value: usual }) => notnull === 1 && usual === null);
  const values = needed.map(({ name, type }) =>
    name === 'account' ? '99' : ({ INTEGER: '1', BLOB: "x'00'" }[type] ?? "'{}'"),
  );
  const names = needed.map(({ name }) => name);
  file.exec(
    names.length === 0 ? `INSERT INTO ${table} DEFAULT VALUES` : `INSERT INTO ${table} (${names}) VALUES (${values})`,
  );
}

function rowsOf(file: DatabaseSync, table: string): number {
  return Number(file.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.['count']);
}

const versions = migrations.map((_, index) => index + 1);

test.each(versions)('a file of version %i has all its rows in this one', async (version) => {
  const { data, counts } = fullFileOfVersion(version);

  await openDatabase(data).close();

  const file = new DatabaseSync(data, { readOnly: true });
  expect([...counts].filter(([table, count]) => rowsOf(file, table) < count)).toEqual([]);
  expect([...counts.values()]).not.toContain(0);
  expect(file.prepare('PRAGMA user_version').get()).toEqual({ user_version: migrations.length });
  file.close();
});

test.each(versions)(
  'a sandbox goes on with a file of version %i: what was sent is there, and what waited is delivered',
  async (version) => {
    const data = fileOfVersion(version);
    const sandbox = await startSandbox({ data });
    await sandbox.clock.advance(3_600_000);

    const { body: old } = await call(sandbox, 'GET', `/preview/Messages/message_${messageId}`, { password: 'secret' });
    const { body: operation } = await call(
      sandbox,
      'GET',
      '/preview/Messages/Operations/operation_01kah0aaaaaaaaaaaaaaaaaaaa',
      { password: 'secret' },
    );
    const { messages } = await send(sandbox, phones(2), {}, `AC${'7'.repeat(32)}`);
    const all = await call(sandbox, 'GET', '/preview/Messages', { password: 'secret' });
    await sandbox.close();

    expect(countsOf(old.delivery_status)).toEqual({ delivered: 1 });
    expect(countsOf(operation.delivery)).toEqual({ delivered: 2 });
    expect(messages).toHaveLength(2);
    expect(all.body.messages.map(({ id }: Json) => id)).toContain(`message_${messageId}`);
  },
);

test('an import of a file of every earlier version is taken', async () => {
  const sandbox = await startSandbox();

  const statuses = await Promise.all(
    versions.map(async (version) => {
      const body = new Uint8Array(readFileSync(fileOfVersion(version)));
      return (await fetch(`${sandbox.url}/_sandbox/v1/import`, { method: 'POST', body })).status;
    }),
  );

  expect(new Set(statuses)).toEqual(new Set([200]));
  await sandbox.close();
});
