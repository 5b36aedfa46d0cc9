import type {
  DeleteServiceUserConversationRequest,
  FetchServiceUserConversationRequest,
  ListServiceUserConversationRequest,
  ListUserConversationResponse,
  UpdateServiceUserConversationRequest,
  UserConversation,
} from '@comms/conversations-v1';
import type { Call, Reply } from '../../api/implement.ts';
import { Filter } from '../../api/pagination.ts';
import { readUrlPage } from '../../api/url-pages.ts';
import type { FormWire, Wire } from '../../api/wire.ts';
import { type ResourceRow, resourceAt, resourceColumns } from '../../resources/resource.ts';
import { refused } from '../refused.ts';
import { datesOf, notHere, type OptionallyScoped, type Scope, scopeOf } from '../scope.ts';
import { findUser, userFields } from '../settings/users.ts';
import { conversationFields, conversationOf } from './conversation-row.ts';
import { timersView } from './conversation-view.ts';
import { maker } from './participant-conversations.ts';
import { changeParticipant, removeParticipant } from './participant-life.ts';
import { type NotificationLevel, participantFields, participantWithIdentity } from './participant-row.ts';
import { readHorizon } from './plan-participant-changes.ts';
import { unreadCount } from './unread-count.ts';
import { byRequest } from './webhook-cause.ts';

/** A conversation, as one of its users sees it. */
interface Part {
  readonly user: ResourceRow;
  readonly conversation: ResourceRow;
  readonly participant: ResourceRow;
}

export function listUserConversation(
  request: OptionallyScoped<FormWire<ListServiceUserConversationRequest>>,
  call: Call,
): Reply<Wire<ListUserConversationResponse>> {
  const scope = scopeOf(call, request);
  const user = userOf(call, scope, request.UserSid);
  const filter = new Filter().and('p.service = ?', scope.service.seq).and('p.identity = ?', userFields(user).identity);
  const { rows, meta } = readUrlPage<ResourceRow>(call, request, {
    select: `SELECT ${resourceColumns} FROM v1_participants p JOIN resources r ON r.seq = p.participant`,
    order: 'p.participant',
    isAscending: true,
    filter,
    key: 'conversations',
  });
  const conversations = rows.flatMap((participant) => {
    const conversation = resourceAt(scope.owner, participant.parent);
    return conversation ? [view(scope, { user, conversation, participant })] : [];
  });
  return { status: 200, body: { conversations, meta } };
}

export function fetchUserConversation(
  request: OptionallyScoped<FormWire<FetchServiceUserConversationRequest>>,
  call: Call,
): Reply<Wire<UserConversation>> {
  const scope = scopeOf(call, request);
  return { status: 200, body: view(scope, partOf(call, scope, request)) };
}

/** How far the user has read is what its participant tells, too. */
export function updateUserConversation(
  request: OptionallyScoped<FormWire<UpdateServiceUserConversationRequest>>,
  call: Call,
): Reply<Wire<UserConversation>> {
  const scope = scopeOf(call, request);
  const part = partOf(call, scope, request);
  const { conversation, participant } = part;
  const { NotificationLevel: level } = request;
  const fields = {
    ...participantFields(participant),
    ...readHorizon(scope, conversation, request),
    ...(level !== undefined && { notification_level: levelOf(level) }),
  };
  const changed = scope.owner.services.database.write(() =>
    changeParticipant(scope, conversation, participant, fields, byRequest({})),
  );
  return { status: 200, body: view(scope, { ...part, participant: changed }) };
}

/** The user takes part no more. */
export function deleteUserConversation(
  request: OptionallyScoped<FormWire<DeleteServiceUserConversationRequest>>,
  call: Call,
): Reply<never> {
  const scope = scopeOf(call, request);
  const { conversation, participant } = partOf(call, scope, request);
  scope.owner.services.database.write(() => removeParticipant(scope, conversation, participant, byRequest({})));
  return { status: 204 };
}

function levelOf(given: string): NotificationLevel {
  const level = given.toLowerCase();
  if (level !== 'default' && level !== 'muted') throw refused(50210, 'NotificationLevel', 'must be default or muted');
  return level;
}

function userOf(call: Call, scope: Scope, name: string): ResourceRow {
  const user = findUser(scope, name);
  if (!user) throw notHere(call);
  return user;
}

interface PartRequest {
  readonly UserSid: string;
  readonly ConversationSid: string;
}

function partOf(call: Call, scope: Scope, { UserSid: name, ConversationSid: sid }: PartRequest): Part {
  const user = userOf(call, scope, name);
  const conversation = conversationOf(call, scope, sid);
  const participant = participantWithIdentity(scope.owner, conversation, userFields(user).identity);
  if (!participant) throw notHere(call);
  return { user, conversation, participant };
}

function view({ owner, accountSid, service, url }: Scope, part: Part): Wire<UserConversation> {
  const { user, conversation, participant } = part;
  const { friendly_name: friendly, unique_name: unique, attributes, state } = conversationFields(conversation);
  const { last_read_message_index: lastRead, notification_level: level } = participantFields(participant);
  const own = `${url}/Conversations/${conversation.id}`;
  return {
    account_sid: accountSid,
    chat_service_sid: service.id,
    conversation_sid: conversation.id,
    unread_messages_count: unreadCount(owner, conversation, lastRead),
    last_read_message_index: lastRead,
    participant_sid: participant.id,
    user_sid: user.id,
    friendly_name: friendly,
    conversation_state: state,
    timers: timersView(owner, conversation),
    attributes,
    ...datesOf(conversation),
    created_by: maker,
    notification_level: level,
    unique_name: unique,
    url: `${url}/Users/${user.id}/Conversations/${conversation.id}`,
    links: { participant: `${own}/Participants/${participant.id}`, conversation: own },
  };
}
