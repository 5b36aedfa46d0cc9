import type {
  AddressLookup,
  FetchOneAddressLookupRequest,
  ListAddressLookupsRequest,
  ListAddressLookupsResponse,
} from '@comms/lookups';
import type { Call, Reply } from '../api/implement.ts';
import { Filter } from '../api/pagination.ts';
import type { Wire } from '../api/wire.ts';
import { findResource, listResources } from '../resources/resource.ts';
import { lookupView } from './lookup-view.ts';

/** Lists lookups, the newest first. */
export function answerListAddressLookups(
  request: Wire<ListAddressLookupsRequest>,
  call: Call,
): Reply<Wire<ListAddressLookupsResponse>> {
  const filter = new Filter()
    .and("? IN (r.fields ->> 'address', r.fields ->> 'phone_number')", request.address)
    .andDate('r.created_at > ?', request.start_date)
    .andDate('r.created_at < ?', request.end_date);
  const { rows, pagination } = listResources(call, 'addresslookup', request, filter);
  return { status: 200, body: { address_lookups: rows.map(lookupView), pagination } };
}

export function answerFetchOneAddressLookup(
  { address_lookup_id: id }: Wire<FetchOneAddressLookupRequest>,
  call: Call,
): Reply<Wire<AddressLookup>> {
  return { status: 200, body: lookupView(findResource(call, 'addresslookup', id)) };
}
