import type {
  ListParticipantConversationResponse,
  ListServiceParticipantConversationRequest,
  ParticipantConversation,
} from '@comms/conversations-v1';
import type { Call, Reply } from '../../api/implement.ts';
import { Filter } from '../../api/pagination.ts';
import { readUrlPage } from '../../api/url-pages.ts';
import type { FormWire, Wire } from '../../api/wire.ts';
import { type ResourceRow, resourceAt, resourceColumns } from '../../resources/resource.ts';
import { refused } from '../refused.ts';
import { datesOf, type OptionallyScoped, type Scope, scopeOf } from '../scope.ts';
import { findUser } from '../settings/users.ts';
import { conversationFields } from './conversation-row.ts';
import { timersView } from './conversation-view.ts';
import { participantFields } from './participant-row.ts';

/** Who made conversations, as these answers tell it: all came by the API. */
export const maker = 'system';

/** The conversations of any state in which someone takes part, by identity or by address. */
export function listParticipantConversation(
  request: OptionallyScoped<FormWire<ListServiceParticipantConversationRequest>>,
  call: Call,
): Reply<Wire<ListParticipantConversationResponse>> {
  const scope = scopeOf(call, request);
  const { Identity: identity, Address: address } = request;
  if (identity !== undefined && address !== undefined) {
    throw refused(50451, 'Address', 'does not go together with Identity');
  }
  if (identity === undefined && address === undefined) {
    throw refused(20001, 'Identity', 'is missing, and so is Address');
  }
  const filter = new Filter().and('p.service = ?', scope.service.seq);
  filter.and('p.identity = ?', identity).and('p.address = ?', address);
  const { rows, meta } = readUrlPage<ResourceRow>(call, request, {
    select: `SELECT ${resourceColumns} FROM v1_participants p JOIN resources r ON r.seq = p.participant`,
    order: 'p.participant',
    isAscending: true,
    filter,
    key: 'conversations',
  });
  return { status: 200, body: { conversations: rows.map((row) => view(scope, row)), meta } };
}

function view(scope: Scope, row: ResourceRow): Wire<ParticipantConversation> {
  const { owner, accountSid, service, url } = scope;
  const conversation = resourceAt(owner, row.parent);
  if (!conversation) throw new Error('The participant is in no conversation.');
  const { identity, messaging_binding: binding } = participantFields(row);
  const { friendly_name: friendly, unique_name: unique, attributes, state } = conversationFields(conversation);
  const { date_created: created, date_updated: updated } = datesOf(conversation);
  const own = `${url}/Conversations/${conversation.id}`;
  return {
    account_sid: accountSid,
    chat_service_sid: service.id,
    participant_sid: row.id,
    participant_user_sid: identity === null ? null : (findUser(scope, identity)?.id ?? null),
    participant_identity: identity,
    participant_messaging_binding: binding && {
      type: binding.type,
      address: binding.address ?? null,
      proxy_address: binding.proxy_address ?? null,
      projected_address: binding.projected_address ?? null,
    },
    conversation_sid: conversation.id,
    conversation_unique_name: unique,
    conversation_friendly_name: friendly,
    conversation_attributes: attributes,
    conversation_date_created: created,
    conversation_date_updated: updated,
    conversation_created_by: maker,
    conversation_state: state,
    conversation_timers: timersView(owner, conversation),
    links: { participant: `${own}/Participants/${row.id}`, conversation: own },
  };
}
