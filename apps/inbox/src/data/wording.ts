import type { Address } from './views.ts';

/** How an address is shown: a phone number in groups, anything else as it is. */
export function addressText(address: Address | string | null | undefined): string {
  const bare = typeof address === 'string' ? address : (address?.address ?? address?.agent_id ?? address?.contact_id);
  if (!bare) return 'unknown';
  const number = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(bare);
  return number ? `+1 ${number[1]} ${number[2]} ${number[3]}` : bare;
}

/** Who is behind an address, and the address. */
export function personText(person: Address | null | undefined): string {
  const address = addressText(person);
  return person?.name ? `${person.name} <${address}>` : address;
}

/** How a number of bytes is shown. */
export function sizeText(bytes: number | null | undefined): string {
  if (bytes === null || bytes === undefined) return '';
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** How a number of milliseconds is shown. */
export function durationText(ms: number): string {
  if (ms < 10) return `${ms.toFixed(ms < 1 ? 2 : 1)} ms`;
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/** A word of the API as people write it: `push_notifications` becomes `Push notifications`. */
export function wordText(word: string): string {
  const text = word.replace(/[_-]/g, ' ');
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** A number with the word for what it counts. */
export function countText(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** JSON as people read it; what is none, as it is. */
export function prettyJson(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
