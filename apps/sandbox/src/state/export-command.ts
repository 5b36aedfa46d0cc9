import { randomUUID } from 'node:crypto';
import { createWriteStream, existsSync, renameSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openDatabase } from '../store/open-database.ts';
import { callSandbox, type RunningSandbox } from './state-client.ts';
import { removeStateFile } from './state-file.ts';
import { writeCopy } from './write-copy.ts';

/** Where a state comes from: a data file that no sandbox has open, or a sandbox that runs. */
export type StateSource = { readonly data: string } | RunningSandbox;

/**
 * Writes all that a sandbox holds to a file, as `comms-sandbox export` does; one that is there already is replaced at the end.
 *
 * The file has the tokens of all accounts in it.
 *
 * @throws {Error} in words for people; the file is as it was then.
 */
export async function exportToFile(path: string, source: StateSource): Promise<void> {
  const unfinished = `${path}.${randomUUID()}`;
  try {
    if ('data' in source) await copyData(source.data, unfinished);
    else await download(source, unfinished);
    renameSync(unfinished, path);
  } finally {
    removeStateFile(unfinished);
  }
}

async function copyData(data: string, path: string): Promise<void> {
  // Opening a file that is not there would make it.
  if (!existsSync(data)) throw new Error(`There is no data file ${data}.`);
  const database = openDatabase(data);
  try {
    writeCopy(database, path);
  } finally {
    await database.close();
  }
}

async function download(sandbox: RunningSandbox, path: string): Promise<void> {
  const { body } = await callSandbox(sandbox, '/export');
  // Whoever can read the file has all tokens.
  await pipeline(Readable.from(body ?? []), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
}
