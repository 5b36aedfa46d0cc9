import type { Sender, SenderFilters } from '@comms/agents/v1';
import type { AgentFields } from '../../agents/agent-directory.ts';
import { isActive, statusTag } from '../../agents/agent-status.ts';
import type { Call } from '../../api/implement.ts';
import { Filter } from '../../api/pagination.ts';
import { notFound } from '../../api/problem.ts';
import type { CamelWire } from '../../api/wire.ts';
import { datesOf, type ResourceRow, resourceOf } from '../../resources/resource.ts';
import { storedSenderChannels, v1SenderChannel } from '../channel.ts';
import { andDates } from '../dates-filter.ts';
import { bareV1Id, v1Id } from '../identifier.ts';

/** The agent that is the sender of a path. @throws {Refusal} 404 */
export function findSender(call: Call, id: string): ResourceRow {
  const row = resourceOf(call, 'agent', bareV1Id('sender', id));
  if (!row) throw notFound('sender', id);
  return row;
}

/** An agent as v1 shows it. */
export function senderView(row: ResourceRow): CamelWire<Sender> {
  const { display_name: displayName, address, channel, tags }: AgentFields = JSON.parse(row.fields);
  const { created_at: createdAt, updated_at: updatedAt } = datesOf(row);
  return {
    id: v1Id('sender', row.id),
    displayName,
    address,
    channel: v1SenderChannel(channel),
    status: tags[statusTag] === 'DEACTIVATED' ? 'DEACTIVATED' : 'ACTIVATED',
    tags,
    createdAt,
    updatedAt,
  };
}

/** What senders are listed by, as conditions on the rows `r` of agents; `since` is the column that the dates are about. @throws {Refusal} 400 */
export function senderFilter(
  { channel, status, startDate, endDate }: CamelWire<SenderFilters>,
  since = 'r.created_at',
): Filter {
  const filter = andDates(new Filter(), { startDate, endDate }, since);
  filter.conditions.push('r.deleted_at IS NULL');
  if (channel !== undefined) andChannel(filter, channel);
  if (status !== undefined) filter.conditions.push(status === 'DEACTIVATED' ? `NOT (${isActive})` : isActive);
  return filter;
}

/** One channel of v1 can be several of preview: both kinds of push are one. */
function andChannel(filter: Filter, channel: string): void {
  const stored = storedSenderChannels(channel);
  filter.conditions.push(`r.fields ->> 'channel' IN (${stored.map(() => '?').join(', ')})`);
  filter.values.push(...stored);
}
