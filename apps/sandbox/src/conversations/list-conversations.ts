import type { ListConversationsRequest, ListConversationsResponse } from '@comms/conversations';
import type { Call, Reply } from '../api/implement.ts';
import { Filter } from '../api/pagination.ts';
import type { Problem } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { fieldIs, listResources } from '../resources/resource.ts';
import { conversationView } from './conversation.ts';

/** A condition on a conversation: it has a participant on the channel. */
const hasChannel = 'EXISTS (SELECT 1 FROM participant_addresses a WHERE a.conversation = r.seq AND a.channel = ?)';

/** Lists conversations, the newest first; those with participants on all of the channels that are asked for. */
export function answerListConversations(
  request: Wire<ListConversationsRequest>,
  call: Call,
): Reply<Wire<ListConversationsResponse>> {
  const filter = new Filter()
    .and(fieldIs('state'), request.state)
    .andDate('r.created_at > ?', request.start_date)
    .andDate('r.created_at < ?', request.end_date)
    .andDate('r.updated_at > ?', request.updated_date);
  for (const channel of new Set(request.participant_channels)) filter.and(hasChannel, channel);
  const { rows, pagination } = listResources(call, 'conversation', request, filter);
  return { status: 200, body: { conversations: rows.map((row) => conversationView(call, row)), pagination } };
}

/**
 * Takes apart what came as one text with commas, `email,tel`, before the contract looks at it: the reference does not say
 * how lists are written in a query, and clients do it in both ways. It finds no problems.
 */
export function takeChannelsApart(request: unknown): Problem[] {
  if (typeof request !== 'object' || request === null || !('participant_channels' in request)) return [];
  const { participant_channels: given } = request;
  const texts: unknown[] = [given].flat();
  request.participant_channels = texts.flatMap((text) => (typeof text === 'string' ? text.split(',') : [text]));
  return [];
}
