import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fixtureRoot } from '../test/fixture-contracts.ts';
import { discoverOperations } from './discover.ts';
import { formatTable, operationRows, readFidelity } from './operation-table.ts';

test('each operation of each package is a row, in the order of ids', async () => {
  const rows = operationRows(await discoverOperations(fixtureRoot), {});

  expect(rows.map(({ id }) => id)).toEqual([
    'notes.createNote',
    'notes.deleteNote',
    'notes.fetchThread',
    'notes.listNotes',
    'notes.updateFolder',
  ]);
});

test('a row says the fidelity that the sandbox declares, or null', async () => {
  const rows = operationRows(await discoverOperations(fixtureRoot), { 'notes.createNote': 3 });

  expect(rows[0]).toEqual({
    id: 'notes.createNote',
    api: 'commsPreview',
    method: 'POST',
    path: '/Folders/{folderId}/Notes',
    package: '@fixture/notes',
    fidelity: 3,
  });
  expect(rows[1]?.fidelity).toBeNull();
});

test('the columns of the table line up', async () => {
  const [head = '', first = ''] = formatTable(operationRows(await discoverOperations(fixtureRoot), {})).split('\n');

  expect(first.indexOf('/Folders')).toBe(head.indexOf('PATH'));
  expect(first.endsWith('-')).toBe(true);
});

test('the fidelity is read from the sandbox', async () => {
  const root = mkdtempSync(join(tmpdir(), 'fidelity-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'apps/sandbox/src'), { recursive: true });
  writeFileSync(
    join(root, 'apps/sandbox/src/fidelity.ts'),
    "export const operationFidelity = { 'notes.createNote': 2 };",
  );

  expect(await readFidelity(root)).toEqual({ 'notes.createNote': 2 });
});

test('without a sandbox, no fidelity is known', async () => {
  expect(await readFidelity(fixtureRoot)).toEqual({});
});
