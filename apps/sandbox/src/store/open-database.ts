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
    throw new DataFileError(`The data file ${file} cannot be used: ${adviceFor(reason)}`, { cause: error });
  }
}

function adviceFor(reason: string): string {
  if (/locked|busy/.test(reason)) {
    return 'another sandbox has it open. Stop that one, or give each its own file.';
  }
  if (/not a database/.test(reason)) return 'it holds something else. Name another file.';
  if (/unable to open/.test(reason)) return 'its folder does not exist, or may not be written to.';
  return reason;
}
