import type { Call, Reply } from '../api/implement.ts';
import { Filter } from '../api/pagination.ts';
import { cancelFound } from '../operations/cancel-operation.ts';
import { type OperationRow, operationColumns, type SendResource } from '../operations/operation.ts';
import { type AcceptedResource, acceptedResource } from './accepted.ts';
import { andDates, type V1Dates } from './dates-filter.ts';
import { findV1Operation } from './find-operation.ts';
import { v1Id } from './identifier.ts';
import { andOperationStatus } from './operation-view.ts';
import { readV1Page, type V1Page, type V1PageRequest } from './page.ts';

/** By what the operations of every kind of send can be listed. */
interface OperationFilters extends V1PageRequest, V1Dates {
  readonly status?: string | undefined;
}

/** One page of operations of a kind of send, the newest first. */
export function listV1Operations(
  { services, account }: Call,
  resource: SendResource,
  request: OperationFilters,
): V1Page<OperationRow> {
  const filter = new Filter().and('account = ?', account).and('resource = ?', resource);
  andDates(filter, request, 'created_at');
  andOperationStatus(filter, request.status);
  return readV1Page<OperationRow>(services.database, request, {
    select: `SELECT ${operationColumns} FROM operations`,
    order: 'seq',
    filter,
  });
}

/**
 * Cancels the operation that a path names; `path` is where its kind of send is, such as `/Messages`.
 *
 * @throws {Refusal} 404, or 409 when nothing is left to cancel.
 */
export function cancelV1Operation(
  call: Call,
  { resource, path }: { readonly resource: SendResource; readonly path: string },
  id: string,
): Reply<AcceptedResource> {
  const row = findV1Operation(call, resource, id);
  cancelFound(call, row);
  return acceptedResource(call, `${path}/Operations`, v1Id('operation', row.id));
}
