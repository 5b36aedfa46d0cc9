import { randomUUID } from 'node:crypto';
import type { ContactPreference } from '@comms/contacts';
import type { Wire } from '../api/wire.ts';
import { type Owner, type ResourceRow, resourceAt } from '../resources/resource.ts';
import { channelsOfPreference, preferenceView } from './preference.ts';

/** Where a contact stands towards one kind of communication. */
export interface ChannelStatus {
  readonly channel: string;
  readonly status: string;
}

/** What one contact has said about one preference: a row. */
export interface ContactPreferenceRow {
  readonly seq: number;
  readonly id: string;
  readonly contact: number;
  readonly preference: number;
  /** JSON. */
  readonly channels: string;
  readonly created_at: number;
  readonly updated_at: number;
}

/** The columns of `ContactPreferenceRow`, of the table `p`. */
export const contactPreferenceColumns = 'p.seq, p.id, p.contact, p.preference, p.channels, p.created_at, p.updated_at';

/** What a contact has said about a preference; undefined where it has said nothing. */
export function contactPreferenceOf(
  { services: { database } }: Owner,
  contact: number,
  preference: number,
): { readonly channels: ChannelStatus[] } | undefined {
  const row = database.get<{ channels: string }>(
    'SELECT channels FROM contact_preferences WHERE contact = ? AND preference = ?',
    contact,
    preference,
  );
  return row && { channels: JSON.parse(row.channels) };
}

/** Makes a row for each preference that a contact has none for, within `write`: before it is shown, each needs an identifier. */
export function addMissingRows({ services: { database, clock }, account }: Owner, contact: ResourceRow): void {
  const missing = database.all<{ seq: number }>(
    `SELECT seq FROM resources WHERE account = ? AND kind = 'preference' AND deleted_at IS NULL
      AND seq NOT IN (SELECT preference FROM contact_preferences WHERE contact = ?) ORDER BY seq`,
    account,
    contact.seq,
  );
  for (const { seq } of missing) {
    database.run(
      `INSERT INTO contact_preferences (account, id, contact, preference, channels, created_at, updated_at)
        VALUES (?, ?, ?, ?, '[]', ?, ?)`,
      account,
      randomUUID(),
      contact.seq,
      seq,
      clock.now(),
      clock.now(),
    );
  }
}

/** Keeps what a contact has said, within `write`; about other kinds of communication nothing changes. */
export function keepStatuses(
  owner: Owner,
  contact: ResourceRow,
  preference: ResourceRow,
  statuses: readonly ChannelStatus[],
): void {
  addMissingRows(owner, contact);
  const before = contactPreferenceOf(owner, contact.seq, preference.seq)?.channels ?? [];
  const after = new Map([...before, ...statuses].map(({ channel, status }) => [channel, status]));
  const channels = [...after].map(([channel, status]) => ({ channel, status }));
  owner.services.database.run(
    'UPDATE contact_preferences SET channels = ?, updated_at = ? WHERE contact = ? AND preference = ?',
    JSON.stringify(channels),
    owner.services.clock.now(),
    contact.seq,
    preference.seq,
  );
}

/** What a contact has said, as answers show it: kinds about which it has said nothing have the preference's default. */
export function contactPreferenceView(owner: Owner, row: ContactPreferenceRow): Wire<ContactPreference> {
  const preference = resourceAt(owner, row.preference);
  const said: ChannelStatus[] = JSON.parse(row.channels);
  const byDefault = preference ? channelsOfPreference(preference) : [];
  const defaults = byDefault.map(({ channel, default_opt_in: isIn }) => ({
    channel,
    status: isIn ? 'defaulted_opt_in' : 'defaulted_opt_out',
  }));
  const channels = new Map([...defaults, ...said].map((each) => [each.channel, each]));
  return {
    id: row.id,
    preference: preference ? preferenceView(preference) : null,
    channels: [...channels.values()],
    created_at: new Date(row.created_at).toISOString(),
    updated_at: new Date(row.updated_at).toISOString(),
    deleted_at: null,
  };
}
