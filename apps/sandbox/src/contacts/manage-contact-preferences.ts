import type {
  ContactPreference,
  FetchOneContactPreferenceRequest,
  ListContactPreferencesRequest,
  ListContactPreferencesResponse,
  UpdateOneContactPreferenceRequest,
} from '@comms/contacts';
import type { Call, Reply } from '../api/implement.ts';
import { Filter, readPage } from '../api/pagination.ts';
import { notFound } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { bareId } from '../prefixed-id.ts';
import { findResource, type ResourceRow } from '../resources/resource.ts';
import {
  addMissingRows,
  type ContactPreferenceRow,
  contactPreferenceColumns,
  contactPreferenceView,
  keepStatuses,
} from './contact-preference.ts';

/** Lists what a contact has said about each preference, the newest first. */
export function answerListContactPreferences(
  { contact_id: id, is_public: isPublic, ...request }: Wire<ListContactPreferencesRequest>,
  call: Call,
): Reply<Wire<ListContactPreferencesResponse>> {
  const contact = openContact(call, id);
  const filter = new Filter()
    .and('p.contact = ?', contact.seq)
    .and("r.fields ->> 'is_public' = ?", isPublic === undefined ? undefined : Number(isPublic));
  const { rows, pagination } = readPage<ContactPreferenceRow>(call.services.database, request, {
    select: `SELECT ${contactPreferenceColumns} FROM contact_preferences p JOIN resources r ON r.seq = p.preference`,
    order: 'p.seq',
    filter,
  });
  return { status: 200, body: { preferences: rows.map((row) => contactPreferenceView(call, row)), pagination } };
}

export function answerFetchOneContactPreference(
  { contact_id: id, contact_preference_id: preferenceId }: Wire<FetchOneContactPreferenceRequest>,
  call: Call,
): Reply<Wire<ContactPreference>> {
  const row = findContactPreference(call, openContact(call, id), preferenceId);
  return { status: 200, body: contactPreferenceView(call, row) };
}

/** Keeps what a contact says about a preference. */
export function answerUpdateOneContactPreference(
  { contact_id: id, contact_preference_id: preferenceId, channels = [] }: Wire<UpdateOneContactPreferenceRequest>,
  call: Call,
): Reply<Wire<ContactPreference>> {
  const row = findContactPreference(call, openContact(call, id), preferenceId);
  const changed = call.services.database.write(() => keepStatuses(call, row, channels));
  return { status: 200, body: contactPreferenceView(call, changed) };
}

/** The contact that a path names, with a row for each preference. */
function openContact(call: Call, id: string): ResourceRow {
  const contact = findResource(call, 'contact', id);
  call.services.database.write(() => addMissingRows(call, contact));
  return contact;
}

/** By its own identifier, or by that of the preference that it is about. @throws {Refusal} 404 */
function findContactPreference({ services, account }: Call, contact: ResourceRow, id: string): ContactPreferenceRow {
  const row = services.database.get<ContactPreferenceRow>(
    `SELECT ${contactPreferenceColumns} FROM contact_preferences p JOIN resources r ON r.seq = p.preference
      WHERE p.account = ?1 AND p.contact = ?2 AND (p.id = ?3 OR r.id = ?3)`,
    account,
    contact.seq,
    bareId('preference', id),
  );
  if (!row) throw notFound('contact preference', id);
  return row;
}
