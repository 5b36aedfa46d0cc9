import type { OmniVerificationRecipient, StartVerificationRequest, VerificationTo } from '@comms/verify';
import { addressOn } from '../addressing/resolve-targets.ts';
import type { Wire } from '../api/wire.ts';
import {
  contactByAddress,
  contactById,
  contactByUserIdentifier,
  type KnownContact,
} from '../contacts/contact-directory.ts';
import { prefixedId } from '../prefixed-id.ts';
import type { Owner } from '../resources/resource.ts';
import { type CodeSender, channelsOfSender, codeSender } from './code-sender.ts';
import { wrongField } from './verification-problem.ts';

/** Where a code goes. */
export interface CodeRecipient {
  readonly address: string;
  /** The channel of the address. */
  readonly channel: string;
  /** The extension to dial; undefined where nobody is called. */
  readonly extension?: number | null | undefined;
  readonly contact: KnownContact | undefined;
  readonly sender: CodeSender;
  /** As the verification shows it. */
  readonly to: Wire<VerificationTo>;
}

/** The channels by which contacts are verified, the best first: what reaches the one person who holds the device. */
const channelRank = ['tel', 'whatsapp', 'email', 'fcm', 'apn', 'fbm', 'gbm', 'chat'] as const;

/** Calls are made to, and from, phone numbers. */
const callChannel = 'tel';

type To = NonNullable<Wire<StartVerificationRequest>['to']>;

/** The recipients that get a code. */
export type CodeTo = Exclude<To, { factor_id: string } | { phone_number: string }>;

/**
 * Finds where a code goes, and who sends it.
 *
 * @throws {Refusal} 400 when a contact is unknown or cannot be reached, or the sender cannot reach it.
 */
export function codeRecipient(owner: Owner, to: CodeTo, from: Wire<StartVerificationRequest>['from']): CodeRecipient {
  if (!('address' in to)) return contactRecipient(owner, to, from);
  const channel = 'channel' in to ? to.channel : callChannel;
  const { address } = to;
  const contact =
    to.contact_id === undefined ? contactByAddress(owner, channel, address) : knownContact(owner, to.contact_id);
  return {
    address,
    channel,
    extension: 'address_extension' in to ? to.address_extension : undefined,
    contact,
    sender: codeSender(owner, from, channel),
    to: { ...to, ...(to.contact_id !== undefined && { contact_id: prefixedId('contact', to.contact_id) }) },
  };
}

/** The contact that a request names. @throws {Refusal} 400 */
export function knownContact(owner: Owner, id: string, field = 'to.contact_id'): KnownContact {
  const contact = contactById(owner, id);
  if (!contact) throw wrongField(field, 'is no contact of this account');
  return contact;
}

function contactRecipient(
  owner: Owner,
  { contact_id: id, user_identifier: name }: Wire<OmniVerificationRecipient>,
  from: Wire<StartVerificationRequest>['from'],
): CodeRecipient {
  const contact = id === undefined ? contactNamed(owner, name ?? '') : knownContact(owner, id);
  const field = id === undefined ? 'to.user_identifier' : 'to.contact_id';
  const found = addressOn(contact, channelsOfSender(owner, from) ?? channelRank);
  if (!found) throw wrongField(field, 'is a contact without an address that can be reached');
  const { address, channel } = found;
  return {
    address,
    channel,
    contact,
    sender: codeSender(owner, from, channel),
    to: { address, channel, contact_id: contact.id, ...(name !== undefined && { user_identifier: name }) },
  };
}

function contactNamed(owner: Owner, name: string): KnownContact {
  const contact = contactByUserIdentifier(owner, name);
  if (!contact) throw wrongField('to.user_identifier', 'is that of no contact');
  return contact;
}
