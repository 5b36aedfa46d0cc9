import type { UlidSource } from './ulid.ts';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Makes a SID: two letters that say what it names, and 32 hexadecimal digits. Later ones are greater. */
export function newSid(ids: UlidSource, prefix: string): string {
  return sidOf(prefix, ids.next());
}

/** The SID of something that has a ULID, such as the `SM…` of a message. */
export function sidOf(prefix: string, ulid: string): string {
  let value = 0n;
  for (const letter of ulid) value = value * 32n + BigInt(alphabet.indexOf(letter));
  return prefix + value.toString(16).padStart(32, '0');
}

/** Whether a text has the form of a SID with a prefix. */
export function isSid(prefix: string, text: string): boolean {
  return text.length === 34 && text.startsWith(prefix) && /^[0-9a-f]{32}$/i.test(text.slice(2));
}

/** The ULID that a SID was made from; of one that was not, it is one that nothing has. */
export function ulidOf(sid: string): string {
  let value = BigInt(`0x${sid.slice(2)}`);
  let ulid = '';
  for (let place = 0; place < 26; place += 1) {
    ulid = alphabet.charAt(Number(value % 32n)) + ulid;
    value /= 32n;
  }
  return ulid;
}
