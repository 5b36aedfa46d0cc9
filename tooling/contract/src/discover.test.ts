import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { fixtureRoot } from '../test/fixture-contracts.ts';
import { discoverOperations } from './discover.ts';
import { readContracts } from './operation-contract.ts';

const literal = `{ id: 'notes.pinNote', api: commsPreview, method: 'POST', path: '/Notes/{noteId}/Pin', success: [204] }`;
const imports = "import { commsPreview, type Operation } from '@comms/core';";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'discover-'));
  cpSync(fixtureRoot, root, { recursive: true });
  symlinkSync(join(import.meta.dirname, '../node_modules'), join(root, 'node_modules'));
  onTestFinished(() => rmSync(root, { recursive: true }));
});

function add(path: string, text: string): void {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
}

test('literals are found in folders, and in files whose names end in operations', async () => {
  const annotated = `${imports}\nexport const pinNote: Operation<{ noteId: string }, void> = ${literal};`;
  add('packages/notes/src/v1/operations.ts', annotated);
  add('packages/notes/src/pin-operations.ts', annotated);

  const files = await discoverOperations(root);

  expect(files.map(({ path }) => path.replace(root, ''))).toEqual([
    '/packages/notes/src/operations.ts',
    '/packages/notes/src/pin-operations.ts',
    '/packages/notes/src/v1/operations.ts',
  ]);
  expect(files.map((file) => file.package)).toEqual(['@fixture/notes', '@fixture/notes', '@fixture/notes']);
  expect(files.map(({ place }) => place)).toEqual(['notes', 'notes', 'notes.v1']);
});

test('what is exported beside literals is no operation', async () => {
  add('packages/notes/src/pin-operations.ts', `${imports}\nexport const pinLimit = 5;\nexport { commsPreview };`);

  const [, pins] = await discoverOperations(root);

  expect(pins?.literals).toEqual({});
});

test('a literal without an annotation is refused', async () => {
  add('packages/notes/src/pin-operations.ts', `${imports}\nexport const pinNote = ${literal};`);

  await expect(readContracts(await discoverOperations(root))).rejects.toThrow(
    'pinNote has no annotation such as Operation<Request, Response>',
  );
});

test('an id that two literals have is refused', async () => {
  const type = 'Operation<{ noteId: string }, void>';
  const text = `${imports}\nexport const pin: ${type} = ${literal};\nexport const pinAgain: ${type} = ${literal};`;
  add('packages/notes/src/pin-operations.ts', text);

  await expect(readContracts(await discoverOperations(root))).rejects.toThrow(
    'notes.pinNote is the id of two operations',
  );
});

test('a file that lists what its neighbours declare has none of it itself', async () => {
  add(
    'packages/notes/src/pin-operations.ts',
    `${imports}\nexport const pinNote: Operation<{ noteId: string }, void> = ${literal};`,
  );
  add('packages/notes/src/more/operations.ts', "export { pinNote } from '../pin-operations.ts';");

  const files = await discoverOperations(root);

  expect(
    files.map(({ path, literals }) => [path.replace(root, ''), Object.keys(literals).includes('pinNote')]),
  ).toEqual([
    ['/packages/notes/src/more/operations.ts', false],
    ['/packages/notes/src/operations.ts', false],
    ['/packages/notes/src/pin-operations.ts', true],
  ]);
});
