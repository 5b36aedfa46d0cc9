import type { OperationState } from '@comms/core';
import type { Call, Reply } from '../api/implement.ts';
import { refusal } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { canceledCode } from '../deliveries/delivery-errors.ts';
import { type MovableRow, movableColumns, moveDeliveries } from '../deliveries/move.ts';
import type { Services } from '../services.ts';
import { announceOperation } from './announce-operation.ts';
import {
  deliveryRange,
  findOperation,
  inOperation,
  type OperationRow,
  operationView,
  type SendResource,
} from './operation.ts';

/** What cancels one operation of a kind of send: all that is scheduled or still queued fails at once, what was sent goes on. */
export function cancelOperation(
  resource: SendResource,
): (request: { operation_id: string }, call: Call) => Reply<Wire<OperationState>> {
  return ({ operation_id: id }, call) => {
    cancelFound(call, findOperation(call, resource, id));
    return { status: 200, body: operationView(findOperation(call, resource, id)) };
  };
}

/**
 * Cancels an operation.
 *
 * @throws {Refusal} 409 when it is over, or nothing is left to cancel.
 */
export function cancelFound(call: Call, row: OperationRow): void {
  if (row.status !== 'processing' && row.status !== 'scheduled') {
    throw refusal(409, `The operation is ${row.status} already`);
  }
  if (row.queued + row.scheduled === 0) throw refusal(409, 'Everything was sent already: nothing is left to cancel');
  const { services } = call;
  services.database.write(() => {
    services.database.run("UPDATE operations SET status = 'canceled' WHERE seq = ?", row.seq);
    cancelDeliveries(services, row);
    announceOperation(call, row.seq);
  });
}

const isWaiting = "state IN ('queued', 'scheduled')";

/** Those that follow what they became are canceled with it; the others by themselves. */
function cancelDeliveries(services: Services, operation: OperationRow): void {
  const at = services.clock.now();
  const range = deliveryRange(operation);
  const children = services.database.all<MovableRow>(
    `SELECT ${movableColumns} FROM deliveries
      WHERE ${isWaiting} AND parent IN (SELECT seq FROM deliveries WHERE ${inOperation} AND ${isWaiting})`,
    ...range,
  );
  const followed = new Set(children.map(({ parent }) => parent));
  const own = services.database
    .all<MovableRow>(`SELECT ${movableColumns} FROM deliveries WHERE ${inOperation} AND ${isWaiting}`, ...range)
    .filter(({ seq }) => !followed.has(seq));
  const outcome = { state: 'failed', errorCode: canceledCode } as const;
  const moves = [...children, ...own].map((row) => ({
    row,
    state: outcome.state,
    at,
    nextAt: null,
    outcome,
    isCanceled: true,
  }));
  moveDeliveries(services, moves, at);
}
