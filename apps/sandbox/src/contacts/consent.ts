import { bareId } from '../prefixed-id.ts';
import { type Owner, resourceAt } from '../resources/resource.ts';
import {
  addMissingRows,
  type ChannelStatus,
  type ContactPreferenceRow,
  contactPreferenceColumns,
  keepStatuses,
} from './contact-preference.ts';
import { channelsOfPreference } from './preference-channels.ts';

/** What preferences call the kinds of communication. */
export type CommunicationKind = 'message' | 'email' | 'push_notification';

const declined = new Set(['opted_out', 'defaulted_opt_out']);

/**
 * Whether a contact may be sent something about the topic of a preference; undefined where there is no such preference.
 *
 * What the contact has said counts, else the preference's default. A kind that the preference does not name is allowed.
 */
export function mayReach(
  { services: { database }, account }: Owner,
  preferenceId: string,
  contact: number,
  kind: CommunicationKind,
): boolean | undefined {
  // A send to an audience asks this for each contact: once is enough to read both.
  const found = database.get<{ fields: string; said: string | null }>(
    `SELECT r.fields, p.channels AS said FROM resources r
      LEFT JOIN contact_preferences p ON p.contact = ? AND p.preference = r.seq
      WHERE r.account = ? AND r.kind = 'preference' AND r.id = ? AND r.deleted_at IS NULL`,
    contact,
    account,
    bareId('preference', preferenceId),
  );
  if (!found) return undefined;
  const said: ChannelStatus[] = found.said === null ? [] : JSON.parse(found.said);
  const own = said.find(({ channel }) => channel === kind);
  if (own) return !declined.has(own.status);
  return channelsOfPreference(found).find(({ channel }) => channel === kind)?.default_opt_in ?? true;
}

/** Declines every preference of the account for a contact and a kind, within `write`: after a complaint, or a STOP. */
export function optOut(owner: Owner, contact: number, kind: CommunicationKind): void {
  const row = resourceAt(owner, contact);
  if (!row) return;
  addMissingRows(owner, row);
  for (const each of saidBy(owner, contact)) keepStatuses(owner, each, [{ channel: kind, status: 'opted_out' }]);
}

/** Takes back what a contact has declined of a kind, within `write`: after a START. */
export function optIn(owner: Owner, contact: number, kind: CommunicationKind): void {
  for (const each of saidBy(owner, contact)) {
    const said: ChannelStatus[] = JSON.parse(each.channels);
    const isDeclined = said.some(({ channel, status }) => channel === kind && status === 'opted_out');
    if (isDeclined) keepStatuses(owner, each, [{ channel: kind, status: 'opted_in' }]);
  }
}

function saidBy({ services: { database } }: Owner, contact: number): ContactPreferenceRow[] {
  return database.all<ContactPreferenceRow>(
    `SELECT ${contactPreferenceColumns} FROM contact_preferences p WHERE p.contact = ?`,
    contact,
  );
}
