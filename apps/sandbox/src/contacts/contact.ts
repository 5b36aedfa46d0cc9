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
  return rows.map((row) => {
    const { created_at: createdAt, updated_at: updatedAt } = datesOf(row);
    return {
      id: `contact_${row.id}`,
      ...contactFieldsOf(row),
      audiences: (audiences.get(row.seq) ?? []).map((id) => ({ audience_id: `audience_${id}` })),
      created_at: createdAt,
      updated_at: updatedAt,
    };
  });
}

/** One contact as answers show it. */
export function contactView(owner: Owner, row: ResourceRow): Wire<Contact> {
  const [view] = contactViews(owner, [row]);
  if (!view) throw new Error('A contact that is there has no view.');
  return view;
}

/** Keeps the addresses by which contacts are found in step with what a contact has, within `write`. */
export function indexAddresses(
  { services: { database }, account }: Owner,
  contact: number,
  addresses: readonly ContactAddressFields[],
): void {
  database.run('DELETE FROM contact_addresses WHERE contact = ?', contact);
  for (const { channel, address } of addresses) {
    database.run(
      'INSERT OR IGNORE INTO contact_addresses (account, channel, address, contact) VALUES (?, ?, ?, ?)',
      account,
      channel,
      address,
      contact,
    );
  }
}

interface MembershipRow {
  readonly member: number;
  readonly id: string;
}

function audiencesOf({ services: { database } }: Owner, rows: readonly ResourceRow[]): Map<number, string[]> {
  const found = database.all<MembershipRow>(
    `SELECT m.member, r.id FROM memberships m JOIN resources r ON r.seq = m.owner
      WHERE m.member IN (SELECT value FROM json_each(?)) AND r.kind = 'audience' ORDER BY m.seq`,
    JSON.stringify(rows.map(({ seq }) => seq)),
  );
  const audiences = new Map<number, string[]>();
  for (const { member, id } of found) audiences.set(member, [...(audiences.get(member) ?? []), id]);
  return audiences;
}
