import { rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Database } from '../store/database.ts';
import { migrate } from '../store/migrations.ts';

/** Thrown when a file holds no state that this sandbox can take; the message says why. */
export class StateFileError extends Error {
  override readonly name = 'StateFileError';
}

/**
 * Makes a file ready to take all of its rows: brings one of an older sandbox to the newest version.
 *
 * @throws {StateFileError} when it is damaged, of another program, or of a newer sandbox.
 */
export function prepareStateFile(database: Database, path: string): void {
  let file: DatabaseSync | undefined;
  try {
    file = new DatabaseSync(path);
    const [check] = Object.values(file.prepare('PRAGMA quick_check(1)').get() ?? {});
    if (check !== 'ok') throw new Error('it is damaged');
    migrate(file);
    if (schemaOf(file) !== JSON.stringify(database.all(selectSchema))) throw new Error('its tables are others');
    file.exec('PRAGMA journal_mode = DELETE');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StateFileError(`The file holds no state of a sandbox that this one can take: ${reason}`, {
      cause: error,
    });
  } finally {
    file?.close();
  }
}

const selectSchema = 'SELECT type, name, sql FROM main.sqlite_schema ORDER BY type, name';

function schemaOf(file: DatabaseSync): string {
  return JSON.stringify(file.prepare(selectSchema).all());
}

/** Removes a file, and what SQLite keeps beside it. */
export function removeStateFile(path: string): void {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(path + end, { force: true });
}
