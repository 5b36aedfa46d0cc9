import { emitEvent } from '../events/emit.ts';
import { changeResource, type Owner, type ResourceRow, removeResource, resourceAt } from '../resources/resource.ts';
import type { Services } from '../services.ts';
import {
  type ConversationFields,
  conversationIdOf,
  conversationStates,
  fieldsOfConversation,
  laterStates,
  type State,
  type TimeTo,
  unplanned,
} from './conversation.ts';

/** The kind of job that takes a conversation to a later state. */
export const conversationJob = 'conversation';

/**
 * Changes a conversation, within `write`: plans its later states anew, and tells who has subscribed that its state has changed.
 *
 * A state that it has come to, or has passed, is planned no more.
 */
export function changeConversation(owner: Owner, row: ResourceRow, changed: ConversationFields): ResourceRow {
  const before = fieldsOfConversation(row);
  const { state } = changed;
  const timeTo = withoutPassed(changed.time_to, state);
  const next = changeResource(owner, row, { ...changed, time_to: timeTo });
  if (state === 'deleted') forget(owner, next);
  else planStates(owner.services, row.seq, timeTo, before.time_to);
  if (state !== before.state) {
    const id = conversationIdOf(row);
    const data = { conversation_id: id, state, previous_state: before.state };
    emitEvent(owner, { type: 'conversation.state_changed', data, about: [id] });
  }
  return next;
}

/** What happens when a message was added to a conversation, within `write`: it is active, for as long as it was said. */
export function keepActive(owner: Owner, row: ResourceRow): void {
  const now = owner.services.clock.now();
  owner.services.database.run(
    'UPDATE conversation_activity SET last_activity_at = ? WHERE conversation = ?',
    now,
    row.seq,
  );
  const fields = fieldsOfConversation(row);
  const inactive = timeOfInactivity(owner, row) ?? fields.time_to.inactive;
  changeConversation(owner, row, { ...fields, state: 'active', time_to: { ...fields.time_to, inactive } });
}

/** When it becomes inactive if nothing happens from now on; undefined where that is at a fixed time, or not at all. */
export function timeOfInactivity({ services }: Owner, { seq }: ResourceRow): string | undefined {
  const row = services.database.get<{ inactive_after_ms: number | null }>(
    'SELECT inactive_after_ms FROM conversation_activity WHERE conversation = ?',
    seq,
  );
  const afterMs = row?.inactive_after_ms ?? null;
  return afterMs === null ? undefined : new Date(services.clock.now() + afterMs).toISOString();
}

/** The work of the job: takes a conversation to each state that is due, and plans what comes after. */
export function advanceConversation(services: Services, seq: number, dueAt: number): undefined {
  let row = resourceAt({ services }, seq);
  if (row?.kind !== 'conversation') return;
  const owner = { services, account: row.account };
  for (const state of laterStates) {
    const fields = fieldsOfConversation(row);
    const time = fields.time_to[state];
    if (time === null || Date.parse(time) > dueAt) continue;
    row = changeConversation(owner, row, { ...fields, state });
    if (state === 'deleted') return;
  }
  // Messages have moved its inactivity on since this job was planned.
  planStates(services, seq, fieldsOfConversation(row).time_to, unplanned);
}

/**
 * Plans the jobs for later states. Those that have moved to a later time have a job already: it comes too early, and plans
 * the next one, so that messages that come one after the other do not each leave a job behind.
 */
function planStates({ jobs }: Services, subject: number, timeTo: TimeTo, before: TimeTo): void {
  for (const state of laterStates) {
    const [time, earlier] = [timeTo[state], before[state]];
    if (time === null) continue;
    if (earlier === null || time < earlier) jobs.add({ kind: conversationJob, subject, dueAt: Date.parse(time) });
  }
}

function withoutPassed(timeTo: TimeTo, state: State): TimeTo {
  const passed = laterStates.filter((later) => rankOf(later) <= rankOf(state));
  return { ...timeTo, ...Object.fromEntries(passed.map((later) => [later, null])) };
}

/** A deleted conversation is nobody's: messages between its participants begin another one. */
function forget(owner: Owner, row: ResourceRow): void {
  const { database } = owner.services;
  database.run('DELETE FROM participant_addresses WHERE conversation = ?', row.seq);
  database.run('DELETE FROM conversation_activity WHERE conversation = ?', row.seq);
  removeResource(owner, row);
}

/** How far on a state is. */
export function rankOf(state: State): number {
  return conversationStates.indexOf(state);
}
