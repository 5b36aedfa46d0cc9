import { accountSidOf } from '../../account-sid.ts';
import type { Call } from '../../api/implement.ts';
import { Refusal } from '../../api/problem.ts';
import {
  addResource,
  changeResource,
  type Owner,
  type ResourceRow,
  resourceAt,
  resourceOf,
} from '../../resources/resource.ts';
import { isSid, newSid } from '../../sid.ts';
import { notHere, type Place, type Scope } from '../scope.ts';
import type { GivenDates } from './given-dates.ts';

/** Whether a conversation is being set up, goes on, rests, or has ended for good. */
export type State = 'initializing' | 'active' | 'inactive' | 'closed';

/** What a conversation's row keeps: the fields of its answers. */
export interface ConversationFields extends GivenDates {
  readonly friendly_name: string | null;
  readonly unique_name: string | null;
  readonly messaging_service_sid: string | null;
  readonly attributes: string;
  readonly state: State;
  readonly bindings: { readonly email?: { readonly projected_address?: string; readonly name?: string } };
}

/** What is kept beside it. */
export interface ConversationFacts {
  readonly next_index: number;
  readonly inactive_ms: number | null;
  readonly closed_ms: number | null;
  readonly quiet_since: number;
  readonly wakes_at: number | null;
}

/** How long the timers of a conversation run, in milliseconds. */
export type Timers = Pick<ConversationFacts, 'inactive_ms' | 'closed_ms'>;

export function conversationFields({ fields }: ResourceRow): ConversationFields {
  return JSON.parse(fields);
}

export function conversationFacts({ services }: Owner, { seq }: ResourceRow): ConversationFacts {
  const facts = services.database.get<ConversationFacts>(
    'SELECT next_index, inactive_ms, closed_ms, quiet_since, wakes_at FROM v1_conversations WHERE conversation = ?',
    seq,
  );
  if (!facts) throw new Error('The conversation has no facts.');
  return facts;
}

/** The conversation with a SID or a unique name; undefined where the service has none. */
export function findConversation({ owner, service }: Place, name: string): ResourceRow | undefined {
  const row = isSid('CH', name) ? resourceOf(owner, 'CH', name) : undefined;
  if (row?.parent === service.seq) return row;
  const found = owner.services.database.get<{ conversation: number }>(
    'SELECT conversation FROM v1_conversations WHERE service = ? AND unique_name = ?',
    service.seq,
    name,
  );
  return found && resourceAt(owner, found.conversation);
}

/** The conversation that a path names. @throws {Refusal} 404 */
export function conversationOf(call: Call, scope: Scope, name: string): ResourceRow {
  const row = findConversation(scope, name);
  if (!row) throw notHere(call);
  return row;
}

/** Refuses what cannot be done with a conversation that has ended, or has not yet begun. @throws {Refusal} 400 */
export function refuseUnlessOpen(row: ResourceRow): void {
  const { state } = conversationFields(row);
  if (state === 'closed') {
    throw new Refusal(400, { code: 50377, message: 'The conversation is closed, which is final' });
  }
  if (state === 'initializing') {
    throw new Refusal(400, { code: 20001, message: 'The conversation is initializing: wait until it is active' });
  }
}

/** Adds a conversation, within `write`. */
export function addConversation({ owner, service }: Place, fields: ConversationFields, timers: Timers): ResourceRow {
  const { services, account } = owner;
  const row = addResource(owner, 'CH', fields, { parent: service.seq, id: newSid(services.ids, 'CH') });
  services.database.run(
    `INSERT INTO v1_conversations (conversation, account, service, unique_name, inactive_ms, closed_ms, quiet_since)
      VALUES (?, ?, ?, ?, ?, ?, ?)`,
    row.seq,
    account,
    service.seq,
    fields.unique_name,
    timers.inactive_ms,
    timers.closed_ms,
    services.clock.now(),
  );
  return row;
}

/** Replaces the fields of a conversation, within `write`; when it was changed is told anew, unless they say it. */
export function changeConversation(owner: Owner, row: ResourceRow, fields: ConversationFields): ResourceRow {
  owner.services.database.run(
    'UPDATE v1_conversations SET unique_name = ? WHERE conversation = ?',
    fields.unique_name,
    row.seq,
  );
  return changeResource(owner, row, fields);
}

/** Whose a conversation is, for what happens by itself. */
export function placeOf(owner: Owner, conversation: ResourceRow): Place {
  const service = resourceAt(owner, conversation.parent);
  if (!service) throw new Error('The conversation belongs to no service.');
  return { owner, accountSid: accountSidOf(owner), service };
}
