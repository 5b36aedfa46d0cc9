import type {
  Communication,
  CreateCommunicationInConversationRequest,
  FetchCommunicationRequest,
  ListCommunicationByConversationRequest,
  ListCommunicationByConversationResponse,
} from '@comms/conversations-v2';
import type { Call, Reply } from '../api/implement.ts';
import { Filter } from '../api/pagination.ts';
import type { CamelWire } from '../api/wire.ts';
import { fieldIs, findResource } from '../resources/resource.ts';
import { addCommunication, refuseStranger } from './add-communication.ts';
import { communicationView } from './communication.ts';
import { conversationOf } from './conversation.ts';
import { findPart } from './find-part.ts';
import { readResourcePage } from './orchestrator-pages.ts';
import { closed } from './orchestrator-problem.ts';

type Shown = Reply<CamelWire<Communication>>;

/** Keeps what was written or said elsewhere; nothing is sent. */
export function answerCreateCommunication(
  { conversationId, ...given }: CamelWire<CreateCommunicationInConversationRequest>,
  call: Call,
): Shown {
  const conversation = findResource(call, 'conv_conversation', conversationId);
  if (conversationOf(conversation).status === 'CLOSED') throw closed();
  refuseStranger(call, conversation, given.author.participantId, 'author');
  for (const [index, { participantId }] of given.recipients.entries()) {
    refuseStranger(call, conversation, participantId, `recipients[${index}]`);
  }
  const row = call.services.database.write(() => addCommunication(call, conversation, given));
  return { status: 201, body: communicationView(call, conversation, row) };
}

/** Lists what was written and said in a conversation, the oldest first. */
export function answerListCommunications(
  request: CamelWire<ListCommunicationByConversationRequest>,
  call: Call,
): Reply<CamelWire<ListCommunicationByConversationResponse>> {
  const conversation = findResource(call, 'conv_conversation', request.conversationId);
  const filter = new Filter().and(fieldIs('channelId'), request.channelId);
  const source = { kind: 'conv_communication', key: 'communications', parent: conversation.seq, filter } as const;
  const { rows, meta } = readResourcePage(call, request, source);
  return { status: 200, body: { communications: rows.map((row) => communicationView(call, conversation, row)), meta } };
}

export function answerFetchCommunication(
  { conversationId, communicationId }: CamelWire<FetchCommunicationRequest>,
  call: Call,
): Shown {
  const { conversation, row } = findPart(call, 'conv_communication', conversationId, communicationId);
  return { status: 200, body: communicationView(call, conversation, row) };
}
