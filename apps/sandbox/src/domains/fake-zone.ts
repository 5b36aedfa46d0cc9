import type { Database } from '../store/database.ts';
import type { DnsRecord } from './dns-records.ts';
import { namesAbove } from './domain-name.ts';
import type { Zone } from './zone.ts';

/** A record in the DNS of the sandbox, which may be of any type. */
export interface ZoneRecord {
  readonly type: string;
  readonly host: string;
  readonly value: string;
}

/**
 * The DNS of the sandbox as a domain sees it: what a test has put there for its name, or a name above it.
 *
 * Where no test has, everything is set up, unless the name begins with `unverified.` (nothing is), `partial.` (half of it
 * is) or `wrong.` (all of it has other values).
 */
export function fakeZone(database: Database, domainName: string, expected: readonly DnsRecord[]): Zone {
  const records = nearestZone(database, domainName) ?? recordsByMagic(domainName, expected);
  return {
    lookUp: async (type, host) =>
      records.filter((each) => each.type === type && each.host === host).map(({ value }) => value),
  };
}

/** What a test has put into the DNS of the sandbox for a name; undefined where none has. */
export function storedZone(database: Database, name: string): readonly ZoneRecord[] | undefined {
  const row = database.get<{ records: string }>('SELECT records FROM dns_zones WHERE name = ?', name);
  return row && JSON.parse(row.records);
}

/** Puts records into the DNS of the sandbox, in the place of all that it had for a name, within `write`. */
export function writeZone(database: Database, name: string, records: readonly ZoneRecord[]): void {
  database.run(
    'INSERT INTO dns_zones (name, records) VALUES (?, ?) ON CONFLICT DO UPDATE SET records = excluded.records',
    name,
    JSON.stringify(records),
  );
}

/** Takes away what a test has put there, within `write`. Says whether there was something. */
export function removeZone(database: Database, name: string): boolean {
  return database.run('DELETE FROM dns_zones WHERE name = ?', name) === 1;
}

function nearestZone(database: Database, domainName: string): readonly ZoneRecord[] | undefined {
  for (const name of namesAbove(domainName)) {
    const records = storedZone(database, name);
    if (records) return records;
  }
  return undefined;
}

function recordsByMagic(domainName: string, expected: readonly DnsRecord[]): readonly ZoneRecord[] {
  const [label] = domainName.split('.', 1);
  if (label === 'unverified') return [];
  if (label === 'partial') return expected.slice(0, Math.floor(expected.length / 2));
  if (label === 'wrong') return expected.map((record) => ({ ...record, value: otherValues[record.type] }));
  return expected;
}

const otherValues: Readonly<Record<DnsRecord['type'], string>> = {
  CNAME: 'elsewhere.example.test',
  TXT: 'v=spf1 include:elsewhere.example.test ~all',
  MX: '10 mx.elsewhere.example.test',
};
