import type { ListContactsRequest, ListContactsResponse } from '@comms/contacts';
import type { Call, Reply } from '../api/implement.ts';
import { Filter } from '../api/pagination.ts';
import type { Wire } from '../api/wire.ts';
import { fieldIs, listResources } from '../resources/resource.ts';
import { contactViews } from './contact.ts';

/** Lists contacts, the newest first. */
export function answerListContacts(request: Wire<ListContactsRequest>, call: Call): Reply<Wire<ListContactsResponse>> {
  const { user_identifier: userIdentifier } = request;
  const filter = new Filter()
    .andDate('r.created_at > ?', request.start_date)
    .andDate('r.created_at < ?', request.end_date)
    .andDate('r.updated_at > ?', request.updated_date)
    .and('EXISTS (SELECT 1 FROM contact_addresses WHERE contact = r.seq AND channel = ?)', request.channel)
    .and(fieldIs('first_name'), request.first_name)
    .and(fieldIs('last_name'), request.last_name)
    .and(fieldIs('display_name'), request.display_name)
    // The kind is said once more, and all contacts are said to have no parent, so that SQLite sees which index to use:
    // without one that has the order of the list, each page would sort all contacts.
    .and(`r.kind = 'contact' AND ${fieldIs('user_identifier')}`, userIdentifier)
    .and('r.parent = ?', userIdentifier === undefined ? 0 : undefined);
  const { rows, pagination } = listResources(call, 'contact', request, filter);
  return { status: 200, body: { contacts: contactViews(call, rows), pagination } };
}
