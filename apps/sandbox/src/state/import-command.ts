import { copyFileSync, existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { openDatabase } from '../store/open-database.ts';
import type { StateSource } from './export-command.ts';
import { scratchFile } from './import-state.ts';
import { replaceRows } from './replace-rows.ts';
import { callSandbox, type RunningSandbox } from './state-client.ts';
import { prepareStateFile, removeStateFile } from './state-file.ts';

/**
 * Puts the state of a file in the place of all that a sandbox holds, as `comms-sandbox import` does. A data file that is not
 * there is made.
 *
 * @throws {Error} in words for people; nothing is changed then.
 */
export async function importFromFile(path: string, target: StateSource): Promise<void> {
  if (!existsSync(path)) throw new Error(`There is no file ${path}.`);
  if ('data' in target) await fillData(path, target.data);
  else await upload(path, target);
}

async function fillData(path: string, data: string): Promise<void> {
  const database = openDatabase(data);
  // What is given is not written to, even where it has to be brought to a newer version.
  const copy = scratchFile(database);
  try {
    copyFileSync(path, copy);
    prepareStateFile(database, copy);
    replaceRows(database, copy);
  } finally {
    removeStateFile(copy);
    await database.close();
  }
}

async function upload(path: string, sandbox: RunningSandbox): Promise<void> {
  const file = await open(path);
  try {
    const headers = { 'content-type': 'application/vnd.sqlite3' };
    const body = file.readableWebStream();
    const answer = await callSandbox(sandbox, '/import', { method: 'POST', headers, body, duplex: 'half' });
    await answer.arrayBuffer();
  } finally {
    await file.close();
  }
}
