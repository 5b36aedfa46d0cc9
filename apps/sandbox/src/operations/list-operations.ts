import type { ListMessageOperationsRequest, ListMessageOperationsResponse } from '@comms/messages';
import type { Call, Reply } from '../api/implement.ts';
import { Filter, readPage } from '../api/pagination.ts';
import type { Wire } from '../api/wire.ts';
import { type OperationResource, type OperationRow, operationColumns, operationView } from './operation.ts';

/** What lists the operations of a kind of send, the newest first. */
export function listOperations(
  resource: OperationResource,
): (request: Wire<ListMessageOperationsRequest>, call: Call) => Reply<Wire<ListMessageOperationsResponse>> {
  return (request, { services, account }) => {
    const filter = new Filter()
      .and('account = ?', account)
      .and('resource = ?', resource)
      .andDate('created_at > ?', request.start_date)
      .andDate('created_at < ?', request.end_date)
      .and('status = ?', request.status);
    const { rows, pagination } = readPage<OperationRow>(services.database, request, {
      select: `SELECT ${operationColumns} FROM operations`,
      order: 'seq',
      filter,
    });
    return { status: 200, body: { operations: rows.map(operationView), pagination } };
  };
}
