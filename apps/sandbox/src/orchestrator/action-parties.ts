import type { ActionParty } from '@comms/conversations-v2';
import type { CamelWire } from '../api/wire.ts';
import { bareId } from '../prefixed-id.ts';
import type { Owner, ResourceRow } from '../resources/resource.ts';
import { addressProblem } from './channel-address.ts';
import { participantRows } from './conversation.ts';
import { wrongField } from './orchestrator-problem.ts';
import { participantOf } from './participant.ts';

/** Who sends or gets a message: an address on a channel, and the participant where one was named. */
export interface ResolvedParty {
  readonly address: string;
  readonly channel: string;
  readonly participantId?: string | undefined;
}

/** The channels that messages go by. */
const sendingChannels = new Set(['SMS', 'RCS', 'WHATSAPP', 'CHAT']);

/**
 * Finds the address of a party in one of the three ways in which it can be named.
 *
 * @throws {Refusal} 400 when it is named in another way, does not take part, or cannot be sent to.
 */
export function resolveParty(
  owner: Owner,
  conversation: ResourceRow,
  party: CamelWire<ActionParty>,
  field: string,
): ResolvedParty {
  const resolved =
    party.participantId === undefined ? byAddress(party, field) : byParticipant(owner, conversation, party, field);
  const { channel } = resolved;
  if (!sendingChannels.has(channel))
    throw wrongField(`${field}.channel`, `is ${channel}, on which nothing can be sent`);
  return resolved;
}

function byAddress({ address, channel }: CamelWire<ActionParty>, field: string): ResolvedParty {
  if (address === undefined || channel === undefined) {
    throw wrongField(field, 'needs a participantId, or an address and its channel');
  }
  const [problem] = addressProblem(channel, address, `${field}.address`);
  if (problem) throw wrongField(`${field}.address`, `is none of the channel ${channel}`);
  return { address, channel };
}

function byParticipant(
  owner: Owner,
  conversation: ResourceRow,
  { participantId = '', address, channel }: CamelWire<ActionParty>,
  field: string,
): ResolvedParty {
  if (address !== undefined) throw wrongField(`${field}.address`, 'cannot stand beside a participantId');
  const id = bareId('conv_participant', participantId);
  const row = participantRows(owner, conversation.seq).find((each) => each.id === id);
  if (!row) throw wrongField(`${field}.participantId`, 'names nobody who takes part in the conversation');
  const { addresses } = participantOf(row);
  const usable = addresses.filter((place) => channel === undefined || place.channel === channel);
  const [first, second] = usable;
  if (!first) throw wrongField(`${field}.participantId`, 'names a participant who has no address on this channel');
  if (channel === undefined && second)
    throw wrongField(`${field}.channel`, 'is missing: the participant has several addresses');
  return { address: first.address, channel: first.channel, participantId };
}
