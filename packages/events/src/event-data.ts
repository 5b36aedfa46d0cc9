import type { Addressee, CommunicationChannel, DeliveryStatus, OperationStatus } from '@comms/core';
import type { CommsV1EventDataByType } from './comms-v1-event-data.ts';

/** What every event says: whose account it happened in. */
export interface AccountEventData {
  accountSid: string;
}

/** A send has come to another state. */
export interface OperationEventData extends AccountEventData {
  operationId: string;
  /** What it sends: `messages`, `emails`, `push_notifications` or `communications`. */
  resource: string;
  status: OperationStatus;
  /** How many items are in each state. */
  delivery?: DeliveryStatus | null | undefined;
}

/** What the events of everything that is delivered have in common. */
export interface DeliveryEventData extends AccountEventData {
  /** Absent for what came in. */
  operationId?: string | null | undefined;
  /** The conversation that it belongs to. */
  conversationId?: string | null | undefined;
  from?: Addressee | null | undefined;
  to?: Addressee[] | null | undefined;
  /** Why it failed, or was not delivered. */
  errorCode?: number | null | undefined;
  /** As the send has them: those of v1 may be longer than the preview's. */
  tags?: { [key: string]: string } | null | undefined;
}

/** A message has come to another state, or has come in. */
export interface MessageEventData extends DeliveryEventData {
  messageId: string;
}

/** A sender or recipient of an email, as its events name it. */
export interface EmailEventAddressee extends Addressee {
  /** The name that stands beside the address. */
  name?: string | null | undefined;
}

/** An email has come to another state, was opened, or was complained about. */
export interface EmailEventData extends DeliveryEventData {
  emailId: string;
  from?: EmailEventAddressee | null | undefined;
  to?: EmailEventAddressee[] | null | undefined;
}

/** A push notification has come to another state, or was opened. */
export interface PushNotificationEventData extends DeliveryEventData {
  pushNotificationId: string;
}

/** A communication has come to another state. */
export interface CommunicationEventData extends DeliveryEventData {
  communicationId: string;
}

/** A conversation was begun or changed. */
export interface ConversationEventData extends AccountEventData {
  conversationId: string;
  state: string;
  /** For a change of state: the state before. */
  previousState?: string | null | undefined;
}

/** Someone has joined a conversation. */
export interface ParticipantEventData extends AccountEventData {
  conversationId: string;
  participantId: string;
  contactId?: string | null | undefined;
  agentId?: string | null | undefined;
}

/** A verification was started, or has come to its end. Codes are never in it. */
export interface VerificationEventData extends AccountEventData {
  verificationId: string;
  status: string;
  channel?: CommunicationChannel | null | undefined;
  contactId?: string | null | undefined;
  factorId?: string | null | undefined;
}

/** A factor was added or verified. */
export interface FactorEventData extends AccountEventData {
  factorId: string;
  type: string;
  contactId?: string | null | undefined;
}

/** A contact was added, changed or deleted. */
export interface ContactEventData extends AccountEventData {
  contactId: string;
}

/** An audience was added or deleted, or contacts have joined or left it. */
export interface AudienceEventData extends AccountEventData {
  audienceId: string;
  contactCount: number;
}

/** What the owner of a domain has set up was found. */
export interface DomainEventData extends AccountEventData {
  domainId: string;
  domainName: string;
}

/** Each type of event with its data: those of the preview, and those of today's API. */
export interface EventDataByType extends CommsV1EventDataByType {
  'operation.processing': OperationEventData;
  'operation.completed': OperationEventData;
  'operation.failed': OperationEventData;
  'operation.canceled': OperationEventData;
  'message.queued': MessageEventData;
  'message.sent': MessageEventData;
  'message.delivered': MessageEventData;
  'message.undelivered': MessageEventData;
  'message.failed': MessageEventData;
  'message.read': MessageEventData;
  'message.received': MessageEventData;
  'email.queued': EmailEventData;
  'email.sent': EmailEventData;
  'email.delivered': EmailEventData;
  'email.undelivered': EmailEventData;
  'email.failed': EmailEventData;
  'email.opened': EmailEventData;
  'email.complained': EmailEventData;
  'push_notification.queued': PushNotificationEventData;
  'push_notification.sent': PushNotificationEventData;
  'push_notification.delivered': PushNotificationEventData;
  'push_notification.undelivered': PushNotificationEventData;
  'push_notification.failed': PushNotificationEventData;
  'push_notification.opened': PushNotificationEventData;
  'communication.queued': CommunicationEventData;
  'communication.sent': CommunicationEventData;
  'communication.delivered': CommunicationEventData;
  'communication.undelivered': CommunicationEventData;
  'communication.failed': CommunicationEventData;
  'communication.read': CommunicationEventData;
  'communication.opened': CommunicationEventData;
  'conversation.created': ConversationEventData;
  'conversation.updated': ConversationEventData;
  'conversation.state_changed': ConversationEventData;
  'participant.created': ParticipantEventData;
  'verification.started': VerificationEventData;
  'verification.approved': VerificationEventData;
  'verification.canceled': VerificationEventData;
  'verification.expired': VerificationEventData;
  'verification.failed': VerificationEventData;
  'factor.created': FactorEventData;
  'factor.verified': FactorEventData;
  'contact.created': ContactEventData;
  'contact.updated': ContactEventData;
  'contact.deleted': ContactEventData;
  'audience.created': AudienceEventData;
  'audience.updated': AudienceEventData;
  'audience.deleted': AudienceEventData;
  'domain.verified': DomainEventData;
}
