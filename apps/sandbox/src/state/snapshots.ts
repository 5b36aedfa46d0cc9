import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Receiver } from '../api/answer-request.ts';
import { refusal } from '../api/problem.ts';
import type { Services } from '../services.ts';
import type { Database } from '../store/database.ts';
import { replaceRows } from './replace-rows.ts';
import type { Snapshot, SnapshotFacts, SnapshotShelf } from './snapshot-shelf.ts';
import { SnapshotsInFolder } from './snapshots-in-folder.ts';
import { SnapshotsInMemory } from './snapshots-in-memory.ts';
import { startAnew } from './start-anew.ts';

/** All rows, kept under names, to go back to. */
export class Snapshots {
  readonly #receiver: Receiver;
  #knownShelf: SnapshotShelf | undefined;

  constructor(receiver: Receiver) {
    this.#receiver = receiver;
  }

  /** Those that there are, the newest first. */
  list(): Snapshot[] {
    return this.#shelf.list().sort((one, other) => other.createdAt - one.createdAt);
  }

  /** Keeps all that there is under a name, in the place of what had it before. */
  async take(name: string): Promise<Snapshot> {
    const { services } = this.#receiver;
    await allCommitted(services.database);
    return this.#shelf.put(services.database, name, factsOf(services));
  }

  /** Goes back to what was kept under a name. */
  async restore(name: string): Promise<Snapshot> {
    const { services } = this.#receiver;
    const { database } = services;
    return await services.standstill.during(async () => {
      await allCommitted(database);
      const found = this.#shelf.find(database, name);
      if (!found) throw noSnapshot(name);
      replaceRows(database, found.location);
      await startAnew(this.#receiver);
      return found.snapshot;
    });
  }

  remove(name: string): void {
    if (!this.#shelf.remove(name)) throw noSnapshot(name);
  }

  /** Made when it is needed first: most sandboxes never take a snapshot. */
  get #shelf(): SnapshotShelf {
    this.#knownShelf ??= shelfOf(this.#receiver.services.database);
    return this.#knownShelf;
  }
}

/** Ends when nothing waits to be committed. */
export async function allCommitted(database: Database): Promise<void> {
  while (database.committed) await database.committed.catch(() => undefined);
}

function shelfOf({ file }: Database): SnapshotShelf {
  if (file !== undefined) return new SnapshotsInFolder(`${file}.snapshots`);
  if (SnapshotsInMemory.isPossible) return new SnapshotsInMemory();
  const folder = mkdtempSync(join(tmpdir(), 'comms-sandbox-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return new SnapshotsInFolder(folder);
}

function factsOf({ database, clock }: Services): SnapshotFacts {
  const { accounts = 0, messages = 0 } =
    database.get<{ accounts: number; messages: number }>(
      `SELECT (SELECT count(*) FROM accounts) AS accounts,
        (SELECT count(*) FROM deliveries WHERE resource = 'messages') AS messages`,
    ) ?? {};
  return { createdAt: clock.now(), accounts, messages };
}

function noSnapshot(name: string): Error {
  return refusal(404, `There is no snapshot ${JSON.stringify(name)}`);
}
