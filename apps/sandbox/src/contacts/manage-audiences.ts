import type {
  AddContactToAudienceRequest,
  Audience,
  CreateAudienceRequest,
  DeleteAudienceRequest,
  FetchSingleAudienceRequest,
  ListAudiencesRequest,
  ListAudiencesResponse,
  RemoveContactFromAudienceRequest,
} from '@comms/contacts';
import type { Call, Reply } from '../api/implement.ts';
import { Filter } from '../api/pagination.ts';
import { notFound, Refusal } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { addMember, removeMember } from '../resources/memberships.ts';
import { addResource, findResource, listResources, removeResource, resourceOf } from '../resources/resource.ts';
import { announceAudience, audienceView, membersChanged } from './audience.ts';

export function answerCreateAudience(
  { name, tags = {} }: Wire<CreateAudienceRequest>,
  call: Call,
): Reply<Wire<Audience>> {
  const row = call.services.database.write(() => {
    const added = addResource(call, 'audience', { name: name ?? null, tags });
    announceAudience(call, added, 'audience.created');
    return added;
  });
  return { status: 201, body: audienceView(call, row) };
}

/** Lists audiences, the newest first. */
export function answerListAudiences(
  request: Wire<ListAudiencesRequest>,
  call: Call,
): Reply<Wire<ListAudiencesResponse>> {
  const filter = new Filter()
    .andDate('r.created_at > ?', request.start_date)
    .andDate('r.created_at < ?', request.end_date);
  const { rows, pagination } = listResources(call, 'audience', request, filter);
  return { status: 200, body: { audiences: rows.map((row) => audienceView(call, row)), pagination } };
}

export function answerFetchSingleAudience(
  { audience_id: id }: Wire<FetchSingleAudienceRequest>,
  call: Call,
): Reply<Wire<Audience>> {
  return { status: 200, body: audienceView(call, findResource(call, 'audience', id)) };
}

/** Deletes an audience; its contacts stay. */
export function answerDeleteAudience({ audience_id: id }: Wire<DeleteAudienceRequest>, call: Call): Reply<void> {
  const row = findResource(call, 'audience', id);
  call.services.database.write(() => {
    announceAudience(call, row, 'audience.deleted');
    removeResource(call, row);
  });
  return { status: 204 };
}

/** Adds a contact to an audience: once, however often it is asked for. */
export function answerAddContactToAudience(
  { audience_id: id, contact_id: contactId }: Wire<AddContactToAudienceRequest>,
  call: Call,
): Reply<Wire<Audience>> {
  const audience = findResource(call, 'audience', id);
  const contact = resourceOf(call, 'contact', contactId);
  if (!contact) throw new Refusal(400, { code: 20404, field: 'contact_id', message: 'contact_id is no contact' });
  const after = call.services.database.write(() =>
    addMember(call, audience.seq, contact.seq) ? membersChanged(call, audience) : audience,
  );
  return { status: 201, body: audienceView(call, after) };
}

/** Takes a contact out of an audience; one that does not belong to it is not found. */
export function answerRemoveContactFromAudience(
  { audience_id: id, contact_id: contactId }: Wire<RemoveContactFromAudienceRequest>,
  call: Call,
): Reply<void> {
  const audience = findResource(call, 'audience', id);
  const contact = findResource(call, 'contact', contactId);
  const { database } = call.services;
  const isMember = database.get('SELECT 1 FROM memberships WHERE owner = ? AND member = ?', audience.seq, contact.seq);
  if (!isMember) throw notFound('contact of the audience', contactId);
  database.write(() => {
    removeMember(call, audience.seq, contact.seq);
    membersChanged(call, audience);
  });
  return { status: 204 };
}
