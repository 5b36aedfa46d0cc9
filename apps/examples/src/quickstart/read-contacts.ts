import { csvRows } from './csv-rows.ts';
import { maskNumber } from './mask-number.ts';
import { readPhone } from './read-phone.ts';

/** Someone who can be written to. */
export interface Contact {
  readonly name: string;
  /** The phone number in E.164. */
  readonly number: string;
}

/** A row that cannot be used. */
export interface Refusal {
  /** The line of the file on which the row begins. */
  readonly line: number;
  readonly reason: string;
  /** What else helps to find the fault; free of full numbers. */
  readonly detail: string;
}

/** What a file of contacts holds. Each row is either a contact or a refusal. */
export interface ContactFile {
  readonly contacts: readonly Contact[];
  readonly refusals: readonly Refusal[];
}

/**
 * Reads a CSV with the columns `name`, `country` and `phone`, in any order and among others.
 *
 * @throws {Error} when one of these columns is missing.
 */
export function readContacts(csv: string): ContactFile {
  const [header, ...rows] = csvRows(csv);
  const titles = (header?.cells ?? []).map((title) => title.trim().toLowerCase());
  const column = { name: titles.indexOf('name'), country: titles.indexOf('country'), phone: titles.indexOf('phone') };
  for (const [title, at] of Object.entries(column)) {
    if (at < 0) throw new Error(`The file has no column "${title}". Its first line must name its columns.`);
  }

  const contacts: Contact[] = [];
  const refusals: Refusal[] = [];
  const lineOf = new Map<string, number>();
  for (const { line, cells } of rows) {
    const refuse = (reason: string, detail = ''): void => void refusals.push({ line, reason, detail });
    if (cells.length !== titles.length) {
      const isShort = cells.length < titles.length;
      refuse(isShort ? 'too few cells' : 'too many cells', `${cells.length} instead of ${titles.length}`);
      continue;
    }
    const phone = cells[column.phone] ?? '';
    // One form for one name: some programs write é as two characters.
    const name = (cells[column.name] ?? '').normalize('NFC').replace(/\s+/g, ' ').trim();
    const reading = readPhone(phone, cells[column.country] ?? '');
    const earlier = 'number' in reading ? lineOf.get(reading.number) : undefined;
    if ('reason' in reading) refuse(reading.reason, maskNumber(phone));
    else if (name === '') refuse('no name', maskNumber(phone));
    else if (earlier !== undefined) refuse('the number of an earlier row', `as in line ${earlier}`);
    else {
      lineOf.set(reading.number, line);
      contacts.push({ name, number: reading.number });
    }
  }
  return { contacts, refusals };
}
