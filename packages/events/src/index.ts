export type {
  AccountEventData,
  AudienceEventData,
  CommunicationEventData,
  ContactEventData,
  ConversationEventData,
  DeliveryEventData,
  DomainEventData,
  EmailEventData,
  EventDataByType,
  FactorEventData,
  MessageEventData,
  OperationEventData,
  ParticipantEventData,
  PushNotificationEventData,
  VerificationEventData,
} from './event-data.ts';
export { Events } from './events.ts';
export type { Example, FetchOneExampleRequest } from './types.ts';
