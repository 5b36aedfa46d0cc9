import type {
  ResolveSenderAddress,
  ResolveSendersRequest,
  ResolveSendersResponse,
  SenderChannelControls,
} from '@comms/agents/v1';
import { agentsOfAccount, type KnownAgent } from '../../agents/agent-directory.ts';
import { openPool } from '../../agents/choose-agent.ts';
import type { Call, Reply } from '../../api/implement.ts';
import { notFound } from '../../api/problem.ts';
import type { CamelWire } from '../../api/wire.ts';
import { v1SenderChannel } from '../channel.ts';
import { bareV1Id, v1IdOf } from '../identifier.ts';

/** The channels, as they are stored, that reach an address of a recipient. */
const reaching: Readonly<Record<string, readonly string[]>> = {
  PHONE: ['tel', 'rcs'],
  WHATSAPP: ['whatsapp'],
  EMAIL: ['email'],
  PUSH: ['apn', 'fcm'],
};

const maxResults = 10;

/** Of channels that nobody has ranked. */
const lastRank = Number.MAX_SAFE_INTEGER;

/** Whose senders are looked at, and how they are preferred. */
interface Source {
  readonly agents: readonly KnownAgent[];
  /** How much a channel is preferred where the request does not say; the lower, the more. */
  readonly rankOf: (channel: string) => number;
  /** Who would send to an address. */
  readonly choose: (recipient: { readonly address: string; readonly channel: string }) => KnownAgent | undefined;
}

interface Pair {
  readonly agent: KnownAgent;
  readonly to: { readonly address: string; readonly channel: string };
  readonly rank: number;
}

/**
 * Pairs senders with the addresses of one person: channels in the order that the request asks for, else in the pool's; then
 * addresses as they were given; and of the senders on one channel first the one that the pool would choose.
 */
export function answerResolveSenders(
  request: CamelWire<ResolveSendersRequest>,
  call: Call,
): Reply<CamelWire<ResolveSendersResponse>> {
  const source = sourceOf(request, call);
  const rankOf = ranksOf(request.channels, source.rankOf);
  const onChannel = Map.groupBy(source.agents, ({ channel }) => channel);
  const pairs = request.recipientAddresses.flatMap((to) =>
    (reaching[to.channel] ?? []).flatMap((channel): Pair[] => {
      const rank = rankOf(channel);
      if (rank === undefined) return [];
      const able = onChannel.get(channel) ?? [];
      const first = source.choose({ address: to.address, channel });
      const others = able.filter(({ seq }) => seq !== first?.seq);
      return [...(first ? [first] : []), ...others].slice(0, maxResults).map((agent) => ({ agent, to, rank }));
    }),
  );
  // What is of one rank stays in its order.
  const best = pairs.sort((one, other) => one.rank - other.rank).slice(0, maxResults);
  return { status: 200, body: { results: best.map(pairView) } };
}

function pairView({ agent, to }: Pair, index: number) {
  const { id, displayName, channel, address } = agent;
  return {
    from: { senderId: v1IdOf(id), displayName: displayName ?? null, channel: v1SenderChannel(channel), address },
    to: { address: to.address, channel: to.channel },
    priority: index,
  };
}

/** Looks up whose senders a request means. @throws {Refusal} 404 when there is no such pool */
function sourceOf(request: CamelWire<ResolveSendersRequest>, call: Call): Source {
  const unranked = { rankOf: () => 0, choose: () => undefined };
  if ('senderAddresses' in request) {
    const agents = agentsOfAccount(call).filter((agent) =>
      request.senderAddresses.some((each) => isMeant(agent, each)),
    );
    return { agents, ...unranked };
  }
  const { senderPoolId } = request;
  if (senderPoolId === undefined) return { agents: agentsOfAccount(call), ...unranked };
  const pool = openPool(call, bareV1Id('senderpool', senderPoolId));
  if (!pool) throw notFound('sender pool', senderPoolId);
  const ranks = new Map(pool.channels.map(({ channel, rank }) => [channel, rank]));
  return {
    agents: pool.agents,
    rankOf: (channel) => ranks.get(channel) ?? lastRank,
    choose: (recipient) => pool.choose(recipient),
  };
}

/** Whether an agent is what an address of the request names; push credentials are named by their identifiers. */
function isMeant({ address, channel }: KnownAgent, named: CamelWire<ResolveSenderAddress>): boolean {
  if ('channel' in named) return v1SenderChannel(channel) === named.channel && isSame(address, named.address);
  if ('name' in named) return channel === 'email' && isSame(address, named.address);
  const credential = channel === 'fcm' ? named.fcm : channel === 'apn' ? named.apn : undefined;
  return credential !== undefined && bareV1Id('credential', credential) === bareV1Id('credential', address);
}

function isSame(one: string, other: string): boolean {
  const plain = (address: string): string => address.replace(/^whatsapp:/, '').toLowerCase();
  return plain(one) === plain(other);
}

/** The rank of each stored channel; undefined for those that are not to be used. */
function ranksOf(
  { filterIn, priority }: CamelWire<SenderChannelControls> = {},
  usual: (channel: string) => number,
): (channel: string) => number | undefined {
  const ranks = new Map(priority?.map((each) => [each.channel, each.priority]));
  return (stored) => {
    const channel = v1SenderChannel(stored);
    if (filterIn && !filterIn.includes(channel)) return undefined;
    if (!priority) return usual(stored);
    return ranks.get(channel) ?? lastRank;
  };
}
