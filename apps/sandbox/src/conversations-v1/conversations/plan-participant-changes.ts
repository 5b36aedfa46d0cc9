import type { ParticipantChanges } from '@comms/conversations-v1';
import { Refusal } from '../../api/problem.ts';
import type { FormWire } from '../../api/wire.ts';
import type { ResourceRow } from '../../resources/resource.ts';
import { checkAttributes } from '../json-attributes.ts';
import { refused } from '../refused.ts';
import type { Place } from '../scope.ts';
import { checkRole } from '../settings/roles.ts';
import { checkIdentity } from '../settings/users.ts';
import { type Binding, checkProxy, readProjected } from './binding-address.ts';
import { givenDates, secondOf } from './given-dates.ts';
import { membersOf, type ParticipantFields, participantFields, participantWithIdentity } from './participant-row.ts';
import { refuseKnownAddresses } from './plan-participant.ts';

type Changes = FormWire<ParticipantChanges>;

/** What of a participant a request changes. @throws {Refusal} 400 or 409 */
export function planParticipantChanges(
  place: Place,
  conversation: ResourceRow,
  row: ResourceRow,
  request: Changes,
): ParticipantFields {
  const before = participantFields(row);
  const { Attributes: attributes, RoleSid: role, Identity: identity } = request;
  const binding = changedBinding(before.messaging_binding, request.MessagingBinding ?? {});
  const members = membersOf(place.owner, conversation).filter(({ participant }) => participant !== row.seq);
  if (binding && JSON.stringify(binding) !== JSON.stringify(before.messaging_binding)) {
    refuseKnownAddresses(place, conversation, members, binding);
  }
  if (!binding && before.identity === null && !identity) {
    throw refused(50434, 'MessagingBinding.ProjectedAddress', 'is all by which the participant is reached');
  }
  return {
    ...before,
    messaging_binding: binding,
    ...(identity !== undefined && { identity: changedIdentity(place, conversation, row, identity) }),
    ...(attributes !== undefined && { attributes: checkAttributes(attributes, 4096) }),
    ...(role !== undefined && { role_sid: checkRole(place, role, 'conversation', 'RoleSid') }),
    ...readHorizon(place, conversation, request),
    ...givenDates(before, request),
  };
}

/** What of a request says how far someone has read. */
export interface ReadRequest {
  readonly LastReadMessageIndex?: number | null | undefined;
  readonly LastReadTimestamp?: string | undefined;
}

/** How far someone has read; without an index, it is not known any more. @throws {Refusal} 400 */
export function readHorizon(
  { owner }: Place,
  conversation: ResourceRow,
  { LastReadMessageIndex: index, LastReadTimestamp: time }: ReadRequest,
): Partial<ParticipantFields> {
  const at = time === undefined ? undefined : time ? secondOf(time) : null;
  if (index === undefined) return at === undefined ? {} : { last_read_timestamp: at };
  if (index === null) return { last_read_message_index: null, last_read_timestamp: at ?? null };
  const last = owner.services.database.get<{ place: number | null }>(
    'SELECT max(place) AS place FROM v1_messages WHERE conversation = ?',
    conversation.seq,
  );
  if (!Number.isInteger(index) || index < 0 || index > (last?.place ?? -1)) {
    throw refused(50421, 'LastReadMessageIndex', 'must be the index of a message of the conversation');
  }
  const now = secondOf(new Date(owner.services.clock.now()).toISOString());
  return { last_read_message_index: index, last_read_timestamp: at ?? now };
}

/** The word `null` takes an address away, as no value does. */
function changedBinding(
  before: Binding | null,
  given: { readonly ProxyAddress?: string | null | undefined; readonly ProjectedAddress?: string | null | undefined },
): Binding | null {
  const proxied = given.ProxyAddress === undefined ? before : withProxy(before, addressIn(given.ProxyAddress));
  return given.ProjectedAddress === undefined ? proxied : withProjected(proxied, addressIn(given.ProjectedAddress));
}

function withProxy(before: Binding | null, proxy: string | undefined): Binding {
  const field = 'MessagingBinding.ProxyAddress';
  if (proxy === undefined) {
    if (!before?.address || !before.proxy_address) throw refused(50440, field, 'is not there: it cannot be removed');
    if (before.type !== 'sms') throw refused(50440, field, 'cannot be removed from an address of this type');
    return { type: before.type, address: before.address };
  }
  if (!before?.address) throw refused(50441, field, 'cannot be added to a participant without an address');
  return { type: before.type, address: before.address, proxy_address: checkProxy(proxy, before.address) };
}

function withProjected(before: Binding | null, projected: string | undefined): Binding | null {
  const field = 'MessagingBinding.ProjectedAddress';
  if (projected === undefined) {
    if (!before?.projected_address) throw refused(50442, field, 'is not there: it cannot be removed');
    return null;
  }
  if (before?.address) throw refused(50443, field, 'cannot be added to a participant with an address');
  return readProjected(projected);
}

function changedIdentity(place: Place, conversation: ResourceRow, row: ResourceRow, identity: string): string {
  const { messaging_binding: binding } = participantFields(row);
  if (binding?.address) throw refused(50444, 'Identity', 'cannot be added to a participant with an address');
  const other = participantWithIdentity(place.owner, conversation, checkIdentity(identity));
  if (other && other.seq !== row.seq) {
    throw new Refusal(409, { code: 50433, field: 'Identity', message: 'Identity takes part already' });
  }
  return identity;
}

function addressIn(text: string | null): string | undefined {
  return text === null || text === '' || text === 'null' ? undefined : text;
}
