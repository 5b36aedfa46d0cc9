import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Database } from '../store/database.ts';
import type { FoundSnapshot, Snapshot, SnapshotFacts, SnapshotShelf } from './snapshot-shelf.ts';
import { prepareStateFile, removeStateFile } from './state-file.ts';
import { syncFile, writeCopy } from './write-copy.ts';

const ending = '.db';

/** What a snapshot is called until it is there as a whole: no name of a snapshot begins so. */
const unfinished = '.unfinished';

/** Snapshots beside a data file: each is a file, and is there after a restart. */
export class SnapshotsInFolder implements SnapshotShelf {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  list(): Snapshot[] {
    if (!existsSync(this.#folder)) return [];
    const files = readdirSync(this.#folder).filter((file) => !file.startsWith('.') && file.endsWith(ending));
    return files.flatMap((file) => this.#read(file.slice(0, -ending.length)) ?? []);
  }

  put(database: Database, name: string, facts: SnapshotFacts): Snapshot {
    mkdirSync(this.#folder, { recursive: true });
    const path = this.#pathOf(unfinished);
    // What a process before this one has left.
    removeStateFile(path);
    try {
      writeCopy(database, path);
      writeFacts(path, facts);
      syncFile(path);
      renameSync(path, this.#pathOf(name));
    } catch (error) {
      removeStateFile(path);
      throw error;
    }
    syncFolder(this.#folder);
    return { name, bytes: statSync(this.#pathOf(name)).size, ...facts };
  }

  find(database: Database, name: string): FoundSnapshot | undefined {
    const path = this.#pathOf(name);
    if (!existsSync(path)) return undefined;
    const own = this.#read(name);
    // It was taken by an older sandbox, or is no snapshot.
    if (own?.version !== versionOf(database)) prepareStateFile(database, path);
    const snapshot = own ?? this.#read(name);
    return snapshot && { snapshot, location: path };
  }

  remove(name: string): boolean {
    const isThere = existsSync(this.#pathOf(name));
    removeStateFile(this.#pathOf(name));
    return isThere;
  }

  #pathOf(name: string): string {
    return join(this.#folder, name + ending);
  }

  /** Files that are no snapshots are passed over. */
  #read(name: string): (Snapshot & { readonly version: unknown }) | undefined {
    const path = this.#pathOf(name);
    let file: DatabaseSync | undefined;
    try {
      file = new DatabaseSync(path, { readOnly: true });
      const row = file.prepare("SELECT value FROM settings WHERE name = 'snapshot'").get();
      const version = file.prepare('PRAGMA user_version').get()?.['user_version'];
      return row && { name, bytes: statSync(path).size, version, ...JSON.parse(String(row['value'])) };
    } catch {
      return undefined;
    } finally {
      file?.close();
    }
  }
}

function versionOf(database: Database): number | undefined {
  return database.get<{ user_version: number }>('PRAGMA user_version')?.user_version;
}

/** What is listed of a snapshot stands in its own file, so that both are there or neither. */
function writeFacts(path: string, facts: SnapshotFacts): void {
  const file = new DatabaseSync(path);
  try {
    // It comes to the disk as a whole, or not at all.
    file.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF');
    file.prepare("INSERT OR REPLACE INTO settings VALUES ('snapshot', ?)").run(JSON.stringify(facts));
  } finally {
    file.close();
  }
}

/** The new name is on disk, too. Not every system lets folders be opened. */
function syncFolder(folder: string): void {
  let handle: number | undefined;
  try {
    handle = openSync(folder, 'r');
    fsyncSync(handle);
  } catch {
    // Then the name comes to the disk a little later.
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}
