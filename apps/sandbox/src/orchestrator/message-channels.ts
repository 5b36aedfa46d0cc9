import type { CommunicationAddress } from '@comms/core';
import type { DeliveryState } from '../deliveries/outcome.ts';
import { channelAddress, plainAddress } from './channel-address.ts';
import type { DeliveryStatus } from './communication.ts';

/** The channels of the engine of all sends, by those of Conversations v2. */
const engineChannels: Readonly<Record<string, string>> = { SMS: 'tel', WHATSAPP: 'whatsapp', RCS: 'rcs', CHAT: 'chat' };

/** An address as the engine of all sends has it: without what only says its channel. */
export function engineAddress({ address, channel }: CommunicationAddress): CommunicationAddress {
  return { address: plainAddress(address), channel: engineChannels[channel] ?? channel };
}

/** An address of the engine as Conversations v2 has it; undefined for channels that it does not have. */
export function orchestratedAddress({
  address,
  channel: engine,
}: Partial<CommunicationAddress>): CommunicationAddress | undefined {
  const channel = Object.keys(engineChannels).find((name) => engineChannels[name] === engine);
  return channel && address ? { address: channelAddress(channel, address), channel } : undefined;
}

/** How far a message has come, in the words of communications. */
export function deliveryStatusOf(state: DeliveryState): DeliveryStatus {
  return statuses[state];
}

const statuses: Readonly<Record<DeliveryState, DeliveryStatus>> = {
  scheduled: 'IN_PROGRESS',
  queued: 'IN_PROGRESS',
  sent: 'IN_PROGRESS',
  delivered: 'DELIVERED',
  read: 'READ',
  opened: 'READ',
  undelivered: 'FAILED',
  failed: 'FAILED',
};
