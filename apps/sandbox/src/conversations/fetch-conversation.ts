import type { Conversation, FetchOneConversationRequest } from '@comms/conversations';
import type { Call, Reply } from '../api/implement.ts';
import type { Wire } from '../api/wire.ts';
import { findResource } from '../resources/resource.ts';
import { conversationView } from './conversation.ts';

export function answerFetchOneConversation(
  { conversation_id: id }: Wire<FetchOneConversationRequest>,
  call: Call,
): Reply<Wire<Conversation>> {
  return { status: 200, body: conversationView(call, findResource(call, 'conversation', id)) };
}
