import { agentById, type KnownAgent } from '../agents/agent-directory.ts';
import { openPool } from '../agents/choose-agent.ts';
import { noSenderCode, unknownResourceCode } from '../deliveries/delivery-errors.ts';
import { outcomeOfSender } from '../deliveries/magic-numbers.ts';
import type { Outcome } from '../deliveries/outcome.ts';
import type { Owner } from '../resources/resource.ts';

/** Who sends, on the wire: told apart by the key that is present. */
export type WireSender =
  | { readonly address: string; readonly channel?: string | undefined; readonly name?: string | undefined }
  | { readonly agent_id: string }
  | { readonly agent_pool_id: string };

/** Who sends one item. */
export interface ChosenSender {
  /** As answers show it; undefined where the request's own `from` says it all. */
  readonly sender?: { readonly address: string; readonly channel: string; readonly agent_id: string } | undefined;
  /** Why it cannot be sent. */
  readonly outcome?: Outcome | undefined;
}

/** Who sends to each recipient of one request. */
export interface OpenSender {
  /** The channels that it can send by, the best first; undefined where it can by any. */
  readonly channels: readonly string[] | undefined;
  /** Why it can send nothing at all. */
  readonly refused: Outcome | undefined;
  /** Chooses for one recipient, within `write`. */
  choose(recipient: { readonly address: string; readonly channel: string }): ChosenSender;
}

/** Looks up once who sends: an address, an agent, or a pool that chooses one of its agents for each recipient. */
export function openSender(owner: Owner, from: WireSender): OpenSender {
  if ('address' in from) {
    const refused = outcomeOfSender(from.address);
    return { channels: from.channel === undefined ? undefined : [from.channel], refused, choose: () => ({}) };
  }
  if ('agent_id' in from) return senderOfAgent(agentById(owner, from.agent_id));
  return senderOfPool(owner, from.agent_pool_id);
}

function senderOfAgent(agent: KnownAgent | undefined): OpenSender {
  if (!agent) return unknownSender;
  const sender = viewOf(agent);
  return { channels: [agent.channel], refused: outcomeOfSender(agent.address), choose: () => ({ sender }) };
}

function senderOfPool(owner: Owner, id: string): OpenSender {
  const pool = openPool(owner, id);
  if (!pool) return unknownSender;
  return {
    channels: pool.channels.map(({ channel }) => channel),
    refused: undefined,
    choose: (recipient) => {
      const agent = pool.choose(recipient);
      if (!agent) return { outcome: { state: 'failed', errorCode: noSenderCode } };
      pool.remember(recipient, agent);
      return { sender: viewOf(agent), outcome: outcomeOfSender(agent.address) };
    },
  };
}

const unknownSender: OpenSender = {
  channels: undefined,
  refused: { state: 'failed', errorCode: unknownResourceCode },
  choose: () => ({}),
};

function viewOf({ address, channel, id }: KnownAgent): NonNullable<ChosenSender['sender']> {
  return { address, channel, agent_id: id };
}
