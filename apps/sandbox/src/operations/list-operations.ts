import type { OperationState, PageRequest, Pagination } from '@comms/core';
import type { Call, Reply } from '../api/implement.ts';
import { Filter, readPage } from '../api/pagination.ts';
import type { Wire } from '../api/wire.ts';
import { type OperationRow, operationColumns, operationView, type SendResource } from './operation.ts';

/** By what operations of every kind can be listed. */
interface OperationFilters extends Wire<PageRequest> {
  readonly start_date?: string | undefined;
  readonly end_date?: string | undefined;
  readonly status?: string | undefined;
}

interface OperationPage {
  readonly operations: Wire<OperationState>[];
  readonly pagination: Wire<Pagination>;
}

/** What lists the operations of a kind of send, the newest first. */
export function listOperations(
  resource: SendResource,
): (request: OperationFilters, call: Call) => Reply<OperationPage> {
  return (request, { services, account }) => {
    const filter = new Filter()
      .and('account = ?', account)
      .and('resource = ?', resource)
      .andDate('created_at > ?', request.start_date)
      .andDate('created_at < ?', request.end_date)
      .and("CASE status WHEN 'scheduled' THEN 'processing' ELSE status END = ?", request.status);
    const { rows, pagination } = readPage<OperationRow>(services.database, request, {
      select: `SELECT ${operationColumns} FROM operations`,
      order: 'seq',
      filter,
    });
    return { status: 200, body: { operations: rows.map(operationView), pagination } };
  };
}
