import { randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Receiver } from '../api/answer-request.ts';
import { refusal } from '../api/problem.ts';
import type { Database } from '../store/database.ts';
import { replaceRows } from './replace-rows.ts';
import { allCommitted } from './snapshots.ts';
import { startAnew } from './start-anew.ts';
import { prepareStateFile, removeStateFile, StateFileError } from './state-file.ts';

/** The most bytes that a file of a state may have. */
const maxStateBytes = 1_073_741_824;

/**
 * Puts the state of a file in the place of all that there is.
 *
 * @throws {Refusal} 400 when it is none, 413 when it is too large; nothing is changed then.
 */
export async function importState(receiver: Receiver, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const { database, standstill } = receiver.services;
  const path = scratchFile(database);
  try {
    await receive(path, bytes);
    prepareStateFile(database, path);
    await standstill.during(async () => {
      await allCommitted(database);
      replaceRows(database, path);
      await startAnew(receiver);
    });
  } catch (error) {
    throw error instanceof StateFileError ? refusal(400, error.message) : error;
  } finally {
    removeStateFile(path);
  }
}

/** A name for a file that is needed for a moment: beside the data file, where there is room for another one. */
export function scratchFile({ file }: Database): string {
  return file === undefined ? join(tmpdir(), `comms-sandbox-${randomUUID()}.db`) : `${file}.${randomUUID()}`;
}

async function receive(path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    let size = 0;
    for await (const chunk of bytes) {
      size += chunk.length;
      if (size > maxStateBytes) throw refusal(413, `The file has more than ${maxStateBytes} bytes`);
      await file.write(chunk);
    }
    if (size === 0) throw refusal(400, 'The body is empty: it must be a file that an export has made');
  } finally {
    await file.close();
  }
}
