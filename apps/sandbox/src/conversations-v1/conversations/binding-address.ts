import type { CommunicationAddress } from '@comms/core';
import { refused } from '../refused.ts';

/** Which addresses of a participant messages go between. */
export interface Binding {
  readonly type: string;
  readonly address?: string;
  readonly proxy_address?: string;
  readonly projected_address?: string;
}

/** What a request says about them. */
export interface BindingRequest {
  readonly Address?: string | undefined;
  readonly ProxyAddress?: string | undefined;
  readonly ProjectedAddress?: string | undefined;
}

interface AddressForm {
  /** What the address begins with; a plain one has none. */
  readonly prefix: string;
  readonly rest: RegExp;
  /** The channel of the engine of all sends. */
  readonly channel: string;
}

const phone = /^\+[1-9]\d{1,14}$/;
const sms: AddressForm = { prefix: '', rest: phone, channel: 'tel' };
const someone = /^\S{1,256}$/;

/** How the addresses of each type look. */
const forms: Readonly<Record<string, AddressForm>> = {
  sms,
  whatsapp: { prefix: 'whatsapp:', rest: phone, channel: 'whatsapp' },
  messenger: { prefix: 'messenger:', rest: someone, channel: 'fbm' },
  gbm: { prefix: 'gbm:', rest: someone, channel: 'gbm' },
  rcs: { prefix: 'rcs:', rest: someone, channel: 'rcs' },
  apple: { prefix: 'apple:', rest: someone, channel: 'apple' },
  email: { prefix: '', rest: /^[^\s@:]+@[^\s@]+\.[^\s@]+$/, channel: 'email' },
};

/** Numbers that the sandbox takes as what their refusals say. */
const notANumber = '+15005550001';
const notOwned = '+15005550007';

/** The type of an address, such as `sms` or `whatsapp`; undefined where it has the form of none. */
export function typeOf(address: string): string | undefined {
  const found = Object.entries(forms).find(
    ([, { prefix, rest }]) => address.startsWith(prefix) && rest.test(address.slice(prefix.length)),
  );
  return found?.[0];
}

/** An address as the engine of all sends has it: without what only says its channel. */
export function engineAddress(address: string): CommunicationAddress {
  const { prefix, channel } = forms[typeOf(address) ?? 'sms'] ?? sms;
  return { address: address.slice(prefix.length), channel };
}

/** An address of the engine as conversations have it; undefined for channels that they do not have. */
export function bindingAddress({ address, channel }: CommunicationAddress): string | undefined {
  const form = Object.values(forms).find((each) => each.channel === channel);
  if (!form) return undefined;
  return address.startsWith(form.prefix) ? address : form.prefix + address;
}

/**
 * Reads between which addresses the messages of someone without an identity go.
 *
 * @throws {Refusal} 400 when they are malformed, or do not belong together.
 */
export function readBinding({
  Address: address,
  ProxyAddress: proxy,
  ProjectedAddress: projected,
}: BindingRequest): Binding {
  if (projected && (address || proxy)) {
    throw refused(50420, 'MessagingBinding.ProjectedAddress', 'does not go together with the other addresses');
  }
  if (projected) return readProjected(projected);
  if (!address) throw refused(50411, 'MessagingBinding.Address', 'is missing');
  const type = typeOf(address);
  if (!type || address === notANumber) throw refused(50407, 'MessagingBinding.Address', 'is no address of a channel');
  if (proxy) return { type, address, proxy_address: checkProxy(proxy, address) };
  if (type !== 'sms') throw refused(50412, 'MessagingBinding.ProxyAddress', 'is missing');
  return { type, address };
}

/** Our own address in a group text. @throws {Refusal} 400 */
export function readProjected(projected: string): Binding {
  if (typeOf(projected) !== 'sms' || projected === notOwned) {
    throw refused(50439, 'MessagingBinding.ProjectedAddress', 'is no phone number of the account');
  }
  return { type: 'sms', projected_address: projected };
}

/** @throws {Refusal} 400 when messages to an address cannot come from this one. */
export function checkProxy(proxy: string, address: string): string {
  const field = 'MessagingBinding.ProxyAddress';
  const type = /^\d{3,8}$/.test(proxy) ? 'sms' : typeOf(proxy);
  if (!type || proxy === notANumber) throw refused(50408, field, 'is no address of a channel');
  if (proxy === address) throw refused(50409, field, 'must not be the address of the participant itself');
  if (type !== typeOf(address)) throw refused(50414, field, 'must be of the type of the address');
  if (proxy === notOwned) throw refused(50413, field, 'does not belong to the account');
  return proxy;
}
