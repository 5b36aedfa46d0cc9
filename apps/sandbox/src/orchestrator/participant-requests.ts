import type {
  CreateParticipantInConversationRequest,
  FetchParticipantRequest,
  ListParticipantByConversationRequest,
  ListParticipantByConversationResponse,
  Participant,
  UpdateParticipantInConversationRequest,
} from '@comms/conversations-v2';
import type { Call, Reply } from '../api/implement.ts';
import type { Problem } from '../api/problem.ts';
import type { CamelWire } from '../api/wire.ts';
import { findResource } from '../resources/resource.ts';
import { addressProblem } from './channel-address.ts';
import { findPart } from './find-part.ts';
import { readResourcePage } from './orchestrator-pages.ts';
import { participantFields, participantView } from './participant.ts';
import { addParticipant, changeParticipant, refuseParticipant } from './take-part.ts';

type Fields = Readonly<Record<string, unknown>>;
type Shown = Reply<CamelWire<Participant>>;

export function answerCreateParticipant(request: CamelWire<CreateParticipantInConversationRequest>, call: Call): Shown {
  const conversation = findResource(call, 'conv_conversation', request.conversationId);
  const fields = participantFields(request);
  refuseParticipant(call, conversation, fields);
  const row = call.services.database.write(() => addParticipant(call, conversation, fields));
  return { status: 201, body: participantView(call, conversation, row) };
}

/** Lists the participants of a conversation, in the order in which they came. */
export function answerListParticipants(
  request: CamelWire<ListParticipantByConversationRequest>,
  call: Call,
): Reply<CamelWire<ListParticipantByConversationResponse>> {
  const conversation = findResource(call, 'conv_conversation', request.conversationId);
  const source = { kind: 'conv_participant', key: 'participants', parent: conversation.seq } as const;
  const { rows, meta } = readResourcePage(call, request, source);
  return { status: 200, body: { participants: rows.map((row) => participantView(call, conversation, row)), meta } };
}

export function answerFetchParticipant(
  { conversationId, participantId }: CamelWire<FetchParticipantRequest>,
  call: Call,
): Shown {
  const { conversation, row } = findPart(call, 'conv_participant', conversationId, participantId);
  return { status: 200, body: participantView(call, conversation, row) };
}

/** Replaces a participant: what is left out is taken away. */
export function answerUpdateParticipant(request: CamelWire<UpdateParticipantInConversationRequest>, call: Call): Shown {
  const { conversation, row } = findPart(call, 'conv_participant', request.conversationId, request.participantId);
  const fields = participantFields(request);
  refuseParticipant(call, conversation, fields, row);
  const changed = call.services.database.write(() => changeParticipant(call, conversation, row, fields));
  return { status: 200, body: participantView(call, conversation, changed) };
}

/** Finds what the contract cannot say: addresses that their channel does not have, and those that are given twice. */
export function checkParticipant(request: unknown): Problem[] {
  return checkAddresses(request, '', new Set());
}

/** The same for all participants with whom a conversation is to begin. */
export function checkParticipants(request: unknown): Problem[] {
  const { participants }: Fields = Object(request);
  const list: readonly unknown[] = Array.isArray(participants) ? participants : [];
  const seen = new Set<string>();
  return list.flatMap((participant, index) => checkAddresses(participant, `participants[${index}].`, seen));
}

function checkAddresses(participant: unknown, place: string, seen: Set<string>): Problem[] {
  const { addresses }: Fields = Object(participant);
  const list: readonly unknown[] = Array.isArray(addresses) ? addresses : [];
  return list.flatMap((each, index): Problem[] => {
    const { channel, address }: Fields = Object(each);
    const field = `${place}addresses[${index}].address`;
    const key = JSON.stringify([channel, address]);
    if (seen.has(key)) return [{ code: 20001, field, message: `${field} is given twice` }];
    seen.add(key);
    return addressProblem(channel, address, field);
  });
}
