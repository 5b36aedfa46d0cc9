import type {
  FetchSingleParticipantRequest,
  ListParticipantsRequest,
  ListParticipantsResponse,
  Participant,
} from '@comms/conversations';
import type { Call, Identifiers, Reply } from '../api/implement.ts';
import { Filter } from '../api/pagination.ts';
import { notFound } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { findResource, listResources, type ResourceRow, resourceOf } from '../resources/resource.ts';
import { participantView } from './participant.ts';

/** A condition on a participant: it has an address on the channel. */
const isOnChannel = `EXISTS (SELECT 1 FROM participant_addresses a
  WHERE a.conversation = r.parent AND a.participant = r.seq AND a.channel = ?)`;

/** Lists the participants of a conversation, those who came last first. */
export function answerListParticipants(
  request: Wire<ListParticipantsRequest>,
  call: Call,
): Reply<Wire<ListParticipantsResponse>> {
  const { seq } = findResource(call, 'conversation', request.conversation_id);
  const filter = new Filter().and('r.parent = ?', seq).and(isOnChannel, request.channel);
  const { rows, pagination } = listResources(call, 'participant', request, filter);
  return { status: 200, body: { participants: rows.map(participantView), pagination } };
}

export function answerFetchSingleParticipant(
  { conversation_id: conversationId, participant_id: id }: Wire<FetchSingleParticipantRequest>,
  call: Call,
): Reply<Wire<Participant>> {
  return { status: 200, body: participantView(findParticipant(call, conversationId, id)) };
}

/** Refuses a path to a participant who is none of the conversation. */
export function participantMustExist(identifiers: Identifiers, call: Call): void {
  findParticipant(call, identifiers['conversation_id'] ?? '', identifiers['participant_id'] ?? '');
}

/** @throws {Refusal} 404 */
function findParticipant(call: Call, conversationId: string, id: string): ResourceRow {
  const conversation = findResource(call, 'conversation', conversationId);
  const row = resourceOf(call, 'participant', id);
  if (row?.parent !== conversation.seq) throw notFound('participant', id);
  return row;
}
