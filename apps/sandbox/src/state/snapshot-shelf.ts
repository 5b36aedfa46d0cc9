import type { Database } from '../store/database.ts';

/** What is to be known of a snapshot. */
export interface SnapshotFacts {
  /** By the sandbox's clock, in milliseconds. */
  readonly createdAt: number;
  readonly accounts: number;
  readonly messages: number;
}

/** A snapshot, as it is listed. */
export interface Snapshot extends SnapshotFacts {
  readonly name: string;
  readonly bytes: number;
}

/** A snapshot, and where SQLite finds it. */
export interface FoundSnapshot {
  readonly snapshot: Snapshot;
  /** The path of a file, or a URI. */
  readonly location: string;
}

/** Where snapshots are kept. */
export interface SnapshotShelf {
  list(): Snapshot[];
  /** Keeps all rows under a name, outside of `write`; what had it before is gone once this is kept. */
  put(database: Database, name: string, facts: SnapshotFacts): Snapshot;
  /** The snapshot with a name; undefined where there is none. @throws {StateFileError} */
  find(database: Database, name: string): FoundSnapshot | undefined;
  /** Says whether there was one. */
  remove(name: string): boolean;
}
