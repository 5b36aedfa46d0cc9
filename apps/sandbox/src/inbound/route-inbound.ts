import { takeInbound } from '../conversations-v1/conversations/take-inbound.ts';
import { messageObservers } from '../deliveries/effects.ts';
import type { StoredDelivery } from '../deliveries/stored-delivery.ts';
import { takeProxyMessage } from '../proxy/traffic/take-message.ts';
import type { Owner } from '../resources/resource.ts';
import { type ConsentChange, changeConsent } from './change-consent.ts';
import { keepInboundEmail } from './inbound-email.ts';
import { type Received, receiveMessage } from './receive-message.ts';

/** What became of a message that came in. */
export interface Routed {
  /** The message as it was kept; undefined where it was dropped. */
  readonly row?: StoredDelivery | undefined;
  /** What the API that took it has made of it, such as `{ interaction_sid }`; undefined where none did. */
  readonly taken?: Readonly<Record<string, unknown>> | undefined;
  /** What it has changed by its only word, such as STOP. */
  readonly consent?: ConsentChange | undefined;
}

/** An API that takes messages which come in to addresses of its own. It says undefined where this one is none of them. */
export type InboundTaker = (owner: Owner, received: Received) => Promise<Routed | undefined>;

/** Those who are asked, in this order: what none of them takes is an ordinary message. */
const inboundTakers: readonly InboundTaker[] = [takeProxyMessage, takeInbound];

/** Brings a message from outside to the API whose address it was sent to, outside of `write`. */
export async function routeInbound(owner: Owner, received: Received): Promise<Routed> {
  const routed = (await firstTaker(owner, received)) ?? takeOrdinary(owner, received);
  const { row } = routed;
  return owner.services.database.write(() => {
    if (row?.resource === 'messages') {
      for (const observer of messageObservers) if (observer.isWatching(owner)) observer.received(owner, row);
    }
    return { ...routed, consent: changeConsent(owner, received, row) };
  });
}

async function firstTaker(owner: Owner, received: Received): Promise<Routed | undefined> {
  for (const take of inboundTakers) {
    const routed = await take(owner, received);
    if (routed) return routed;
  }
  return undefined;
}

function takeOrdinary(owner: Owner, received: Received): Routed {
  const { email } = received;
  return {
    row: owner.services.database.write(() =>
      email ? keepInboundEmail(owner, email) : receiveMessage(owner, received),
    ),
  };
}
