import { closeSync, fsyncSync, openSync, writeFileSync } from 'node:fs';
import type { Database } from '../store/database.ts';
import { quoted } from './replace-rows.ts';

/** How large a database may be that is copied by way of memory, which is the fastest. */
const mostBytesInMemory = 67_108_864;

/** Writes all rows to a new file, outside of `write`. */
export function writeCopy(database: Database, path: string): void {
  const bytes = sizeOf(database) <= mostBytesInMemory ? database.serialize() : undefined;
  if (bytes) writeFileSync(path, withoutJournal(bytes), { flag: 'wx' });
  else database.execute(`VACUUM INTO ${quoted(path)}`);
}

/** Ends when a file is on disk. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** How many bytes a database has. */
export function sizeOf(database: Database): number {
  const { size = 0 } =
    database.get<{ size: number }>('SELECT page_count * page_size AS size FROM pragma_page_count, pragma_page_size') ??
    {};
  return size;
}

/** The copy has no write-ahead log: its header must not say that it has one. */
function withoutJournal(bytes: Uint8Array): Uint8Array {
  bytes[18] = 1;
  bytes[19] = 1;
  return bytes;
}
