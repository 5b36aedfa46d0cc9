import { announceBegin, announceOperation } from '../operations/announce-operation.ts';
import { type CountChanges, countDeliveries, noChanges } from '../operations/count-deliveries.ts';
import type { SendResource } from '../operations/operation.ts';
import type { Services } from '../services.ts';
import { announceMoves } from './announce.ts';
import { fallBack } from './fall-back.ts';
import { type DeliveryState, isSettled, type Outcome } from './outcome.ts';
import type { StoredDelivery } from './stored-delivery.ts';

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
  readonly attempts_left: number;
}

/** The columns of `MovableRow`. */
export const movableColumns = 'seq, account, operation, resource, parent, origin, state, outcome, attempts_left';

/** A step of a delivery. */
export interface Move {
  readonly row: MovableRow;
  readonly state: DeliveryState;
  readonly at: number;
  /** When the next step is due; null where there is none, or others move it. */
  readonly nextAt: number | null;
  /** How it ends after all, where that is not what was foreseen. */
  readonly outcome?: Outcome | undefined;
  /** Whether someone has canceled it: nothing else is tried then. */
  readonly isCanceled?: boolean | undefined;
}

/** A step that was made. */
export interface MadeMove extends Move {
  /** The delivery at the end of an attempt, where another one has begun by this step. */
  readonly ended?: StoredDelivery | undefined;
}

/**
 * Takes deliveries to other states, within `write`: counts them, takes along those that follow them, and tells who wants to know.
 */
export function moveDeliveries(services: Services, moves: readonly Move[], at: number): void {
  const changes = new Map<number, CountChanges>();
  const moved: MadeMove[] = [];
  for (const move of moves) {
    const ended = moveOne(services, move, changes);
    moved.push(ended ? { ...move, ended } : move);
    if (ended || move.row.parent === null) continue;
    const row = movableAt(services, move.row.parent);
    if (!row) continue;
    const following = { ...move, row, nextAt: null };
    moveOne(services, following, changes);
    moved.push(following);
  }
  const ended = new Set<number>();
  const begun = new Set<number>();
  for (const [operation, change] of changes) {
    const { hasEnded, hasBegun } = countDeliveries(services, operation, change, at);
    if (hasEnded) ended.add(operation);
    if (hasBegun) begun.add(operation);
  }
  for (const { row } of begun.size > 0 ? moved : []) {
    if (begun.delete(row.operation)) announceBegin({ services, account: row.account }, row.operation);
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

/** Moves one, and gives it as it stood at the end of its attempt where it begins another one instead. */
function moveOne(services: Services, move: Move, changes: Map<number, CountChanges>): StoredDelivery | undefined {
  const { row, state, outcome, isCanceled } = move;
  const { operation, state: before } = row;
  let change = changes.get(operation);
  if (!change) {
    change = noChanges();
    changes.set(operation, change);
  }
  // What is over has been counted as that already, and what is scheduled is not tried before its time.
  const isUnderWay = before !== 'scheduled' && !isSettled(before, row.outcome);
  const ended = isUnderWay ? fallBack(services, move) : undefined;
  if (!ended) writeMove(services, move);
  const after = ended ? 'queued' : state;
  change.counts[before] = (change.counts[before] ?? 0) - 1;
  change.counts[after] = (change.counts[after] ?? 0) + 1;
  if (ended) change.retried += 1;
  if (isCanceled) change.canceled += 1;
  if (before === 'scheduled' && after !== 'queued') change.unattempted += 1;
  if (isSettled(after, outcome?.state ?? row.outcome) && !isSettled(before, row.outcome)) change.settled += 1;
  return ended;
}

function writeMove({ database }: Services, { row: { seq }, state, at, nextAt, outcome }: Move): void {
  database.run('UPDATE deliveries SET state = ?, next_at = ?, updated_at = ? WHERE seq = ?', state, nextAt, at, seq);
  if (outcome) {
    const { state: end, errorCode = null } = outcome;
    database.run('UPDATE deliveries SET outcome = ?, error_code = ? WHERE seq = ?', end, errorCode, seq);
  }
  database.run('INSERT INTO transitions (delivery, state, at) VALUES (?, ?, ?)', seq, state, at);
}
