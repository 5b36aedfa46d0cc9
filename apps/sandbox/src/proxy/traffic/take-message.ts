import type { Received } from '../../inbound/receive-message.ts';
import type { Routed } from '../../inbound/route-inbound.ts';
import type { Owner } from '../../resources/resource.ts';
import { IncomingMessage } from './incoming-message.ts';
import { takeContact } from './take-contact.ts';

/** Takes a message that comes in to a proxy number, outside of `write`; undefined where the number is none. */
export async function takeProxyMessage(owner: Owner, received: Received): Promise<Routed | undefined> {
  const incoming = new IncomingMessage(owner, received);
  const taken = await takeContact(owner, incoming);
  return taken && { row: incoming.row, taken };
}
