import type { Owner } from '../resources/resource.ts';
import { addressKey } from './address-key.ts';

interface Place {
  readonly address: string;
  readonly channel: string;
}

/** Lets a contact be found by addresses, within `write`; those by which it is found already stay as they are. */
export function addToIndex(
  { services: { database, clock }, account }: Owner,
  contact: number,
  addresses: readonly Place[],
): void {
  for (const { channel, address } of addresses) {
    database.run(
      'INSERT OR IGNORE INTO contact_addresses (account, channel, address, contact, checked_at) VALUES (?, ?, ?, ?, ?)',
      account,
      channel,
      addressKey(channel, address),
      contact,
      clock.now(),
    );
  }
}

/** Keeps the addresses by which a contact is found in step with those that it has, within `write`. */
export function replaceInIndex(owner: Owner, contact: number, addresses: readonly Place[]): void {
  const keys = addresses.map(({ channel, address }) => `${channel} ${addressKey(channel, address)}`);
  owner.services.database.run(
    `DELETE FROM contact_addresses
      WHERE contact = ? AND channel || ' ' || address NOT IN (SELECT value FROM json_each(?))`,
    contact,
    JSON.stringify(keys),
  );
  addToIndex(owner, contact, addresses);
}

/** The contacts that have an address, the oldest first. */
export function findInIndex(
  { services: { database }, account }: Owner,
  channel: string,
  address: string,
  limit = -1,
): number[] {
  return database
    .all<{ contact: number }>(
      'SELECT contact FROM contact_addresses WHERE account = ? AND channel = ? AND address = ? ORDER BY contact LIMIT ?',
      account,
      channel,
      addressKey(channel, address),
      limit,
    )
    .map(({ contact }) => contact);
}
