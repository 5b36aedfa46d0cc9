import { createHmac, hash } from 'node:crypto';

/** What is signed, and with what. */
export interface CallToSign {
  readonly url: string;
  /** Undefined for a GET. */
  readonly body: string | undefined;
  readonly contentType: string;
  readonly secret: string;
}

/** What is called, and how it is signed. */
export interface SignedCall {
  /** With `bodySHA256`, unless the body is a form. */
  readonly url: string;
  readonly signature: string;
}

/**
 * Signs a call as the vendor does. The client's `sign` does the same, but for one at a time: what it waits for takes longer than
 * all else that a webhook needs.
 */
export function signCall({ url: given, body, contentType, secret }: CallToSign): SignedCall {
  const isForm = contentType.startsWith('application/x-www-form-urlencoded');
  const fragment = given.indexOf('#');
  const address = fragment === -1 ? given : given.slice(0, fragment);
  const url =
    body === undefined || isForm
      ? address
      : `${address}${address.includes('?') ? '&' : '?'}bodySHA256=${hash('sha256', body)}`;
  const signed = body !== undefined && isForm ? url + textOf(body) : url;
  return { url, signature: createHmac('sha1', secret).update(signed).digest('base64') };
}

/** The fields of a form as they are signed: sorted by name, then by value, and equal ones once. */
function textOf(form: string): string {
  const pairs = [...new URLSearchParams(form)].sort(byNameThenValue);
  let text = '';
  let [lastName, lastValue] = ['', ''];
  for (const [index, [name, value]] of pairs.entries()) {
    if (index > 0 && name === lastName && value === lastValue) continue;
    text += name + value;
    [lastName, lastValue] = [name, value];
  }
  return text;
}

function byNameThenValue([name, value]: [string, string], [otherName, otherValue]: [string, string]): number {
  if (name !== otherName) return name < otherName ? -1 : 1;
  return value === otherValue ? 0 : value < otherValue ? -1 : 1;
}
