import type {
  FetchOneSenderPoolOperationRequest,
  ListSenderPoolOperationsRequest,
  ListSenderPoolOperationsResponse,
  SenderPoolOperation,
} from '@comms/agents/v1';
import type { Call, Reply } from '../../api/implement.ts';
import { Filter } from '../../api/pagination.ts';
import type { CamelWire } from '../../api/wire.ts';
import { fieldIs, type ResourceRow, resourceColumns } from '../../resources/resource.ts';
import { andDates } from '../dates-filter.ts';
import { readV1Page } from '../page.ts';
import { findPoolOperation, poolOperationKind, poolOperationView } from './pool-operation.ts';

/** Lists the operations of sender pools, the newest first. */
export function answerListSenderPoolOperations(
  request: CamelWire<ListSenderPoolOperationsRequest>,
  { services, account }: Call,
): Reply<CamelWire<ListSenderPoolOperationsResponse>> {
  const filter = new Filter()
    .and('r.account = ?', account)
    .and('r.kind = ?', poolOperationKind)
    .and(fieldIs('status'), request.status);
  andDates(filter, request, 'r.created_at');
  filter.conditions.push('r.deleted_at IS NULL');
  const { rows, pagination } = readV1Page<ResourceRow>(services.database, request, {
    select: `SELECT ${resourceColumns} FROM resources r`,
    order: 'r.seq',
    filter,
  });
  return { status: 200, body: { operations: rows.map(poolOperationView), pagination } };
}

/** Shows where one operation stands. */
export function answerFetchOneSenderPoolOperation(
  { operationId }: CamelWire<FetchOneSenderPoolOperationRequest>,
  call: Call,
): Reply<CamelWire<SenderPoolOperation>> {
  return { status: 200, body: poolOperationView(findPoolOperation(call, operationId)) };
}
