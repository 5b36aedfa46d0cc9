import type { Audience } from '@comms/contacts';
import type { Wire } from '../api/wire.ts';
import { emitEvent } from '../events/emit.ts';
import { countMembers } from '../resources/memberships.ts';
import { changeResource, datesOf, type Owner, type ResourceRow, resourceColumns } from '../resources/resource.ts';

/** An audience as answers show it: its contacts are counted, not kept as a number. */
export function audienceView(owner: Owner, row: ResourceRow): Wire<Audience> {
  return {
    id: `audience_${row.id}`,
    ...JSON.parse(row.fields),
    contact_count: countMembers(owner, row.seq),
    ...datesOf(row),
  };
}

/** The audiences that a contact belongs to. */
export function audiencesOfContact({ services: { database } }: Owner, contact: number): ResourceRow[] {
  return database.all<ResourceRow>(
    `SELECT ${resourceColumns} FROM memberships m JOIN resources r ON r.seq = m.owner
      WHERE m.member = ? AND r.kind = 'audience' ORDER BY m.seq`,
    contact,
  );
}

/** Dates an audience as changed and tells who has subscribed, within `write`: contacts have joined or left it. */
export function membersChanged(owner: Owner, row: ResourceRow): ResourceRow {
  const changed = changeResource(owner, row, JSON.parse(row.fields));
  announceAudience(owner, changed, 'audience.updated');
  return changed;
}

/** Tells who has subscribed what has become of an audience, within `write`. */
export function announceAudience(
  owner: Owner,
  row: ResourceRow,
  type: 'audience.created' | 'audience.updated' | 'audience.deleted',
): void {
  const id = `audience_${row.id}`;
  emitEvent(owner, { type, data: { audience_id: id, contact_count: countMembers(owner, row.seq) }, about: [id] });
}
