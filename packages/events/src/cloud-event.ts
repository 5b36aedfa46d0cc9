import type { EventDataByType } from './event-data.ts';

/** What every event says about itself, whatever it is about: the envelope of CloudEvents 1.0. */
export interface CloudEvent {
  /** The same event has the same identifier, however often it is delivered. */
  readonly id: string;
  readonly type: string;
  /** Where it happened. */
  readonly source?: string | undefined;
  readonly specversion?: string | undefined;
  /** When it happened. Events can arrive in another order. */
  readonly time?: Date | undefined;
  readonly datacontenttype?: string | undefined;
  /** The schema that the data has. */
  readonly dataschema?: string | undefined;
  readonly data: unknown;
}

/** An event of one known type, with the data that this type has. */
export interface EventOf<Type extends KnownEventType> extends CloudEvent {
  readonly type: Type;
  readonly data: EventDataByType[Type];
}

/** The types of events whose data is known here. */
export type KnownEventType = keyof EventDataByType;

/** An event of any known type: told apart by `type`. */
export type KnownEvent = { [Type in KnownEventType]: EventOf<Type> }[KnownEventType];

/** An event of a type that is not known here, such as one that is newer than this package. */
export interface UnknownEvent extends CloudEvent {
  readonly data: unknown;
}

/** Any event. `isKnownEvent` narrows it to those whose data has a type. */
export type CommsEvent = KnownEvent | UnknownEvent;

// A record, so that the compiler misses no type.
const known: Readonly<Record<KnownEventType, true>> = {
  'operation.processing': true,
  'operation.completed': true,
  'operation.failed': true,
  'operation.canceled': true,
  'message.queued': true,
  'message.sent': true,
  'message.delivered': true,
  'message.undelivered': true,
  'message.failed': true,
  'message.read': true,
  'message.received': true,
  'email.queued': true,
  'email.sent': true,
  'email.delivered': true,
  'email.undelivered': true,
  'email.failed': true,
  'email.opened': true,
  'email.complained': true,
  'push_notification.queued': true,
  'push_notification.sent': true,
  'push_notification.delivered': true,
  'push_notification.undelivered': true,
  'push_notification.failed': true,
  'push_notification.opened': true,
  'communication.queued': true,
  'communication.sent': true,
  'communication.delivered': true,
  'communication.undelivered': true,
  'communication.failed': true,
  'communication.read': true,
  'communication.opened': true,
  'conversation.created': true,
  'conversation.updated': true,
  'conversation.state_changed': true,
  'participant.created': true,
  'verification.started': true,
  'verification.approved': true,
  'verification.canceled': true,
  'verification.expired': true,
  'verification.failed': true,
  'factor.created': true,
  'factor.verified': true,
  'contact.created': true,
  'contact.updated': true,
  'contact.deleted': true,
  'audience.created': true,
  'audience.updated': true,
  'audience.deleted': true,
  'domain.verified': true,
  'com.twilio.comms-api.operation.scheduled': true,
  'com.twilio.comms-api.operation.processing': true,
  'com.twilio.comms-api.operation.completed': true,
  'com.twilio.comms-api.message.queued': true,
  'com.twilio.comms-api.message.sent': true,
  'com.twilio.comms-api.message.delivered': true,
  'com.twilio.comms-api.message.undelivered': true,
  'com.twilio.comms-api.message.failed': true,
  'com.twilio.comms-api.message.read': true,
  'com.twilio.comms-api.message.inbound-received': true,
};

/** The types of events whose data is known here. */
export const eventTypes: readonly KnownEventType[] = /* @__PURE__ */ knownTypes();

/** Says whether the data of an event has a type here. */
export function isKnownEvent(event: CommsEvent): event is KnownEvent {
  return isKnownType(event.type);
}

/** Says whether a type of event is known here. */
export function isKnownType(type: string): type is KnownEventType {
  return Object.hasOwn(known, type);
}

function knownTypes(): KnownEventType[] {
  return Object.keys(known).filter(isKnownType);
}
