import type { CommsV1EventDataByType } from '@comms/events';

/** A type of event of today's API. */
export type CommsV1EventType = keyof CommsV1EventDataByType;

/** The schemas of the events of today's API, as the vendor names them: a name and a version. */
const schemas: Readonly<Record<CommsV1EventType, readonly [name: string, version: string]>> = {
  'com.twilio.comms-api.operation.scheduled': ['OperationScheduled', '2'],
  'com.twilio.comms-api.operation.processing': ['OperationProcessing', '2'],
  'com.twilio.comms-api.operation.completed': ['OperationCompleted', '2'],
  'com.twilio.comms-api.message.queued': ['MessageQueued', '3'],
  'com.twilio.comms-api.message.sent': ['MessageSent', '4'],
  'com.twilio.comms-api.message.delivered': ['MessageDelivered', '4'],
  'com.twilio.comms-api.message.undelivered': ['MessageUndelivered', '4'],
  'com.twilio.comms-api.message.failed': ['MessageFailed', '4'],
  'com.twilio.comms-api.message.read': ['MessageRead', '4'],
  'com.twilio.comms-api.message.inbound-received': ['MessageInbound', '2'],
};

/** Whether a type of event is one of today's API: those are told only to who names them. */
export function isCommsV1Event(type: string): type is CommsV1EventType {
  return Object.hasOwn(schemas, type);
}

/** Where the vendor has the schema of a type of event. */
export function commsV1Schema(type: CommsV1EventType): string {
  return `https://events-schemas.twilio.com/CommsApi.${schemas[type].join('/')}`;
}

/** The version of the schema that the data of a type has: the preview's all have their first. */
export function eventSchemaVersion(type: string): string {
  return isCommsV1Event(type) ? schemas[type][1] : '1';
}

/** The data of an event as it is told: all but that of operations of today's API names the account. */
export function toldData(type: string, data: object, accountSid: string): object {
  return type.startsWith('com.twilio.comms-api.operation.') ? data : { account_sid: accountSid, ...data };
}
