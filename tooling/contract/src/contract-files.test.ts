import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { fixtureContracts } from '../test/fixture-contracts.ts';
import { contractFiles, staleFiles, writeFiles } from './contract-files.ts';

let files: Map<string, string>;
let folder: string;

beforeAll(async () => {
  files = await contractFiles(await fixtureContracts());
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'contract-files-'));
  writeFiles(files, folder);
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

test('there is a file for each operation, and a document for each family', () => {
  expect([...files.keys()].sort()).toEqual([
    'openapi/comms-preview.json',
    'openapi/conversations-v1.json',
    'openapi/conversations-v2.json',
    'schemas/notes.createNote.json',
    'schemas/notes.deleteNote.json',
    'schemas/notes.fetchThread.json',
    'schemas/notes.listNotes.json',
    'schemas/notes.updateFolder.json',
  ]);
});

test('the same types give the same texts', async () => {
  expect(await contractFiles(await fixtureContracts())).toEqual(files);
});

test('every file says that it is generated', () => {
  const unmarked = [...files].filter(([, text]) => !text.includes('Do not edit.'));

  expect(unmarked).toEqual([]);
});

test('no file names a place on this machine', () => {
  const root = join(import.meta.dirname, '../../..');

  expect([...files.values()].join('')).not.toContain(root);
});

test('what was just written is current', () => {
  expect(staleFiles(files, folder)).toEqual([]);
});

test('a file that was edited is not current', () => {
  writeFileSync(join(folder, 'schemas/notes.deleteNote.json'), '{}');

  expect(staleFiles(files, folder)).toEqual(['schemas/notes.deleteNote.json is not current']);
});

test('a file that was removed is missing', () => {
  rmSync(join(folder, 'openapi/comms-preview.json'));

  expect(staleFiles(files, folder)).toEqual(['openapi/comms-preview.json is missing']);
});

test('the file of an operation that is gone is left over, and writing removes it', () => {
  writeFileSync(join(folder, 'schemas/notes.goneNote.json'), '{}');

  expect(staleFiles(files, folder)).toEqual(['schemas/notes.goneNote.json is left over']);
  writeFiles(files, folder);
  expect(readdirSync(join(folder, 'schemas'))).not.toContain('notes.goneNote.json');
});
