import type { ContactPreference } from '@comms/contacts';
import type { Wire } from '../api/wire.ts';
import { type Owner, type ResourceRow, resourceAt } from '../resources/resource.ts';
import { ownUuid } from './own-uuid.ts';
import { preferenceView } from './preference.ts';
import { channelsOfPreference } from './preference-channels.ts';

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

/** Makes a row for each preference that a contact has none for, within `write`: before it is shown, each needs an identifier. */
export function addMissingRows({ services, account }: Owner, contact: ResourceRow): void {
  const { database, clock, ids } = services;
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
      ownUuid(ids),
      contact.seq,
      seq,
      clock.now(),
      clock.now(),
    );
  }
}

/** Keeps what a contact says, within `write`; about other kinds of communication nothing changes. */
export function keepStatuses(
  { services: { database, clock } }: Owner,
  row: ContactPreferenceRow,
  statuses: readonly ChannelStatus[],
): ContactPreferenceRow {
  const before: ChannelStatus[] = JSON.parse(row.channels);
  const after = new Map([...before, ...statuses].map(({ channel, status }) => [channel, { channel, status }]));
  const channels = JSON.stringify([...after.values()]);
  const now = clock.now();
  database.run('UPDATE contact_preferences SET channels = ?, updated_at = ? WHERE seq = ?', channels, now, row.seq);
  return { ...row, channels, updated_at: now };
}

/** What a contact has said, as answers show it: kinds about which it has said nothing have the preference's default. */
export function contactPreferenceView(owner: Owner, row: ContactPreferenceRow): Wire<ContactPreference> {
  const preference = resourceAt(owner, row.preference);
  const said: ChannelStatus[] = JSON.parse(row.channels);
  const defaults = (preference ? channelsOfPreference(preference) : []).map((each) => ({
    channel: each.channel,
    status: each.default_opt_in ? 'defaulted_opt_in' : 'defaulted_opt_out',
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
