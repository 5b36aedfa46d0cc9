import { rememberAddress } from '../contacts/auto-create.ts';
import { type CommunicationKind, mayReach } from '../contacts/consent.ts';
import { contactByAddress, contactById, contactsOfAudience, type KnownContact } from '../contacts/contact-directory.ts';
import { noAddressCode, optedOutCode, unknownResourceCode } from '../deliveries/delivery-errors.ts';
import type { SendResource } from '../operations/operation.ts';
import { prefixedId } from '../prefixed-id.ts';
import type { Owner } from '../resources/resource.ts';
import type { Values } from '../templates/liquid.ts';
import type { Target, TargetRules, WireRecipient } from './target.ts';

/** What preferences call each kind of send; a communication is asked about by what it becomes. */
const communicationTypes: Readonly<Partial<Record<SendResource, CommunicationKind>>> = {
  messages: 'message',
  emails: 'email',
  push_notifications: 'push_notification',
};

/**
 * Finds out where everything goes, within `write`: contacts at one of their addresses, audiences to each of their contacts.
 *
 * Unknown addresses become contacts where the settings say so. What can go nowhere says why.
 */
export function resolveTargets(owner: Owner, recipients: readonly WireRecipient[], rules: TargetRules): Target[] {
  return recipients.flatMap((recipient) => {
    if ('audience_id' in recipient) return targetsOfAudience(owner, recipient.audience_id, recipient.variables, rules);
    if ('contact_id' in recipient) return [targetOfContact(owner, recipient, rules)];
    return [targetOfAddress(owner, recipient, rules)];
  });
}

/** The address of a contact by which a send reaches it: on the channels that are asked for, else on the best that it can use. */
export function addressOn(
  contact: KnownContact,
  channels: readonly string[],
): KnownContact['addresses'][number] | undefined {
  for (const channel of channels) {
    const found = contact.addresses.find((each) => each.channel === channel);
    if (found) return found;
  }
  return undefined;
}

/** The first address that a contact has on any of some channels. */
export function firstAddressOn(
  { addresses }: Pick<KnownContact, 'addresses'>,
  channels: readonly string[],
): KnownContact['addresses'][number] | undefined {
  return addresses.find(({ channel }) => channels.includes(channel));
}

function targetOfAddress(
  owner: Owner,
  { address, channel = 'email', name, variables }: Extract<WireRecipient, { address: string }>,
  { resource, preferenceId, isForgetting }: TargetRules,
): Target {
  const made = isForgetting ? undefined : rememberAddress(owner, resource, { address, channel });
  const known = preferenceId === undefined ? made : (made ?? contactByAddress(owner, channel, address));
  const addressee = { address, channel, ...(name && { name }), ...(made && { contact_id: made.id }) };
  return { addressee, variables, refusedCode: known && refusalOf(owner, known, resource, preferenceId) };
}

function targetOfContact(
  owner: Owner,
  { contact_id: id, channel, channels, variables }: Extract<WireRecipient, { contact_id: string }>,
  rules: TargetRules,
): Target {
  const contact = contactById(owner, id);
  const asked = channel === undefined ? channels : [channel];
  if (!contact) {
    const addressee = { contact_id: prefixedId('contact', id), ...(channel && { channel }) };
    return { addressee, variables, refusedCode: unknownResourceCode };
  }
  if (!asked) return contactTarget(owner, contact, rules, variables);
  const chosen = asked.filter((each) => rules.channels.includes(each));
  return contactTarget(owner, contact, { ...rules, channels: chosen, isUnranked: false }, variables);
}

function contactTarget(
  owner: Owner,
  contact: KnownContact,
  { resource, channels, isUnranked, preferenceId }: TargetRules,
  variables: Values | undefined,
): Target {
  const found = isUnranked ? firstAddressOn(contact, channels) : addressOn(contact, channels);
  const refusedCode = refusalOf(owner, contact, resource, preferenceId) ?? (found ? undefined : noAddressCode);
  const place = found && { address: found.address, channel: found.channel };
  return { addressee: { contact_id: contact.id, ...place }, variables, refusedCode };
}

function targetsOfAudience(owner: Owner, id: string, variables: Values | undefined, rules: TargetRules): Target[] {
  const reference = prefixedId('audience', id);
  const contacts = contactsOfAudience(owner, id);
  if (!contacts) return [{ addressee: {}, reference, variables, refusedCode: unknownResourceCode }];
  return contacts.map((contact) => ({ ...contactTarget(owner, contact, rules, variables), reference }));
}

function refusalOf(
  owner: Owner,
  { seq }: KnownContact,
  resource: SendResource,
  preferenceId: string | undefined,
): number | undefined {
  const type = communicationTypes[resource];
  if (preferenceId === undefined || type === undefined) return undefined;
  return mayReach(owner, preferenceId, seq, type) === false ? optedOutCode : undefined;
}
