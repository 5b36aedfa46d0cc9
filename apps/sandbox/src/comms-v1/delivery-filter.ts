import type { Call } from '../api/implement.ts';
import { Filter } from '../api/pagination.ts';
import { type StoredDelivery, selectDeliveries } from '../deliveries/stored-delivery.ts';
import { deliveryRange, operationOf, type SendResource } from '../operations/operation.ts';
import { prefixedId } from '../prefixed-id.ts';
import { andDates, type V1Dates } from './dates-filter.ts';
import { andStatus } from './delivery-status.ts';
import { bareV1Id } from './identifier.ts';
import { readV1Page, type V1Page, type V1PageRequest } from './page.ts';
import { andTags, type V1TagsFilter } from './tags-filter.ts';

/** By what deliveries of every kind can be listed. */
export interface V1DeliveryFilters extends V1PageRequest, V1Dates {
  readonly operationId?: string | undefined;
  readonly sessionId?: string | undefined;
  readonly profile?: string | undefined;
  readonly status?: string | undefined;
  readonly tags?: V1TagsFilter | undefined;
}

/** The tags of a delivery `d` of the operation `o`, as JSON: its own, or those of its send. */
const tagsOf = "coalesce(d.plan -> '$.tags', o.request -> '$.tags', '{}')";

/** Whether a delivery is to or from a profile: by that, or by an address that is known to be the profile's. */
const isOfProfile = `(d.plan ->> '$.to.profileId' = ? OR EXISTS (SELECT 1 FROM orchestrator_profiles p
  WHERE p.account = d.account AND p.profile = ? AND (replace(d.sender ->> '$.address', 'whatsapp:', '') = p.address
    OR EXISTS (SELECT 1 FROM json_each(d.recipients) WHERE replace(value ->> 'address', 'whatsapp:', '') = p.address))))`;

/**
 * Lists deliveries of a kind, the newest first; `more` is ANDed with what the request asks for. Recipients for whom no address
 * was found are left out: in v1, nothing was made for them.
 *
 * @throws {Refusal} 400 when a filter is malformed.
 */
export function listV1Deliveries(
  call: Call,
  resource: SendResource,
  request: V1DeliveryFilters,
  more: Filter = new Filter(),
): V1Page<StoredDelivery> {
  const { services, account } = call;
  const { sessionId: session, status, tags } = request;
  const [first, end] = rangeOf(call, resource, request.operationId);
  const filter = new Filter()
    .and('d.account = ?', account)
    .and('d.resource = ?', resource)
    .and('d.seq >= ?', first)
    .and('d.seq < ?', end)
    .and('d.reference = ?', session && prefixedId('conversation', bareV1Id('session', session)));
  andDates(filter, request, 'o.created_at');
  andProfile(filter, request.profile);
  andStatus(filter, status);
  andTags(filter, tags, tagsOf);
  filter.conditions.push(
    'd.deleted_at IS NULL',
    "(d.plan IS NULL OR d.plan ->> '$.isUnaddressable' IS NULL)",
    ...more.conditions,
  );
  filter.values.push(...more.values);
  return readV1Page<StoredDelivery>(services.database, request, { select: selectDeliveries, order: 'd.seq', filter });
}

function andProfile(filter: Filter, profile: string | undefined): void {
  if (profile === undefined) return;
  filter.conditions.push(isOfProfile);
  filter.values.push(profile, profile);
}

/** The numbers of an operation's deliveries: one that does not exist has none. */
function rangeOf(call: Call, resource: SendResource, id: string | undefined): [first?: number, end?: number] {
  if (id === undefined) return [];
  const row = operationOf(call, resource, bareV1Id('operation', id));
  return row ? deliveryRange(row) : [0, 0];
}
