import type { StartVerificationRequestFrom } from '@comms/verify';
import { type OpenSender, openSender, type WireSender } from '../addressing/open-sender.ts';
import { addressOn } from '../addressing/resolve-targets.ts';
import type { Wire } from '../api/wire.ts';
import { contactById, type KnownContact } from '../contacts/contact-directory.ts';
import type { Owner } from '../resources/resource.ts';
import { wrongField } from './verification-problem.ts';

/** Who sends a code, on the one channel that it goes by. */
export interface CodeSender {
  /** As the request of the send keeps it. */
  readonly from: WireSender;
  readonly open: OpenSender;
}

/** Who sends where the request names nobody. */
const ownNumber = '+15005550006';
const ownEmail = 'verify@sandbox.example';

/** The channels that a request's sender can use, the best first; undefined where it can use any. */
export function channelsOfSender(
  owner: Owner,
  from: Wire<StartVerificationRequestFrom> | undefined,
): readonly string[] | undefined {
  if (!from) return undefined;
  if ('contact_id' in from) return senderContact(owner, from.contact_id).addresses.map(({ channel }) => channel);
  return openSender(owner, from).channels;
}

/**
 * Finds who sends a code by a channel.
 *
 * @throws {Refusal} 400 when the request's sender cannot use it.
 */
export function codeSender(
  owner: Owner,
  from: Wire<StartVerificationRequestFrom> | undefined,
  channel: string,
): CodeSender {
  const sender = from ? namedSender(owner, from, channel) : ownSender(channel);
  const open = openSender(owner, sender);
  if (open.channels && !open.channels.includes(channel)) throw cannotUse(channel);
  return { from: sender, open };
}

function ownSender(channel: string): WireSender {
  return { address: channel === 'email' ? ownEmail : ownNumber, channel };
}

function namedSender(owner: Owner, from: Wire<StartVerificationRequestFrom>, channel: string): WireSender {
  if (!('contact_id' in from)) return from;
  const found = addressOn(senderContact(owner, from.contact_id), [channel]);
  if (!found) throw cannotUse(channel);
  return { address: found.address, channel };
}

function senderContact(owner: Owner, id: string): KnownContact {
  const contact = contactById(owner, id);
  if (!contact) throw wrongField('from.contact_id', 'is no contact of this account');
  return contact;
}

function cannotUse(channel: string): Error {
  return wrongField('from', `cannot send on the channel ${channel}`);
}
