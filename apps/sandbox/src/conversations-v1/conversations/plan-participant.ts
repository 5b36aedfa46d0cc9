import type { NewParticipant } from '@comms/conversations-v1';
import { Refusal } from '../../api/problem.ts';
import type { FormWire } from '../../api/wire.ts';
import { type ResourceRow, resourceAt } from '../../resources/resource.ts';
import { checkAttributes } from '../json-attributes.ts';
import { refused } from '../refused.ts';
import type { Place } from '../scope.ts';
import { checkRole } from '../settings/roles.ts';
import { serviceSettings } from '../settings/stored-settings.ts';
import { checkIdentity } from '../settings/users.ts';
import { type Binding, readBinding, readProjected } from './binding-address.ts';
import { conversationFields } from './conversation-row.ts';
import { givenDates } from './given-dates.ts';
import { refuseKnownGroup } from './group-text.ts';
import { type Member, membersOf, type ParticipantFields } from './participant-row.ts';

/** What a request says about someone who is to take part. */
export type ParticipantRequest = FormWire<NewParticipant>;

const maxAttributeBytes = 4096;
const maxParticipants = 1000;
const maxOutsiders = 50;
const maxOfUser = 1000;

/**
 * Looks whether someone can take part in a conversation.
 *
 * @throws {Refusal} 400, or 409 where they take part already, or their addresses are those of another conversation.
 */
export function planParticipant(
  place: Place,
  conversation: ResourceRow,
  request: ParticipantRequest,
): ParticipantFields {
  const fields = readParticipant(place, request);
  const members = membersOf(place.owner, conversation);
  const { messaging_binding: binding, identity } = fields;
  if (binding?.address && conversationFields(conversation).messaging_service_sid === null) {
    throw new Refusal(400, { code: 50373, message: 'The conversation has no messaging service' });
  }
  if (members.length >= maxParticipants) throw tooMany(50417, `${maxParticipants} participants`);
  if (binding?.address && members.filter(({ address }) => address !== null).length >= maxOutsiders) {
    throw tooMany(50418, `${maxOutsiders} participants who do not chat`);
  }
  if (identity !== null && members.some((member) => member.identity === identity)) {
    throw new Refusal(409, { code: 50433, field: 'Identity', message: 'Identity takes part already' });
  }
  if (binding) refuseKnownAddresses(place, conversation, members, binding);
  return fields;
}

/** Reads who is to take part, whatever the conversation. @throws {Refusal} 400 */
export function readParticipant(
  place: Place,
  { Identity: given, MessagingBinding: addresses = {}, Attributes, RoleSid: role, ...dates }: ParticipantRequest,
): ParticipantFields {
  const { Address: address, ProxyAddress: proxy, ProjectedAddress: projected } = addresses;
  if (given && (address || proxy))
    throw refused(50211, 'Identity', 'does not go together with the address of a device');
  const isOutside = !given && Boolean(address || proxy || projected);
  const identity = isOutside ? null : checkIdentity(given ?? '');
  if (identity !== null) refuseBusy(place, identity);
  const ownBinding = projected ? readProjected(projected) : null;
  const binding = isOutside ? readBinding(addresses) : ownBinding;
  const { default_conversation_role_sid: usual } = serviceSettings(place.owner, place.service);
  const isGroupText = binding !== null && binding.address !== undefined && binding.proxy_address === undefined;
  return {
    identity,
    attributes: checkAttributes(Attributes, maxAttributeBytes),
    role_sid: role ? checkRole(place, role, 'conversation', 'RoleSid') : isGroupText ? null : usual,
    messaging_binding: binding,
    last_read_message_index: null,
    last_read_timestamp: null,
    notification_level: 'default',
    ...givenDates({}, dates),
  };
}

/** @throws {Refusal} 409 where a message between them would belong to two conversations. */
export function refuseKnownAddresses(
  place: Place,
  conversation: ResourceRow,
  members: readonly Member[],
  binding: Binding,
): void {
  const { address, proxy_address: proxy } = binding;
  if (address === undefined || proxy === undefined) {
    refuseKnownGroup(place.owner, conversation, members, binding);
    return;
  }
  const taken = conversationOfPair(place, address, proxy);
  if (!taken) return;
  const message = `A binding for this participant and proxy address already exists in Conversation ${taken.id}`;
  throw new Refusal(409, { code: 50416, message });
}

/** The conversation that the messages between two addresses belong to; undefined where there is none. */
export function conversationOfPair(
  { owner }: Pick<Place, 'owner'>,
  address: string,
  proxy: string,
): ResourceRow | undefined {
  const found = owner.services.database.get<{ conversation: number }>(
    'SELECT conversation FROM v1_pairs WHERE account = ? AND address = ? AND proxy_address = ?',
    owner.account,
    address,
    proxy,
  );
  return found && resourceAt(owner, found.conversation);
}

function refuseBusy({ owner, service }: Place, identity: string): void {
  const found = owner.services.database.get<{ count: number }>(
    'SELECT count(*) AS count FROM v1_participants WHERE service = ? AND identity = ?',
    service.seq,
    identity,
  );
  if ((found?.count ?? 0) >= maxOfUser)
    throw refused(50214, 'Identity', `takes part in ${maxOfUser} conversations already`);
}

function tooMany(code: number, limit: string): Refusal {
  return new Refusal(400, { code, message: `The conversation has ${limit} already` });
}
