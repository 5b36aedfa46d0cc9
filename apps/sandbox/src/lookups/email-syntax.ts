/** The two sides of an e-mail address. */
export interface EmailParts {
  readonly local: string;
  /** In lower case. */
  readonly domain: string;
}

const atom = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const quoted = /^"([^"\\\r\n]|\\[^\r\n])*"$/;
const label = /^[\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;

const maxAddressLength = 254;
const maxLocalLength = 64;

/** Splits an e-mail address at its last `@`; undefined where there are no two sides. */
export function splitEmail(address: string): EmailParts | undefined {
  const at = address.lastIndexOf('@');
  if (at < 1 || at === address.length - 1) return undefined;
  return { local: address.slice(0, at), domain: address.slice(at + 1).toLowerCase() };
}

/** Whether an address can be one by its form alone. */
export function isEmail(address: string): boolean {
  const parts = splitEmail(address);
  return parts !== undefined && address.length <= maxAddressLength && isLocal(parts.local) && isDomain(parts.domain);
}

/** Whether a text can stand before the `@`. */
export function isLocal(local: string): boolean {
  return local.length <= maxLocalLength && (atom.test(local) || quoted.test(local));
}

/** Whether a text is the name of a host in a domain: two labels at least, the last of them no number. */
export function isDomain(domain: string): boolean {
  const labels = domain.split('.');
  return labels.length > 1 && labels.every((each) => label.test(each)) && !/^\d+$/.test(labels.at(-1) ?? '');
}
