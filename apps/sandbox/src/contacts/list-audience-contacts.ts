import type { ListContactsInAudienceRequest, ListContactsResponse } from '@comms/contacts';
import type { Call, Reply } from '../api/implement.ts';
import { Filter, readPage } from '../api/pagination.ts';
import type { Wire } from '../api/wire.ts';
import { findResource, type ResourceRow } from '../resources/resource.ts';
import { contactViews } from './contact.ts';

/** A contact of an audience: its `seq` is that of the membership, by which the list is ordered. */
interface MemberRow extends ResourceRow {
  readonly contact: number;
}

/** Lists the contacts of an audience, the last added first. */
export function answerListContactsInAudience(
  { audience_id: id, ...request }: Wire<ListContactsInAudienceRequest>,
  call: Call,
): Reply<Wire<ListContactsResponse>> {
  const audience = findResource(call, 'audience', id);
  const filter = new Filter()
    .and('m.owner = ?', audience.seq)
    .andDate('m.added_at > ?', request.start_date)
    .andDate('m.added_at < ?', request.end_date);
  const { rows, pagination } = readPage<MemberRow>(call.services.database, request, {
    select: `SELECT m.seq, r.seq AS contact, r.account, r.kind, r.id, r.parent, r.fields, r.created_at, r.updated_at, r.deleted_at
      FROM memberships m JOIN resources r ON r.seq = m.member`,
    order: 'm.seq',
    filter,
  });
  const contacts = contactViews(
    call,
    rows.map(({ contact, ...row }) => ({ ...row, seq: contact })),
  );
  return { status: 200, body: { contacts, pagination } };
}
