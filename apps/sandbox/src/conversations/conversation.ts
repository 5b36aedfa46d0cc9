import type { Conversation } from '@comms/conversations';
import type { Tags } from '@comms/core';
import type { Wire } from '../api/wire.ts';
import { emitEvent } from '../events/emit.ts';
import { prefixedId } from '../prefixed-id.ts';
import { addResource, datesOf, type Owner, type ResourceRow } from '../resources/resource.ts';

/** The states, in the order in which they come. */
export const conversationStates = ['active', 'inactive', 'closed', 'deleted'] as const;

/** Where a conversation stands. */
export type State = (typeof conversationStates)[number];

/** The states that are planned. */
export type LaterState = Exclude<State, 'active'>;

/** The states that are planned, in the order in which they come. */
export const laterStates: readonly LaterState[] = ['inactive', 'closed', 'deleted'];

/** When it comes to each of its later states; null where nothing is planned. */
export type TimeTo = Readonly<Record<LaterState, string | null>>;

/** Nothing is planned. */
export const unplanned: TimeTo = { inactive: null, closed: null, deleted: null };

/** The fields of a conversation that its row keeps. */
export interface ConversationFields {
  readonly title: string | null;
  readonly state: State;
  readonly time_to: TimeTo;
  readonly tags: Tags;
}

/** Begins a conversation, within `write`; `id` is given where the sender of its first message chose it. */
export function addConversation(owner: Owner, id?: string): ResourceRow {
  const { services, account } = owner;
  const fields: ConversationFields = { title: null, state: 'active', time_to: unplanned, tags: {} };
  const row = addResource(owner, 'conversation', fields, id === undefined ? {} : { id });
  services.database.run(
    'INSERT INTO conversation_activity (conversation, account, last_activity_at) VALUES (?, ?, ?)',
    row.seq,
    account,
    row.created_at,
  );
  const conversationId = conversationIdOf(row);
  const data = { conversation_id: conversationId, state: fields.state };
  emitEvent(owner, { type: 'conversation.created', data, about: [conversationId] });
  return row;
}

/** The identifier as answers show it. */
export function conversationIdOf({ id }: Pick<ResourceRow, 'id'>): string {
  return prefixedId('conversation', id);
}

/** The fields that the row of a conversation keeps. */
export function fieldsOfConversation({ fields }: Pick<ResourceRow, 'fields'>): ConversationFields {
  return JSON.parse(fields);
}

/** A conversation as answers show it. Its numbers are counted anew each time, so that they are always right. */
export function conversationView({ services: { database }, account }: Owner, row: ResourceRow): Wire<Conversation> {
  const { title, state, time_to: timeTo, tags } = fieldsOfConversation(row);
  const id = conversationIdOf(row);
  const participants = database.get<{ count: number }>(
    "SELECT count(*) AS count FROM resources WHERE account = ? AND kind = 'participant' AND parent = ? AND deleted_at IS NULL",
    account,
    row.seq,
  );
  const channels = database.all<{ channel: string }>(
    'SELECT channel FROM participant_addresses WHERE conversation = ? GROUP BY channel ORDER BY min(participant), channel',
    row.seq,
  );
  const messages = database.get<{ count: number }>(
    "SELECT count(*) AS count FROM deliveries WHERE account = ? AND reference = ? AND resource = 'messages' AND deleted_at IS NULL",
    account,
    id,
  );
  return {
    id,
    title,
    state,
    participant_count: participants?.count ?? 0,
    participant_channels: channels.map(({ channel }) => channel),
    message_count: messages?.count ?? 0,
    time_to: timeTo,
    tags,
    ...datesOf(row),
  };
}
