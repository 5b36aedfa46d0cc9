import type { SendCommunicationsRequest } from '@comms/communications';
import type { Wire } from '../api/wire.ts';
import type { CommunicationKind } from '../contacts/consent.ts';
import type { StoredDelivery } from '../deliveries/stored-delivery.ts';
import type { Considered } from './choose-channel.ts';

/** What the communications of one send have in common: the request without its recipients. */
export type CommunicationRequest = Omit<Wire<SendCommunicationsRequest>, 'to'>;

/** What is sent. */
export type CommunicationContent = CommunicationRequest['content'];

/** What is kept of one communication beside its delivery. */
export interface CommunicationDetails {
  /** What it became; null where nothing reaches the recipient. */
  readonly type: CommunicationKind | null;
  readonly channel: string | null;
  /** The channels that were thought of, in this order. */
  readonly considered: readonly Considered[];
}

/** What all communications of an operation have in common. */
export function readCommunicationRequest({ request }: Pick<StoredDelivery, 'request'>): CommunicationRequest {
  return JSON.parse(request);
}

/** What is kept of one communication. */
export function detailsOfCommunication({ details }: Pick<StoredDelivery, 'details'>): CommunicationDetails {
  return details === null ? { type: null, channel: null, considered: [] } : JSON.parse(details);
}
