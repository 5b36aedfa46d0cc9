import type { Owner } from '../resources/resource.ts';
import { isEmail } from './email-syntax.ts';
import { phoneFacts } from './phone-facts.ts';

/** Whether a lookup would find an address valid: phones by their number, e-mails by their form. Of others nothing is known. */
export function validateAddress(
  _owner: Owner,
  { address, channel }: { readonly address: string; readonly channel: string },
): boolean {
  if (channel === 'tel' || channel === 'whatsapp') return phoneFacts(address.replace(/^whatsapp:/, '')).valid;
  return channel === 'email' ? isEmail(address) : true;
}
