import type {
  AcceptedSenderPool,
  CreateSenderPoolRequest,
  CreateSenderPoolResponse,
  DeleteSenderPoolRequest,
  FetchOneSenderPoolRequest,
  ListSenderPoolsRequest,
  ListSenderPoolsResponse,
  SenderPool,
  UpdateSenderPoolRequest,
} from '@comms/agents/v1';
import type { AgentPoolFields } from '../../agents/agent-pool.ts';
import { forgetPool } from '../../agents/sticky-sender.ts';
import type { Call, Reply } from '../../api/implement.ts';
import { Filter } from '../../api/pagination.ts';
import type { Problem } from '../../api/problem.ts';
import { fieldsOf } from '../../api/unchecked-fields.ts';
import type { CamelWire } from '../../api/wire.ts';
import { changeResource, type ResourceRow, removeResource, resourceColumns } from '../../resources/resource.ts';
import { acceptedOperation, acceptedResource } from '../accepted.ts';
import { checkTags } from '../check-tags.ts';
import { andDates } from '../dates-filter.ts';
import { bareV1Id, v1Id } from '../identifier.ts';
import { readV1Page } from '../page.ts';
import { checkNewSenders } from './answer-pool-senders.ts';
import { poolOperationKind, startPoolOperation } from './pool-operation.ts';
import { findSenderPool, refuseTakenName, senderPoolView } from './sender-pool.ts';

const path = '/SenderPools';

/** Finds tags that v1 does not take. */
export function checkPoolTags(request: unknown): Problem[] {
  return checkTags(fieldsOf(request)['tags']);
}

/** Finds what the contract cannot say of a new pool: tags that v1 does not take, and senders that are named twice. */
export function checkNewPool(request: unknown): Problem[] {
  return [...checkPoolTags(request), ...checkNewSenders(request)];
}

/** Begins to make a pool: it is there when its operation has ended. */
export function answerCreateSenderPool(
  { name, senders = [], tags = {} }: CamelWire<CreateSenderPoolRequest>,
  call: Call,
): Reply<CamelWire<CreateSenderPoolResponse>> {
  const { database, ids } = call.services;
  refuseTakenName(call, name);
  const operation = database.write(() =>
    startPoolOperation(call, {
      work: 'create',
      pool: ids.next(),
      name: name ?? null,
      tags,
      senders: senders.map(({ senderId }) => senderId),
    }),
  );
  return acceptedOperation(call, path, operation);
}

/** A condition on the pool that an operation makes, or adds senders to. */
const ofOperation = `r.id IN (SELECT o.fields ->> 'pool' FROM resources o
  WHERE o.account = r.account AND o.kind = '${poolOperationKind}' AND o.id = ?)`;

/** Lists pools, the newest first. */
export function answerListSenderPools(
  request: CamelWire<ListSenderPoolsRequest>,
  { services, account }: Call,
): Reply<CamelWire<ListSenderPoolsResponse>> {
  const { operationId } = request;
  const filter = new Filter()
    .and('r.account = ?', account)
    .and('r.kind = ?', 'agentpool')
    .and(ofOperation, operationId === undefined ? undefined : bareV1Id('operation', operationId));
  andDates(filter, request, 'r.created_at');
  filter.conditions.push('r.deleted_at IS NULL');
  const { rows, pagination } = readV1Page<ResourceRow>(services.database, request, {
    select: `SELECT ${resourceColumns} FROM resources r`,
    order: 'r.seq',
    filter,
  });
  return { status: 200, body: { senderPools: rows.map(senderPoolView), pagination } };
}

/** Shows one pool. */
export function answerFetchOneSenderPool(
  { senderPoolId }: CamelWire<FetchOneSenderPoolRequest>,
  call: Call,
): Reply<CamelWire<SenderPool>> {
  return { status: 200, body: senderPoolView(findSenderPool(call, senderPoolId)) };
}

/** Changes the name or the tags of a pool: that is done when the answer comes. */
export function answerUpdateSenderPool(
  { senderPoolId, name, tags }: CamelWire<UpdateSenderPoolRequest>,
  call: Call,
): Reply<CamelWire<AcceptedSenderPool>> {
  const row = findSenderPool(call, senderPoolId);
  refuseTakenName(call, name, row.seq);
  const before: AgentPoolFields = JSON.parse(row.fields);
  const fields: AgentPoolFields = { ...before, friendly_name: name ?? before.friendly_name, tags: tags ?? before.tags };
  call.services.database.write(() => changeResource(call, row, fields));
  return acceptedResource(call, path, v1Id('senderpool', row.id));
}

/** Deletes a pool: that is done when the answer comes. Its senders stay. */
export function answerDeleteSenderPool(
  { senderPoolId }: CamelWire<DeleteSenderPoolRequest>,
  call: Call,
): Reply<CamelWire<AcceptedSenderPool>> {
  const row = findSenderPool(call, senderPoolId);
  call.services.database.write(() => {
    removeResource(call, row);
    forgetPool(call, row.seq);
  });
  return acceptedResource(call, path, v1Id('senderpool', row.id));
}
