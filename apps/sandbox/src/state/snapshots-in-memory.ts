import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import type { Database } from '../store/database.ts';
import { quoted } from './replace-rows.ts';
import type { FoundSnapshot, Snapshot, SnapshotFacts, SnapshotShelf } from './snapshot-shelf.ts';
import { sizeOf } from './write-copy.ts';

interface Kept extends FoundSnapshot {
  /** As long as this is open, the database in memory is there. */
  readonly keeper: DatabaseSync;
}

/** Snapshots of a sandbox without a data file: they end with it. */
export class SnapshotsInMemory implements SnapshotShelf {
  readonly #kept = new Map<string, Kept>();

  /** Whether databases in memory can be shared by their names: before Node 22.15, they could not. */
  static get isPossible(): boolean {
    try {
      new DatabaseSync(newLocation()).close();
      return true;
    } catch {
      return false;
    }
  }

  list(): Snapshot[] {
    return [...this.#kept.values()].map(({ snapshot }) => snapshot);
  }

  put(database: Database, name: string, facts: SnapshotFacts): Snapshot {
    const location = newLocation();
    const keeper = new DatabaseSync(location);
    try {
      database.execute(`VACUUM INTO ${quoted(location)}`);
    } catch (error) {
      keeper.close();
      throw error;
    }
    this.remove(name);
    const snapshot = { name, bytes: sizeOf(database), ...facts };
    this.#kept.set(name, { snapshot, location, keeper });
    return snapshot;
  }

  find(_: Database, name: string): FoundSnapshot | undefined {
    return this.#kept.get(name);
  }

  remove(name: string): boolean {
    this.#kept.get(name)?.keeper.close();
    return this.#kept.delete(name);
  }
}

function newLocation(): string {
  return `file:/${randomUUID()}?vfs=memdb`;
}
