import { type Owner, type ResourceRow, resourceAt, resourceOf } from '../resources/resource.ts';
import { type ChannelStatus, contactPreferenceOf, keepStatuses } from './contact-preference.ts';
import { channelsOfPreference } from './preference.ts';

/** What preferences call the kinds of communication. */
export type CommunicationKind = 'message' | 'email' | 'push_notification';

const declined = new Set(['opted_out', 'defaulted_opt_out']);

/**
 * Whether a contact may be sent something about the topic of a preference; undefined where there is no such preference.
 *
 * What the contact has said counts, else the preference's default. A kind that the preference does not name is allowed.
 */
export function mayReach(
  owner: Owner,
  preferenceId: string,
  contact: number,
  kind: CommunicationKind,
): boolean | undefined {
  const preference = resourceOf(owner, 'preference', preferenceId);
  if (!preference) return undefined;
  return !declined.has(statusOf(owner, preference, contact, kind));
}

/** Declines every preference of the account for a contact and a kind, within `write`: after a complaint, or a STOP. */
export function optOut(owner: Owner, contact: number, kind: CommunicationKind): void {
  const row = resourceAt(owner, contact);
  if (!row) return;
  const preferences = owner.services.database.all<{ seq: number }>(
    "SELECT seq FROM resources WHERE account = ? AND kind = 'preference' AND deleted_at IS NULL",
    owner.account,
  );
  for (const { seq } of preferences) {
    const preference = resourceAt(owner, seq);
    if (preference) keepStatuses(owner, row, preference, [{ channel: kind, status: 'opted_out' }]);
  }
}

function statusOf(owner: Owner, preference: ResourceRow, contact: number, kind: CommunicationKind): string {
  const said: ChannelStatus[] = contactPreferenceOf(owner, contact, preference.seq)?.channels ?? [];
  const own = said.find(({ channel }) => channel === kind);
  if (own) return own.status;
  const byDefault = channelsOfPreference(preference).find(({ channel }) => channel === kind);
  return byDefault && !byDefault.default_opt_in ? 'defaulted_opt_out' : 'defaulted_opt_in';
}
