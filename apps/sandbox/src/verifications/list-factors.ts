import type { ListFactorsRequest, ListFactorsResponse } from '@comms/verify';
import type { Call, Reply } from '../api/implement.ts';
import { Filter } from '../api/pagination.ts';
import type { Wire } from '../api/wire.ts';
import { prefixedId } from '../prefixed-id.ts';
import { fieldIs, listResources } from '../resources/resource.ts';
import { listSorted, type Sorting } from './sorted-factors.ts';
import { factorView } from './stored-factor.ts';

/** The fields to sort by, as SQL. */
const sortable: Readonly<Record<string, string>> = {
  created_at: 'r.created_at',
  updated_at: 'r.updated_at',
  friendly_name: "coalesce(r.fields ->> 'friendly_name', '')",
  type: "r.fields ->> 'type'",
  status: "r.fields ->> 'status'",
};

/** Lists factors: the newest first, or by a field; dates begin with the latest, texts with the first in the alphabet. */
export function answerListFactors(request: Wire<ListFactorsRequest>, call: Call): Reply<Wire<ListFactorsResponse>> {
  const filter = new Filter()
    .and(fieldIs('contact_id'), request.contact_id && prefixedId('contact', request.contact_id))
    .and(fieldIs('type'), request.type)
    .and(fieldIs('status'), request.status)
    .and(fieldIs('friendly_name'), request.friendly_name)
    .andDate('r.created_at > ?', request.start_date)
    .andDate('r.created_at < ?', request.end_date);
  const sorting = sortingOf(request.sort_by);
  const { rows, pagination } = sorting
    ? listSorted(call, request, filter, sorting)
    : listResources(call, 'factor', request, filter);
  return { status: 200, body: { factors: rows.map(factorView), pagination } };
}

/** Undefined where the usual order is asked for. */
function sortingOf(text = 'created_at'): Sorting | undefined {
  const [field = '', direction = field.endsWith('_at') ? 'desc' : 'asc'] = text.split(':');
  if (field === 'created_at' && direction === 'desc') return undefined;
  return { expression: sortable[field] ?? 'r.created_at', isDescending: direction === 'desc' };
}
