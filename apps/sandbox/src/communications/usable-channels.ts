import { kindOfChannel } from '../addressing/communication-kind.ts';
import type { OpenSender } from '../addressing/open-sender.ts';
import type { AgentPoolFields } from '../agents/agent-pool.ts';
import { openPool } from '../agents/choose-agent.ts';
import { pushChannels } from '../push/new-pushes.ts';
import { type Owner, resourceOf } from '../resources/resource.ts';
import type { CommunicationRequest } from './communication-request.ts';

/** What can be sent by, the best first; channels that stand together are equally good. */
export type ChannelGroups = readonly (readonly string[])[];

/**
 * The channels by which a sender reaches contacts that ask for none.
 *
 * Push notifications need nobody who sends them: without a sender only they are made, and a pool that does not rank them
 * comes to them last. An address, and an agent, have their own channel only.
 */
export function usableChannels(
  owner: Owner,
  from: CommunicationRequest['from'],
  sender: OpenSender | undefined,
): ChannelGroups {
  if (!from) return [pushChannels];
  if (!('agent_pool_id' in from)) return (sender?.channels ?? []).map((channel) => [channel]);
  const ranked = channelsOfPool(owner, from.agent_pool_id);
  const others = pushChannels.filter((channel) => !ranked.includes(channel));
  return [...ranked.map((channel) => [channel]), ...(others.length > 0 ? [others] : [])];
}

/** Whether a sender, or nobody at all, can send by a channel. */
export function canSendBy(sender: OpenSender | undefined, channel: string): boolean {
  return kindOfChannel(channel) === 'push_notification' || (sender?.channels?.includes(channel) ?? false);
}

/** A pool also ranks push services, though it has no agents on them. */
function channelsOfPool(owner: Owner, id: string): string[] {
  const row = resourceOf(owner, 'agentpool', id);
  const pool = openPool(owner, id);
  if (!row || !pool) return [];
  const { channel_rank: ranks }: AgentPoolFields = JSON.parse(row.fields);
  const known = new Set(pool.channels.map(({ channel }) => channel));
  const pushes = ranks.filter(({ channel }) => kindOfChannel(channel) === 'push_notification' && !known.has(channel));
  return [...pool.channels, ...pushes].sort((one, other) => one.rank - other.rank).map(({ channel }) => channel);
}
