import { announceOperation } from '../operations/announce-operation.ts';
import { type CountChanges, countDeliveries } from '../operations/count-deliveries.ts';
import type { SendResource } from '../operations/operation.ts';
import type { Services } from '../services.ts';
import { announceMoves } from './announce.ts';
import { type DeliveryState, isSettled, type Outcome } from './outcome.ts';

/** A delivery, by what is needed to move it. */
export interface MovableRow {
  readonly seq: number;
  readonly account: number;
  readonly operation: number;
  readonly resource: SendResource;
  readonly parent: number | null;
  readonly origin: string | null;
  readonly state: DeliveryState;
  readonly outcome: DeliveryState;
}

/** The columns of `MovableRow`. */
export const movableColumns = 'seq, account, operation, resource, parent, origin, state, outcome';

/** A step of a delivery. */
export interface Move {
  readonly row: MovableRow;
  readonly state: DeliveryState;
  readonly at: number;
  /** When the next step is due; null where there is none, or others move it. */
  readonly nextAt: number | null;
  /** How it ends after all, where that is not what was foreseen. */
  readonly outcome?: Outcome | undefined;
}

/**
 * Takes deliveries to other states, within `write`: counts them, takes along those that follow them, and tells who wants to know.
 */
export function moveDeliveries(services: Services, moves: readonly Move[], at: number): void {
  const changes = new Map<number, CountChanges>();
  const moved: Move[] = [];
  for (const move of moves) {
    moveOne(services, move, changes);
    moved.push(move);
    if (move.row.parent === null) continue;
    const row = movableAt(services, move.row.parent);
    if (!row) continue;
    const following = { ...move, row, nextAt: null };
    moveOne(services, following, changes);
    moved.push(following);
  }
  const ended = new Set<number>();
  for (const [operation, change] of changes) {
    if (countDeliveries(services, operation, change, at)) ended.add(operation);
  }
  announceMoves(services, moved);
  // What has ended a send is told before its end.
  for (const { row } of moved) {
    if (ended.delete(row.operation)) announceOperation({ services, account: row.account }, row.operation);
  }
}

/** Ends a delivery at once, within `write`, in another way than was foreseen. */
export function endDelivery(services: Services, seq: number, outcome: Outcome): void {
  const row = movableAt(services, seq);
  const at = services.clock.now();
  if (row) moveDeliveries(services, [{ row, state: outcome.state, at, nextAt: null, outcome }], at);
}

function movableAt({ database }: Services, seq: number): MovableRow | undefined {
  return database.get<MovableRow>(`SELECT ${movableColumns} FROM deliveries WHERE seq = ?`, seq);
}

function moveOne({ database }: Services, move: Move, changes: Map<number, CountChanges>): void {
  const { row, state, at, nextAt, outcome } = move;
  const { seq, operation, state: before } = row;
  database.run('UPDATE deliveries SET state = ?, next_at = ?, updated_at = ? WHERE seq = ?', state, nextAt, at, seq);
  if (outcome) {
    const { state: end, errorCode = null } = outcome;
    database.run('UPDATE deliveries SET outcome = ?, error_code = ? WHERE seq = ?', end, errorCode, seq);
  }
  database.run('INSERT INTO transitions (delivery, state, at) VALUES (?, ?, ?)', seq, state, at);
  let change = changes.get(operation);
  if (!change) {
    change = { counts: {}, settled: 0 };
    changes.set(operation, change);
  }
  change.counts[before] = (change.counts[before] ?? 0) - 1;
  change.counts[state] = (change.counts[state] ?? 0) + 1;
  if (isSettled(state, outcome?.state ?? row.outcome) && !isSettled(before, row.outcome)) change.settled += 1;
}
