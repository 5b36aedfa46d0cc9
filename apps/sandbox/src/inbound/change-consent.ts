import { optIn, optOut } from '../contacts/consent.ts';
import { contactByAddress } from '../contacts/contact-directory.ts';
import { sendOne } from '../deliveries/send-one.ts';
import type { StoredDelivery } from '../deliveries/stored-delivery.ts';
import type { Owner } from '../resources/resource.ts';
import { type ConsentWish, wishIn } from './consent-words.ts';
import { consentChannel, hasStopped, keepStop, takeBackStop } from './opt-outs.ts';
import type { Received } from './receive-message.ts';

/** What a message has changed by its only word. */
export interface ConsentChange {
  readonly wish: ConsentWish;
  /** Whether the sender wants no messages from the receiver from now on. */
  readonly opted_out: boolean;
  /** The message that answers it; null where nothing was left to be said. */
  readonly reply_id: string | null;
}

const replies: Readonly<Record<ConsentWish, string>> = {
  stop: 'You are unsubscribed and get no more messages from this number. Reply START to get them again.',
  start: 'You are subscribed to messages from this number again. Reply HELP for help, or STOP to unsubscribe.',
  help: 'Reply STOP to unsubscribe. Message and data rates may apply.',
};

/** Does what a message asks for that is nothing but STOP, START or HELP, within `write`; undefined for all others. */
export function changeConsent(
  owner: Owner,
  { from, to, content }: Received,
  row: StoredDelivery | undefined,
): ConsentChange | undefined {
  if (from.channel !== consentChannel || to.channel !== consentChannel || content.media) return undefined;
  const wasStopped = hasStopped(owner, to.address, from.address);
  const wish = wishIn(content.text, wasStopped);
  if (!wish) return undefined;
  // What answers it goes to who has stopped, too. Who says the same once more is not told so again.
  takeBackStop(owner, to.address, from.address);
  const isNews = wish === 'help' || (wish === 'stop') !== wasStopped;
  const origin = row && `message_${row.id}`;
  const sent = isNews ? sendOne(owner, { from: to, to: from, content: { text: replies[wish] }, origin }) : undefined;
  const isOut = wish === 'help' ? wasStopped : wish === 'stop';
  if (isOut) keepStop(owner, to.address, from.address);
  const contact = contactByAddress(owner, from.channel, from.address);
  if (contact && wish === 'stop') optOut(owner, contact.seq, 'message');
  if (contact && wish === 'start' && wasStopped) optIn(owner, contact.seq, 'message');
  return { wish, opted_out: isOut, reply_id: sent ? `message_${sent.id}` : null };
}
