import { changeResource, type Owner, type ResourceRow, removeResource, resourceAt } from '../resources/resource.ts';
import type { Services } from '../services.ts';
import { type ConversationFields, conversationOf, participantRows, type Status } from './conversation.ts';
import { forgetKeys } from './grouping.ts';
import { participantOf } from './participant.ts';
import { tellOfConversation } from './status-callbacks.ts';

/** The kind of job that lets a conversation rest, and ends it. */
export const orchestratedConversationJob = 'orchestrated_conversation';

const minuteMs = 60_000;

/** No conversation lives longer: three years. */
const lifespanMs = 3 * 365 * 24 * 60 * minuteMs;

interface Activity {
  readonly last_at: number;
  readonly planned_at: number | null;
}

/** Begins the life of a conversation, within `write`. */
export function beginLife(owner: Owner, row: ResourceRow): void {
  const { services, account } = owner;
  services.database.run(
    'INSERT INTO orchestrator_activity (conversation, account, last_at) VALUES (?, ?, ?)',
    row.seq,
    account,
    row.created_at,
  );
}

/** Changes a conversation, within `write`, and tells of it where its name or status is another one. */
export function changeConversation(owner: Owner, row: ResourceRow, fields: ConversationFields): ResourceRow {
  const before = conversationOf(row);
  const changed = changeResource(owner, row, fields);
  if (fields.status === 'CLOSED') forgetKeys(owner, row.seq);
  if (fields.status === 'ACTIVE' && before.status === 'INACTIVE') keepActive(owner, row.seq);
  planNext(owner, changed);
  if (fields.status !== before.status || fields.name !== before.name) {
    tellOfConversation(owner, changed, 'CONVERSATION_UPDATED');
  }
  return changed;
}

/** A communication was added, within `write`: the conversation wakes up, and its times count from now. */
export function wake(owner: Owner, row: ResourceRow): ResourceRow {
  keepActive(owner, row.seq);
  const fields = conversationOf(row);
  if (fields.status === 'INACTIVE') return changeConversation(owner, row, { ...fields, status: 'ACTIVE' });
  planNext(owner, row);
  return row;
}

function keepActive({ services: { database, clock } }: Owner, conversation: number): void {
  database.run('UPDATE orchestrator_activity SET last_at = ? WHERE conversation = ?', clock.now(), conversation);
}

/** Plans the job for what happens next if nothing else does, within `write`. One that comes too early plans the right one. */
export function planNext(owner: Owner, row: ResourceRow): void {
  const { database, jobs } = owner.services;
  const activity = activityOf(owner, row.seq);
  const dueAt = nextStep(owner, row, activity)?.at;
  if (dueAt === undefined || (activity.planned_at !== null && activity.planned_at <= dueAt)) return;
  database.run('UPDATE orchestrator_activity SET planned_at = ? WHERE conversation = ?', dueAt, row.seq);
  jobs.add({ kind: orchestratedConversationJob, subject: row.seq, dueAt });
}

/** The work of the job: takes a conversation to the status that is due. */
export function advanceOrchestrated(services: Services, seq: number, dueAt: number): undefined {
  const row = resourceAt({ services }, seq);
  if (row?.kind !== 'conv_conversation') return;
  const owner = { services, account: row.account };
  const activity = activityOf(owner, seq);
  if (activity.planned_at !== null && activity.planned_at <= dueAt) {
    services.database.run('UPDATE orchestrator_activity SET planned_at = NULL WHERE conversation = ?', seq);
  }
  const step = nextStep(owner, row, activity);
  if (step && step.at <= dueAt) changeConversation(owner, row, { ...conversationOf(row), status: step.status });
  else planNext(owner, row);
}

/**
 * What happens next if nothing else does. Both times count from the last communication, and with several channels the
 * longest one counts.
 */
function nextStep(
  owner: Owner,
  row: ResourceRow,
  { last_at: lastAt }: Activity,
): { readonly status: Status; readonly at: number } | undefined {
  const { status, configuration } = conversationOf(row);
  if (status === 'CLOSED') return undefined;
  const channels = new Set(
    participantRows(owner, row.seq).flatMap((participant) =>
      participantOf(participant).addresses.map(({ channel }) => channel),
    ),
  );
  const timeouts = [...channels].map((channel) => configuration.channelSettings[channel]?.statusTimeouts ?? {});
  const longest = (minutes: readonly (number | undefined)[]): number => {
    const given = minutes.filter((each) => each !== undefined);
    return given.length > 0 ? lastAt + Math.max(...given) * minuteMs : Number.POSITIVE_INFINITY;
  };
  const inactiveAt = longest(timeouts.map(({ inactive }) => inactive));
  const closedAt = Math.min(longest(timeouts.map(({ closed }) => closed)), row.created_at + lifespanMs);
  if (status === 'ACTIVE' && inactiveAt < closedAt) return { status: 'INACTIVE', at: inactiveAt };
  return { status: 'CLOSED', at: closedAt };
}

function activityOf({ services: { database } }: Owner, conversation: number): Activity {
  const found = database.get<Activity>('SELECT * FROM orchestrator_activity WHERE conversation = ?', conversation);
  if (!found) throw new Error('The conversation has no activity.');
  return found;
}

/** Removes a conversation with all that is in it, within `write`, and tells of it. */
export function forgetConversation(owner: Owner, row: ResourceRow): void {
  const { database, clock } = owner.services;
  tellOfConversation(owner, row, 'CONVERSATION_DELETED');
  forgetKeys(owner, row.seq);
  database.run('DELETE FROM orchestrator_activity WHERE conversation = ?', row.seq);
  database.run('DELETE FROM orchestrator_sources WHERE account = ? AND conversation = ?', owner.account, row.seq);
  database.run(
    `UPDATE resources SET deleted_at = ? WHERE account = ? AND parent = ? AND deleted_at IS NULL
      AND kind IN ('conv_participant', 'conv_communication', 'conv_action')`,
    clock.now(),
    owner.account,
    row.seq,
  );
  removeResource(owner, row);
}
