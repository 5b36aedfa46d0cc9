import { type Owner, resourceOf } from '../resources/resource.ts';
import { agentsOfPool, type KnownAgent, type Recipient } from './agent-directory.ts';
import type { AgentPoolFields, ChannelRank } from './agent-pool.ts';
import { isSameArea, isSameCountry, type PhonePlace, phonePlace } from './phone-place.ts';
import { spread } from './spread.ts';
import { rememberedAgent, writeSticky } from './sticky-sender.ts';

/** A pool that was read once, to choose from for many recipients. */
export interface OpenPool {
  /** Those that can send, in the order in which they were added. */
  readonly agents: readonly KnownAgent[];
  /** The channels that it has agents on, the best first. */
  readonly channels: readonly ChannelRank[];
  /**
   * Chooses who sends to a recipient: the one that did before, where the pool is sticky; else one from the recipient's area or
   * country, where the pool looks at that; and of all who are left always the same one. Undefined where none is on its channel.
   */
  choose(recipient: Recipient): KnownAgent | undefined;
  /** Keeps for sticky senders who has sent to a recipient, within `write`. */
  remember(recipient: Recipient, agent: KnownAgent): void;
}

/** Reads a pool, with or without the prefix of its identifier; undefined where there is none. */
export function openPool(owner: Owner, poolId: string): OpenPool | undefined {
  const row = resourceOf(owner, 'agentpool', poolId);
  if (!row) return undefined;
  const { sticky_sender_enabled: isSticky, geomatch, channel_rank: ranks }: AgentPoolFields = JSON.parse(row.fields);
  const agents = agentsOfPool(owner, row.seq);
  const onChannel = Map.groupBy(agents, ({ channel }) => channel);
  const narrow = geomatchOf(geomatch);
  return {
    agents,
    channels: rankChannels(ranks, [...onChannel.keys()]),
    choose: (recipient) => {
      const able = onChannel.get(recipient.channel) ?? [];
      const known = isSticky ? rememberedAgent(owner, row.seq, recipient) : undefined;
      return able.find(({ seq }) => seq === known) ?? spread(narrow(able, recipient), recipient.address);
    },
    remember: (recipient, agent) => {
      if (isSticky) writeSticky(owner, row.seq, recipient, agent.seq);
    },
  };
}

/** Ranked channels first, the lowest rank at the beginning; those without a rank come after, in the order of their agents. */
function rankChannels(ranks: readonly ChannelRank[], used: readonly string[]): ChannelRank[] {
  const ranked = ranks.filter(({ channel }) => used.includes(channel)).sort((one, other) => one.rank - other.rank);
  const last = Math.max(0, ...ranks.map(({ rank }) => rank));
  const others = used.filter((channel) => !ranks.some((each) => each.channel === channel));
  return [...ranked, ...others.map((channel) => ({ channel, rank: last + 1 }))];
}

type Narrow = (agents: readonly KnownAgent[], recipient: Recipient) => readonly KnownAgent[];

/** Leaves the agents that are nearest to a recipient: all of them where none is near. */
function geomatchOf({
  country_code_enabled: byCountry,
  area_code_enabled: byArea,
}: AgentPoolFields['geomatch']): Narrow {
  if (!byCountry && !byArea) return (agents) => agents;
  const places = new Map<KnownAgent, PhonePlace | undefined>();
  const placeOf = (agent: KnownAgent): PhonePlace | undefined => {
    if (!places.has(agent)) places.set(agent, phonePlace(agent.address, agent.channel));
    return places.get(agent);
  };
  return (agents, { address, channel }) => {
    const place = agents.length > 1 ? phonePlace(address, channel) : undefined;
    if (!place) return agents;
    for (const isNear of [...(byArea ? [isSameArea] : []), ...(byCountry ? [isSameCountry] : [])]) {
      const near = agents.filter((agent) => {
        const other = placeOf(agent);
        return other !== undefined && isNear(place, other);
      });
      if (near.length > 0) return near;
    }
    return agents;
  };
}
