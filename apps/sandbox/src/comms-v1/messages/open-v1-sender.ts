import type { SenderPoolChannels, SendMessagesRequestFrom } from '@comms/messages/v1';
import { agentById, agentsOfAccount, type KnownAgent } from '../../agents/agent-directory.ts';
import { openPool } from '../../agents/choose-agent.ts';
import { spread } from '../../agents/spread.ts';
import type { CamelWire } from '../../api/wire.ts';
import { noSenderCode, unknownResourceCode } from '../../deliveries/delivery-errors.ts';
import { outcomeOfSender } from '../../deliveries/magic-numbers.ts';
import type { Outcome } from '../../deliveries/outcome.ts';
import type { Owner } from '../../resources/resource.ts';
import { storedSenderChannels, v1SenderChannel } from '../channel.ts';
import { bareV1Id } from '../identifier.ts';
import type { StoredSender } from './stored-messages.ts';

/** Someone who can send by a channel. */
export interface Candidate {
  /** As rows have it. */
  readonly channel: string;
  /** As answers of the preview show it; undefined where it is whom the request names. */
  readonly sender?: { readonly address: string; readonly channel: string; readonly agent_id?: string } | undefined;
  /** The lower, the sooner it is tried. */
  readonly rank: number;
  /** Why it can send nothing. */
  readonly refused: Outcome | undefined;
}

/** Who sends the messages of one request. */
export interface OpenV1Sender {
  /** As the preview names it. */
  readonly from: StoredSender;
  /** Why nothing at all can be sent. */
  readonly refused?: Outcome | undefined;
  /** Whether the ranks of channels go before the order of a recipient's addresses. */
  readonly isRanked?: boolean;
  /** Whether it sends by WhatsApp, too. */
  readonly hasWhatsApp: boolean;
  /** Who can send to an address, within `write`: one for each channel, the best first. */
  candidates(recipient: { readonly address: string; readonly channel: string }): readonly Candidate[];
}

/** The stored channels that reach an address on a stored channel. */
function reaching(channel: string): readonly string[] {
  return channel === 'tel' ? ['tel', 'rcs'] : [channel];
}

/** Looks up once who sends: an address, a sender, a pool, or whoever of the account's senders can. */
export function openV1Sender(
  owner: Owner,
  from: CamelWire<SendMessagesRequestFrom> | undefined,
  isRcsWanted: boolean,
): OpenV1Sender {
  if (!from) return anySender(owner, isRcsWanted);
  if ('senderId' in from) return senderOfId(owner, bareV1Id('sender', from.senderId));
  if ('senderPoolId' in from) return senderOfPool(owner, bareV1Id('senderpool', from.senderPoolId), from.channels);
  const { address } = from;
  const [channel = 'tel'] = storedSenderChannels(from.channel);
  const refused = outcomeOfSender(address);
  return { ...only({ channel, rank: 0, refused }), from: { address, channel }, refused };
}

/** What a single sender can do. */
function only(candidate: Candidate): Pick<OpenV1Sender, 'hasWhatsApp' | 'candidates'> {
  const { channel } = candidate;
  return {
    hasWhatsApp: channel === 'whatsapp',
    candidates: (recipient) => (reaching(recipient.channel).includes(channel) ? [candidate] : []),
  };
}

function senderOfId(owner: Owner, id: string): OpenV1Sender {
  const from = { agent_id: id };
  const agent = agentById(owner, id);
  if (!agent) return nobody(from, unknownResourceCode);
  if (!agentsOfAccount(owner).some(({ seq }) => seq === agent.seq)) return nobody(from, noSenderCode);
  const candidate = candidateOf(agent, 0);
  return { ...only(candidate), from, refused: candidate.refused };
}

function nobody(from: StoredSender, errorCode: number): OpenV1Sender {
  return { from, refused: { state: 'failed', errorCode }, hasWhatsApp: false, candidates: () => [] };
}

/** Chooses from a pool for each channel that the request lets it use: in the request's order, else in the pool's own. */
function senderOfPool(owner: Owner, id: string, channels: CamelWire<SenderPoolChannels> | undefined): OpenV1Sender {
  const from = { agent_pool_id: id };
  const pool = openPool(owner, id);
  if (!pool) return nobody(from, unknownResourceCode);
  const { filterIn, priority } = channels ?? {};
  const asked = new Map(priority?.map((each) => [each.channel, each.priority]));
  const ranks = new Map<string, number>();
  for (const { channel, rank } of pool.channels) {
    const name = v1SenderChannel(channel);
    if (filterIn && !filterIn.includes(name)) continue;
    ranks.set(channel, priority ? (asked.get(name) ?? Number.MAX_SAFE_INTEGER) : rank);
  }
  return {
    from,
    isRanked: priority !== undefined,
    hasWhatsApp: ranks.has('whatsapp'),
    candidates: (recipient) => {
      const found = reaching(recipient.channel).flatMap((channel): Candidate[] => {
        const rank = ranks.get(channel);
        const place = { address: recipient.address, channel };
        const agent = rank === undefined ? undefined : pool.choose(place);
        if (rank === undefined || !agent) return [];
        pool.remember(place, agent);
        return [candidateOf(agent, rank)];
      });
      return found.sort((one, other) => one.rank - other.rank);
    },
  };
}

/** Where nobody is named, one of the account's senders on the channel sends, or a number that every sandbox has. */
const defaultSenders: Readonly<Record<string, string>> = {
  tel: '+15005550006',
  rcs: 'rcs:sandbox_agent',
  whatsapp: '+15005550006',
};

/** RCS comes first where the content has something for it, and is not used where it has not. */
function anySender(owner: Owner, isRcsWanted: boolean): OpenV1Sender {
  const onChannel = Map.groupBy(agentsOfAccount(owner), ({ channel }) => channel);
  const wanted = (channel: string): readonly string[] =>
    channel === 'tel' ? (isRcsWanted ? ['rcs', 'tel'] : ['tel']) : [channel];
  return {
    from: {},
    hasWhatsApp: onChannel.has('whatsapp'),
    candidates: (recipient) =>
      wanted(recipient.channel).flatMap((channel, rank): Candidate[] => {
        const agent = spread(onChannel.get(channel) ?? [], recipient.address);
        if (agent) return [candidateOf(agent, rank)];
        const address = defaultSenders[channel];
        return address === undefined ? [] : [{ channel, rank, sender: { address, channel }, refused: undefined }];
      }),
  };
}

function candidateOf({ address, channel, id }: KnownAgent, rank: number): Candidate {
  return { channel, rank, sender: { address, channel, agent_id: id }, refused: outcomeOfSender(address) };
}
