import type { Problem } from '../api/problem.ts';

const e164 = /^\+[1-9]\d{1,14}$/;
const email = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;

/** The form that addresses have on each channel; the others have none. */
const forms: Readonly<Record<string, { readonly form: RegExp; readonly name: string }>> = {
  tel: { form: e164, name: 'a phone number in E.164 form' },
  whatsapp: { form: /^(whatsapp:)?\+[1-9]\d{1,14}$/, name: 'a phone number in E.164 form' },
  email: { form: email, name: 'an e-mail address' },
  apn: { form: /^[0-9a-f]{64,200}$/i, name: 'a device token of at least 64 hexadecimal digits' },
};

/** Finds an address that does not fit its channel; `field` is where it stands, such as `contacts[0].addresses[1]`. */
function checkAddress(value: unknown, field: string): Problem[] {
  if (typeof value !== 'object' || value === null || !('address' in value) || !('channel' in value)) return [];
  const { address, channel } = value;
  const expected = typeof channel === 'string' && Object.hasOwn(forms, channel) ? forms[channel] : undefined;
  if (typeof address !== 'string' || address === '' || !expected || expected.form.test(address)) return [];
  return [{ code: 21211, field: `${field}.address`, message: `${field}.address is not ${expected.name}` }];
}

/** The same for a list of addresses, where there is one. */
export function checkAddresses(value: unknown, field: string): Problem[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each, index) => checkAddress(each, `${field}[${index}]`));
}
