import type {
  CommsV1OperationStatus,
  CommsV1PageRequest,
  CommsV1Pagination,
  CommsV1Problem,
  CommsV1RelatedResource,
  CommsV1Tags,
} from '@comms/core';
import type { MessageContent } from './content-types.ts';
import type { MessageRecipientChannel, MessageSenderChannel } from './send-types.ts';

/** Where a message stands; `GROUP` and `INBOUND` say what it is instead. */
export type MessageStatus =
  | 'SCHEDULED'
  | 'QUEUED'
  | 'SENT'
  | 'DELIVERED'
  | 'READ'
  | 'UNDELIVERED'
  | 'FAILED'
  | 'CANCELED'
  | 'GROUP'
  | 'INBOUND'
  | (string & {});

/** Who sent a message: which fields there are depends on how the sender was named. */
export interface MessageSender {
  address?: string | null | undefined;
  channel?: MessageSenderChannel | null | undefined;
  senderId?: string | null | undefined;
  senderPoolId?: string | null | undefined;
  /** The profile of whoever wrote to you. */
  profileId?: string | null | undefined;
  memoryStoreId?: string | null | undefined;
}

/** Who gets a message: which fields there are depends on how the recipient was named. */
export interface MessageRecipient {
  address?: string | null | undefined;
  channel?: MessageRecipientChannel | null | undefined;
  addresses?: MessageRecipient[] | null | undefined;
  profileId?: string | null | undefined;
  memoryStoreId?: string | null | undefined;
}

/** One try to reach the recipient, on one channel and one address. */
export interface MessageAttempt {
  from?: MessageSender | null | undefined;
  to?: MessageRecipient[] | null | undefined;
  status?: MessageStatus | null | undefined;
  attemptedAt?: Date | null | undefined;
  /** Where the try is shown in the vendor's console. */
  infoUrl?: string | null | undefined;
  /** Why it failed. */
  error?: CommsV1Problem | null | undefined;
}

/** A message that was sent or received. The API keeps it for 7 days. */
export interface Message {
  /** @example "comms_message_01h9krwprkeee8fzqspvwy6nq8" */
  id: string;
  from?: MessageSender | null | undefined;
  to?: MessageRecipient[] | null | undefined;
  status?: MessageStatus | null | undefined;
  /** Not in lists. */
  content?: MessageContent | null | undefined;
  /** The tries to reach the recipient, the first one first. Not in lists. */
  attempts?: MessageAttempt[] | null | undefined;
  related?: CommsV1RelatedResource[] | null | undefined;
  tags?: CommsV1Tags | null | undefined;
  /** When it is to be sent; null where that was at once. */
  scheduledFor?: Date | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
  deletedAt?: Date | null | undefined;
}

/** A state that a message has come to. Inferred: the reference names the list, not its fields. */
export interface MessageReceipt {
  messageId?: string | null | undefined;
  status?: MessageStatus | null | undefined;
  /**
   * Which try it was, from 1 on.
   *
   * @asType integer
   */
  attempt?: number | null | undefined;
  from?: MessageSender | null | undefined;
  to?: MessageRecipient[] | null | undefined;
  error?: CommsV1Problem | null | undefined;
  createdAt?: Date | null | undefined;
}

/** How many messages of a send are in each state, as whole numbers. */
export interface MessageOperationStats {
  total?: number | null | undefined;
  recipients?: number | null | undefined;
  /** How many tries were made: more than there are messages, where other channels were tried. */
  attempts?: number | null | undefined;
  /** Recipients for whom no address was found. */
  unaddressable?: number | null | undefined;
  scheduled?: number | null | undefined;
  queued?: number | null | undefined;
  sent?: number | null | undefined;
  delivered?: number | null | undefined;
  read?: number | null | undefined;
  undelivered?: number | null | undefined;
  failed?: number | null | undefined;
  canceled?: number | null | undefined;
}

/** A send, and how far its messages have come. */
export interface MessageOperation {
  /** @example "comms_operation_01h9krwprkeee8fzqspvwy6nq8" */
  id: string;
  status?: CommsV1OperationStatus | null | undefined;
  stats?: MessageOperationStats | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
}

/** What went wrong with one recipient of a send. Inferred: the reference names the list, not its fields. */
export interface MessageOperationError extends CommsV1Problem {
  /** The message that failed; null where none was made. */
  messageId?: string | null | undefined;
  to?: MessageRecipient[] | null | undefined;
  createdAt?: Date | null | undefined;
}

/** What `listMessages` takes: filters that must all hold. */
export interface ListMessagesRequest extends CommsV1PageRequest {
  /** Messages of one send. */
  operationId?: string | undefined;
  /** Messages of one session. */
  sessionId?: string | undefined;
  /** Messages created after this time. */
  startDate?: Date | undefined;
  /** Messages created before this time, which must be later than the start. */
  endDate?: Date | undefined;
  /** Messages to or from this profile, by its id. */
  profile?: string | undefined;
  channel?: MessageSenderChannel | undefined;
  status?: MessageStatus | undefined;
  /** Messages that have all these tags: `{ campaign: 'spring' }`, or as the API writes it, `campaign:spring;`. */
  tags?: CommsV1Tags | string | undefined;
}

/** One page of messages. */
export interface ListMessagesResponse {
  messages: Message[];
  pagination?: CommsV1Pagination | null | undefined;
}

/** What `fetchOneMessage` takes. */
export interface FetchOneMessageRequest {
  messageId: string;
}

/** What `seekMessageByIdentifier` takes. */
export interface SeekMessageByIdentifierRequest {
  /**
   * The message's SID in the older APIs.
   *
   * @example "SM00000000000000000000000000000000"
   */
  identifier: string;
}

/** What `listMessageReceipts` takes. */
export interface ListMessageReceiptsRequest extends CommsV1PageRequest {
  messageId: string;
}

/** One page of receipts. */
export interface ListMessageReceiptsResponse {
  receipts: MessageReceipt[];
  pagination?: CommsV1Pagination | null | undefined;
}

/** What `listMessageOperations` takes: filters that must all hold. */
export interface ListMessageOperationsRequest extends CommsV1PageRequest {
  /** Operations created after this time. */
  startDate?: Date | undefined;
  /** Operations created before this time, which must be later than the start. */
  endDate?: Date | undefined;
  status?: CommsV1OperationStatus | undefined;
}

/** One page of operations. */
export interface ListMessageOperationsResponse {
  operations: MessageOperation[];
  pagination?: CommsV1Pagination | null | undefined;
}

/** What `fetchOneMessageOperation` takes. */
export interface FetchOneMessageOperationRequest {
  operationId: string;
}

/** What `listMessageOperationErrors` takes. */
export interface ListMessageOperationErrorsRequest extends CommsV1PageRequest {
  operationId: string;
}

/** One page of what went wrong. */
export interface ListMessageOperationErrorsResponse {
  errors: MessageOperationError[];
  pagination?: CommsV1Pagination | null | undefined;
}

/** What `cancelMessageOperation` takes. */
export interface CancelMessageOperationRequest {
  operationId: string;
}
