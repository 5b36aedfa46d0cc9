import type { MessageOperation } from '@comms/messages';
import type { Call, Reply } from '../api/implement.ts';
import { refusal } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { canceledCode } from '../deliveries/delivery-errors.ts';
import type { Services } from '../services.ts';
import {
  countDeliveries,
  deliveryRange,
  findOperation,
  inOperation,
  type OperationResource,
  type OperationRow,
  operationView,
} from './operation.ts';

/** What cancels one operation of a kind of send: all that is still queued fails at once, what was sent goes on. */
export function cancelOperation(
  resource: OperationResource,
): (request: { operation_id: string }, call: Call) => Reply<Wire<MessageOperation>> {
  return ({ operation_id: id }, call) => {
    const row = findOperation(call, resource, id);
    if (row.status !== 'processing') throw refusal(409, `The operation is ${row.status} already`);
    if (row.queued === 0) throw refusal(409, 'Everything was sent already: nothing is left to cancel');
    call.services.database.write(() => cancel(call.services, row));
    return { status: 200, body: operationView(findOperation(call, resource, id)) };
  };
}

function cancel({ database, clock }: Services, operation: OperationRow): void {
  const { seq, queued } = operation;
  const now = clock.now();
  const range = deliveryRange(operation);
  const isQueued = `${inOperation} AND state = 'queued'`;
  database.run("UPDATE operations SET status = 'canceled' WHERE seq = ?", seq);
  database.run(
    `INSERT INTO transitions (delivery, state, at) SELECT seq, 'failed', ? FROM deliveries WHERE ${isQueued}`,
    now,
    ...range,
  );
  database.run(
    `UPDATE deliveries SET state = 'failed', outcome = 'failed', error_code = ?, next_at = NULL, updated_at = ?
      WHERE ${isQueued}`,
    canceledCode,
    now,
    ...range,
  );
  countDeliveries(database, seq, { counts: { queued: -queued, failed: queued }, settled: queued }, now);
}
