import type { ConversationFields as ConversationRequestFields } from '@comms/conversations-v1';
import { Refusal } from '../../api/problem.ts';
import type { FormWire } from '../../api/wire.ts';
import type { ResourceRow } from '../../resources/resource.ts';
import { isSid } from '../../sid.ts';
import { checkAttributes } from '../json-attributes.ts';
import { refused } from '../refused.ts';
import type { Place } from '../scope.ts';
import { accountSettings } from '../settings/stored-settings.ts';
import { checkTimer } from '../timers.ts';
import type { Changes } from './act-with-consent.ts';
import { type ConversationFields, findConversation, type State, type Timers } from './conversation-row.ts';
import { givenDates } from './given-dates.ts';
import { defaultMessagingService } from './messaging-service.ts';

/** What a request says about a conversation. */
export type ConversationRequest = FormWire<ConversationRequestFields>;

const maxAttributeBytes = 16_384;

/** How a new conversation begins. */
export interface NewConversation {
  readonly fields: ConversationFields;
  readonly timers: Timers;
}

/** @throws {Refusal} 400 or 409 when there cannot be such a conversation. */
export function planConversation(place: Place, request: ConversationRequest, changes: Changes = {}): NewConversation {
  const { State: given, Timers: timers } = request;
  const defaults = accountSettings(place.owner);
  if (given === undefined && (timers?.Inactive || timers?.Closed)) throw refused(50382, 'Timers', 'needs a State');
  const state = given === undefined ? 'active' : stateOf(given);
  if (state === 'closed') throw refused(50384, 'State', 'must not be closed at the beginning');
  const none: ConversationFields = {
    friendly_name: null,
    unique_name: null,
    messaging_service_sid: request.MessagingServiceSid === undefined ? defaultMessagingService(place.owner) : null,
    attributes: '{}',
    state,
    bindings: {},
  };
  return {
    fields: changedFields(place, none, request, changes),
    timers: {
      inactive_ms: timerMs('inactive', timers?.Inactive || defaults.default_inactive_timer),
      closed_ms: timerMs('closed', timers?.Closed || defaults.default_closed_timer),
    },
  };
}

/** What of a conversation a request changes; a field that is given without a value is taken away. @throws {Refusal} */
export function changedFields(
  place: Place,
  before: ConversationFields,
  request: ConversationRequest,
  changes: Changes = {},
  row?: ResourceRow | undefined,
): ConversationFields {
  const { UniqueName: unique, MessagingServiceSid: messaging, Attributes: attributes, Bindings: bindings } = request;
  const friendly = changes.friendly_name ?? request.FriendlyName;
  if (friendly && friendly.length > 256) throw refused(50003, 'FriendlyName', 'must have at most 256 characters');
  if (messaging && !isSid('MG', messaging)) {
    throw refused(50341, 'MessagingServiceSid', 'must be the SID of a messaging service (MG…)');
  }
  return {
    ...before,
    ...(friendly !== undefined && { friendly_name: friendly || null }),
    ...(unique !== undefined && { unique_name: checkUniqueName(place, unique, row) }),
    ...(messaging !== undefined && { messaging_service_sid: messaging || null }),
    ...(attributes !== undefined && { attributes: checkAttributes(attributes, maxAttributeBytes) }),
    ...(bindings?.Email && { bindings: changedBindings(before.bindings, bindings.Email) }),
    ...givenDates(before, request),
  };
}

/** The state that a request names, in any case of letters. @throws {Refusal} 400 */
export function stateOf(given: string): Exclude<State, 'initializing'> {
  if (given === '') throw refused(50374, 'State', 'must not be empty');
  const state = given.toLowerCase();
  if (state !== 'active' && state !== 'inactive' && state !== 'closed') {
    throw refused(50378, 'State', 'must be active, inactive or closed');
  }
  return state;
}

/** How long a timer runs; without a duration it does not run. @throws {Refusal} 400 */
export function timerMs(kind: 'inactive' | 'closed', duration: string | null | undefined): number | null {
  const field = kind === 'inactive' ? 'Timers.Inactive' : 'Timers.Closed';
  return duration ? checkTimer(kind, duration, field) : null;
}

function checkUniqueName(place: Place, name: string, row: ResourceRow | undefined): string | null {
  if (name === '') return null;
  if (name.length > 256) throw refused(50004, 'UniqueName', 'must have at most 256 characters');
  if (isSid('CH', name)) throw refused(50390, 'UniqueName', 'must not look like the SID of a conversation');
  const other = findConversation(place, name);
  if (other && other.seq !== row?.seq) {
    const message = 'UniqueName is that of another conversation already';
    throw new Refusal(409, { code: 50353, field: 'UniqueName', message });
  }
  return name;
}

function changedBindings(
  { email }: ConversationFields['bindings'],
  { Address: address, Name: name }: { readonly Address?: string | undefined; readonly Name?: string | undefined },
): ConversationFields['bindings'] {
  const changed = {
    projected_address: address ?? email?.projected_address,
    name: name ?? email?.name,
  };
  const entries = Object.entries(changed).filter(([, value]) => value);
  return entries.length === 0 ? {} : { email: Object.fromEntries(entries) };
}
