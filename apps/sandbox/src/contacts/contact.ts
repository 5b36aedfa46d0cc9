import type { Contact } from '@comms/contacts';
import type { Wire } from '../api/wire.ts';
import { datesOf, type Owner, type ResourceRow } from '../resources/resource.ts';

/** What is kept of a contact as JSON: what answers show, but for its audiences. */
export type ContactFields = Omit<Wire<Contact>, 'id' | 'addresses' | 'audiences' | 'created_at' | 'updated_at'> & {
  readonly addresses: ContactAddressFields[];
};

/** One address of a contact. */
export interface ContactAddressFields {
  readonly address: string;
  readonly channel: string;
  readonly is_validated_by_lookup: boolean;
  readonly last_validated_by_lookup: string | null;
}

/** What is kept of a contact. */
export function contactFieldsOf({ fields }: Pick<ResourceRow, 'fields'>): ContactFields {
  return JSON.parse(fields);
}

/** Contacts as answers show them; the audiences of all of them are read at once. */
export function contactViews(owner: Owner, rows: readonly ResourceRow[]): Wire<Contact>[] {
  const audiences = audiencesOf(owner, rows);
  return rows.map((row) => viewOf(row, contactFieldsOf(row), audiences.get(row.seq) ?? []));
}

/** One contact as answers show it. */
export function contactView(owner: Owner, row: ResourceRow): Wire<Contact> {
  return viewOf(row, contactFieldsOf(row), audiencesOf(owner, [row]).get(row.seq) ?? []);
}

/** A contact that was made just now, as answers show it: it is in no audience yet. */
export function newContactView(row: ResourceRow, fields: ContactFields): Wire<Contact> {
  return viewOf(row, fields, []);
}

function viewOf(row: ResourceRow, fields: ContactFields, audiences: readonly string[]): Wire<Contact> {
  const { created_at: createdAt, updated_at: updatedAt } = datesOf(row);
  return {
    id: `contact_${row.id}`,
    ...fields,
    audiences: audiences.map((id) => ({ audience_id: `audience_${id}` })),
    created_at: createdAt,
    updated_at: updatedAt,
  };
}

function audiencesOf({ services: { database } }: Owner, rows: readonly ResourceRow[]): Map<number, string[]> {
  const found = database.all<{ member: number; id: string }>(
    `SELECT m.member, r.id FROM memberships m JOIN resources r ON r.seq = m.owner
      WHERE m.member IN (SELECT value FROM json_each(?)) AND r.kind = 'audience' ORDER BY m.seq`,
    JSON.stringify(rows.map(({ seq }) => seq)),
  );
  const audiences = new Map<number, string[]>();
  for (const { member, id } of found) {
    const known = audiences.get(member);
    if (known) known.push(id);
    else audiences.set(member, [id]);
  }
  return audiences;
}
