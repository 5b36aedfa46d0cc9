import type { Problem } from '../api/problem.ts';

/** What addresses look like on the channels that have a form for them. */
const forms: Readonly<Record<string, { readonly pattern: RegExp; readonly words: string }>> = {
  // Short codes and names send texts, too; a call may go to an app or to another exchange.
  SMS: {
    pattern: /^(\+[1-9]\d{1,14}|\d{3,8}|(?=.*[A-Za-z])[\w &+-]{1,11})$/,
    words: 'a phone number in E.164 form, such as +18005550100',
  },
  VOICE: {
    pattern: /^(\+[1-9]\d{1,14}|(client|sip):.+)$/,
    words: 'a phone number in E.164 form, such as +18005550100',
  },
  WHATSAPP: { pattern: /^whatsapp:\+[1-9]\d{1,14}$/, words: 'a number such as whatsapp:+18005550100' },
  RCS: { pattern: /^rcs:.+$/, words: 'an address such as rcs:brand_acme_agent' },
};

/** Finds an address that its channel does not have; what is no text, or too long, the contract finds. */
export function addressProblem(channel: unknown, address: unknown, field: string): Problem[] {
  const form = forms[String(channel)];
  if (!form || typeof address !== 'string' || address === '' || form.pattern.test(address)) return [];
  return [{ code: 20001, field, message: `${field} must be ${form.words}` }];
}

/** An address without what only says its channel: the same person has it on the others. */
export function plainAddress(address: string): string {
  return address.replace(/^(whatsapp|rcs):/, '');
}

/** The same on a channel that writes such a word before its addresses. */
export function channelAddress(channel: string, address: string): string {
  const word = { WHATSAPP: 'whatsapp:', RCS: 'rcs:' }[channel] ?? '';
  return address.startsWith(word) ? address : word + address;
}
