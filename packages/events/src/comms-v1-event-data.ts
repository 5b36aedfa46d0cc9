/** Someone that an event of today's API names: a sender of yours, or whoever it is sent to. */
export interface CommsV1EventAddress {
  /** Inferred: the id of the sender, or of the recipient's profile, where there is one. */
  id?: string | null | undefined;
  address?: string | null | undefined;
  /** In v1's words: `SMS`, `RCS`, `PHONE`, `WHATSAPP`. */
  channel?: string | null | undefined;
}

/** A send has come to another state. Fetch its operation for how far it has come. */
export interface CommsV1OperationEventData {
  /** Such as `comms_operation_…`. */
  operationId?: string | null | undefined;
}

/**
 * A message has come to another state.
 *
 * The vendor documents the events by name only. All fields are inferred from public programs that receive them, so that each of
 * them may be missing.
 */
export interface CommsV1MessageEventData {
  operationId?: string | null | undefined;
  /** Such as `comms_message_…`. */
  messageId?: string | null | undefined;
  accountSid?: string | null | undefined;
  /** The message's SID in the older APIs, such as `SM…`. */
  downstreamId?: string | null | undefined;
  /** Which try it was, from `"1"` on. */
  attempt?: string | number | null | undefined;
  /** Why it failed, or was not delivered. */
  errorCode?: string | number | null | undefined;
  from?: CommsV1EventAddress | null | undefined;
  to?: CommsV1EventAddress | null | undefined;
  tags?: { [key: string]: string } | null | undefined;
}

/** A message has come in. Its fields are inferred as those of the other messages are. */
export interface CommsV1InboundMessageEventData extends CommsV1MessageEventData {
  /** The session that it belongs to. */
  sessionId?: string | null | undefined;
}

/**
 * The types of events that today's API sends, with their data.
 *
 * Those of operations are documented; those of messages are inferred from public programs. There are none for emails and push
 * notifications.
 */
export interface CommsV1EventDataByType {
  'com.twilio.comms-api.operation.scheduled': CommsV1OperationEventData;
  'com.twilio.comms-api.operation.processing': CommsV1OperationEventData;
  'com.twilio.comms-api.operation.completed': CommsV1OperationEventData;
  'com.twilio.comms-api.message.queued': CommsV1MessageEventData;
  'com.twilio.comms-api.message.sent': CommsV1MessageEventData;
  'com.twilio.comms-api.message.delivered': CommsV1MessageEventData;
  'com.twilio.comms-api.message.undelivered': CommsV1MessageEventData;
  'com.twilio.comms-api.message.failed': CommsV1MessageEventData;
  'com.twilio.comms-api.message.read': CommsV1MessageEventData;
  'com.twilio.comms-api.message.inbound-received': CommsV1InboundMessageEventData;
}
