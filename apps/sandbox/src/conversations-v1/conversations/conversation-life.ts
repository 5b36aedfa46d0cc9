import { changeResource, type Owner, type ResourceRow, resourceAt } from '../../resources/resource.ts';
import type { Services } from '../../services.ts';
import { isoSecond } from '../../time/iso-second.ts';
import type { Place } from '../scope.ts';
import { conversationFacts, conversationFields, placeOf, type State } from './conversation-row.ts';
import { tell } from './tell-webhooks.ts';
import { byItself, type Cause } from './webhook-cause.ts';

/** The kind of job that looks at the timers of a conversation. */
export const conversationTimerJob = 'conversation_v1_timers';

/** Why a conversation has come to another state. */
export type Reason = 'API' | 'TIMER' | 'EVENT';

/** Takes a conversation to another state, within `write`; once it is closed, its addresses are free again. */
export function changeState(
  place: Place,
  row: ResourceRow,
  state: State,
  { reason, cause }: { readonly reason: Reason; readonly cause: Cause },
): ResourceRow {
  const { owner, service } = place;
  const { date_updated: _, ...before } = conversationFields(row);
  const changed = changeResource(owner, row, { ...before, state });
  if (state === 'closed') freeAddresses(owner, row);
  if (state === 'active') restartTimers(owner, changed);
  else planTimers(owner, changed);
  tell(place, {
    event: 'onConversationStateUpdated',
    cause,
    conversation: row,
    parameters: {
      ChatServiceSid: service.id,
      ConversationSid: row.id,
      MessagingServiceSid: before.messaging_service_sid,
      StateUpdated: isoSecond(owner.services.clock.now()),
      StateFrom: before.state,
      StateTo: state,
      Reason: reason,
    },
  });
  return changed;
}

/** Someone has said something, within `write`: a conversation that rests goes on, and its timers run anew. */
export function stir(place: Place, row: ResourceRow, cause: Cause): void {
  if (conversationFields(row).state === 'inactive') changeState(place, row, 'active', { reason: 'EVENT', cause });
  else restartTimers(place.owner, row);
}

/** The timers of a conversation run from now on, within `write`. */
export function restartTimers(owner: Owner, row: ResourceRow): void {
  const { database, clock } = owner.services;
  database.run('UPDATE v1_conversations SET quiet_since = ? WHERE conversation = ?', clock.now(), row.seq);
  planTimers(owner, row);
}

/** Does what the timers of a conversation say, at the time for which it was planned. */
export function advanceConversation(services: Services, seq: number, dueAt: number): undefined {
  const row = resourceAt({ services }, seq);
  // Row numbers are given again after a reset.
  if (row?.kind !== 'CH') return;
  const owner = { services, account: row.account };
  // It was planned for another time meanwhile.
  if (conversationFacts(owner, row).wakes_at !== dueAt) return;
  services.database.run('UPDATE v1_conversations SET wakes_at = NULL WHERE conversation = ?', seq);
  const due = nextMove(owner, row);
  if (due && due.at <= services.clock.now()) {
    changeState(placeOf(owner, row), row, due.state, { reason: 'TIMER', cause: byItself });
  } else {
    planTimers(owner, row);
  }
}

/** Plans when to look at the timers: not anew with every message, since what is looked at too early is only planned again. */
function planTimers(owner: Owner, row: ResourceRow): void {
  const { database, jobs, clock } = owner.services;
  const due = nextMove(owner, row);
  const { wakes_at: wakesAt } = conversationFacts(owner, row);
  if (!due) return;
  const dueAt = Math.max(due.at, clock.now());
  if (wakesAt !== null && wakesAt <= dueAt) return;
  database.run('UPDATE v1_conversations SET wakes_at = ? WHERE conversation = ?', dueAt, row.seq);
  jobs.add({ kind: conversationTimerJob, subject: row.seq, dueAt });
}

/** To which state the timers take a conversation next. */
function nextMove(owner: Owner, row: ResourceRow): { readonly at: number; readonly state: State } | undefined {
  const { state } = conversationFields(row);
  const { inactive_ms: inactiveMs, closed_ms: closedMs, quiet_since: since } = conversationFacts(owner, row);
  if (state !== 'active' && state !== 'inactive') return undefined;
  const moves = [
    ...(state === 'active' && inactiveMs !== null ? [{ at: since + inactiveMs, state: 'inactive' as const }] : []),
    ...(closedMs === null ? [] : [{ at: since + closedMs, state: 'closed' as const }]),
  ];
  return moves.sort((one, other) => one.at - other.at)[0];
}

function freeAddresses({ services: { database } }: Owner, { seq }: ResourceRow): void {
  for (const table of ['v1_pairs', 'v1_groups']) database.run(`DELETE FROM ${table} WHERE conversation = ?`, seq);
}
