import type {
  AcceptedPoolSender,
  AddSenderToSenderPoolRequest,
  AddSenderToSenderPoolResponse,
  ListSendersInSenderPoolRequest,
  ListSendersInSenderPoolResponse,
  RemoveSenderFromSenderPoolRequest,
} from '@comms/agents/v1';
import { touchPool } from '../../agents/agent-pool.ts';
import { forgetAgent } from '../../agents/sticky-sender.ts';
import type { BodyReader, Call, Reply } from '../../api/implement.ts';
import { notFound, type Problem, refusal } from '../../api/problem.ts';
import { fieldsOf, listOf } from '../../api/unchecked-fields.ts';
import type { CamelWire } from '../../api/wire.ts';
import { removeMember } from '../../resources/memberships.ts';
import type { ResourceRow } from '../../resources/resource.ts';
import { acceptedOperation, acceptedResource } from '../accepted.ts';
import { v1Id } from '../identifier.ts';
import { readV1Page } from '../page.ts';
import { namedTwice } from './named-twice.ts';
import { startPoolOperation } from './pool-operation.ts';
import { findSender, senderFilter, senderView } from './sender.ts';
import { findSenderPool } from './sender-pool.ts';

const maxBytes = 1_048_576;

/** Reads the body of `addSenderToSenderPool`: a list with no object around it. */
export const senderList: BodyReader = {
  maxBytes,
  tooLong: `The body has more than ${maxBytes} bytes`,
  read: (bytes) => {
    let senders: unknown;
    try {
      senders = JSON.parse(bytes.toString() || '[]');
    } catch {
      throw refusal(400, 'The body is no JSON');
    }
    if (!Array.isArray(senders)) throw refusal(400, 'The body is no JSON list, such as [{"senderId": "…"}]');
    return { senders };
  },
};

/** Finds senders that are named twice. */
export function checkNewSenders(request: unknown): Problem[] {
  const ids = listOf(fieldsOf(request)['senders']).map((each) => fieldsOf(each)['senderId']);
  return namedTwice(ids, (index) => `senders[${index}].senderId`);
}

/** Begins to add senders to a pool: they are in it when the operation has ended. */
export function answerAddSenderToSenderPool(
  { senderPoolId, senders }: CamelWire<AddSenderToSenderPoolRequest>,
  call: Call,
): Reply<CamelWire<AddSenderToSenderPoolResponse>> {
  const { id: pool } = findSenderPool(call, senderPoolId);
  const ids = senders.map(({ senderId }) => senderId);
  const work = { work: 'add', pool, name: null, tags: {}, senders: ids } as const;
  const operation = call.services.database.write(() => startPoolOperation(call, work));
  return acceptedOperation(call, `/SenderPools/${v1Id('senderpool', pool)}/Senders`, operation);
}

/** Lists the senders of a pool, those that were added last first; dates are those of their adding. */
export function answerListSendersInSenderPool(
  request: CamelWire<ListSendersInSenderPoolRequest>,
  call: Call,
): Reply<CamelWire<ListSendersInSenderPoolResponse>> {
  const pool = findSenderPool(call, request.senderPoolId);
  const { rows, pagination } = readV1Page<ResourceRow>(call.services.database, request, {
    // The page is cut by the number of the membership.
    select: `SELECT m.seq, r.account, r.kind, r.id, r.parent, r.fields, r.created_at, r.updated_at, r.deleted_at
      FROM memberships m JOIN resources r ON r.seq = m.member`,
    order: 'm.seq',
    filter: senderFilter(request, 'm.added_at').and('m.owner = ?', pool.seq),
  });
  return { status: 200, body: { senders: rows.map(senderView), pagination } };
}

/**
 * Takes a sender out of a pool: that is done when the answer comes. The sender itself stays.
 *
 * @throws {Refusal} 404 where it is not in it.
 */
export function answerRemoveSenderFromSenderPool(
  { senderPoolId, senderId }: CamelWire<RemoveSenderFromSenderPoolRequest>,
  call: Call,
): Reply<CamelWire<AcceptedPoolSender>> {
  const pool = findSenderPool(call, senderPoolId);
  const sender = findSender(call, senderId);
  const { database } = call.services;
  const isMember = database.get('SELECT 1 FROM memberships WHERE owner = ? AND member = ?', pool.seq, sender.seq);
  if (!isMember) throw notFound('sender in this pool', senderId);
  database.write(() => {
    removeMember(call, pool.seq, sender.seq);
    forgetAgent(call, sender.seq, pool.seq);
    touchPool(call, pool.seq);
  });
  return acceptedResource(call, `/SenderPools/${v1Id('senderpool', pool.id)}/Senders`, v1Id('sender', sender.id));
}
