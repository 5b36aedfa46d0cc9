import type { Problem } from '../api/problem.ts';

interface AddressForm {
  readonly pattern: RegExp;
  readonly words: string;
}

const phone: AddressForm = {
  // Short codes and alphanumeric names send, too.
  pattern: /^(\+[1-9]\d{1,14}|\d{3,8}|(?=.*[A-Za-z])[\w &+-]{1,11})$/,
  words: 'a phone number in E.164 form, a short code or a sender name of at most 11 characters',
};
const whatsapp: AddressForm = {
  pattern: /^(whatsapp:)?\+[1-9]\d{1,14}$/,
  words: 'a phone number in E.164 form',
};
const email: AddressForm = {
  pattern: /^[^\s@<>,;"]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,63}$/,
  words: 'an email address',
};
const identifier: AddressForm = { pattern: /^\S+$/, words: 'an identifier without spaces' };

const forms: Readonly<Record<string, AddressForm>> = {
  tel: phone,
  whatsapp,
  email,
  fbm: identifier,
  gbm: identifier,
  chat: identifier,
  apn: identifier,
  fcm: identifier,
};

const invalidSenderCode = 21212;
const invalidCode = 20001;

/** Finds out whether an address has the form of its channel; `field` is what to blame. */
export function checkAddress(address: unknown, channel: unknown, field = 'address'): Problem[] {
  if (typeof address !== 'string' || address === '' || typeof channel !== 'string') return [];
  const form = Object.hasOwn(forms, channel) ? forms[channel] : undefined;
  if (!form || form.pattern.test(address)) return [];
  const code = form === phone || form === whatsapp ? invalidSenderCode : invalidCode;
  return [{ code, field, message: `${field}: for the channel ${channel}, the address must be ${form.words}` }];
}
