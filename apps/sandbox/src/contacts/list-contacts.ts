import type { ListContactsRequest, ListContactsResponse } from '@comms/contacts';
import type { Call, Reply } from '../api/implement.ts';
import { Filter } from '../api/pagination.ts';
import type { Wire } from '../api/wire.ts';
import { fieldIs, listResources } from '../resources/resource.ts';
import { contactViews } from './contact.ts';

/** Lists contacts, the newest first. */
export function answerListContacts(request: Wire<ListContactsRequest>, call: Call): Reply<Wire<ListContactsResponse>> {
  const filter = new Filter()
    .andDate('r.created_at > ?', request.start_date)
    .andDate('r.created_at < ?', request.end_date)
    .andDate('r.updated_at > ?', request.updated_date)
    .and('r.seq IN (SELECT contact FROM contact_addresses WHERE account = r.account AND channel = ?)', request.channel)
    .and(fieldIs('first_name'), request.first_name)
    .and(fieldIs('last_name'), request.last_name)
    .and(fieldIs('display_name'), request.display_name)
    .and(fieldIs('user_identifier'), request.user_identifier);
  const { rows, pagination } = listResources(call, 'contact', request, filter);
  return { status: 200, body: { contacts: contactViews(call, rows), pagination } };
}
