import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Database } from './database.ts';

/** Thrown when a data file cannot be used; the message says why, and what to do. */
export class DataFileError extends Error {
  override readonly name = 'DataFileError';
}

/** Opens a data file, with an error that says what to do where that fails. */
export function openDatabase(file: string | undefined): Database {
  try {
    return new Database(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DataFileError(`The data file ${file} cannot be used: ${adviceFor(reason, file)}`, { cause: error });
  }
}

function adviceFor(reason: string, file = ''): string {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) return 'it is a folder. Name a file in it.';
  if (isReadOnly(file)) return 'it, or its folder, may not be written to. Allow it, or use a copy.';
  if (/locked|busy/.test(reason)) {
    return 'another sandbox has it open. Stop that one, or give each its own file.';
  }
  if (/not a database/.test(reason)) return 'it holds something else. Name another file.';
  if (/unable to open/.test(reason)) return 'its folder does not exist, or may not be written to.';
  if (/malformed|corrupt/.test(reason))
    return 'it is damaged. Go back to a snapshot or an export, or name another file.';
  if (/disk I\/O error|is full/.test(reason)) return 'the disk is full, or fails. Make room, or name a file elsewhere.';
  return reason;
}

/** Beside the file, SQLite writes a log with its name. */
function isReadOnly(file: string): boolean {
  if (!existsSync(file)) return false;
  try {
    accessSync(file, constants.W_OK);
    accessSync(dirname(file), constants.W_OK);
    return false;
  } catch {
    return true;
  }
}
