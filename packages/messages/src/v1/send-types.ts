import type { CommsV1Schedule, CommsV1Tags, CommsV1Variables, SendHandle } from '@comms/core';
import type { SendMessagesContent } from './content-types.ts';
import type { Message, MessageOperation, MessageOperationError } from './types.ts';

/** The channels that messages are sent by: `SMS` for MMS, too. */
export type MessageSenderChannel = 'SMS' | 'RCS' | 'WHATSAPP' | (string & {});

/** Where recipients are reached: `PHONE` for SMS, MMS and RCS. */
export type MessageRecipientChannel = 'PHONE' | 'WHATSAPP' | (string & {});

/** Sends from an address of yours. Messaging services cannot be named. */
export interface MessageAddressSender {
  /**
   * The address, in the form that its channel has: E.164 for `SMS`.
   *
   * @minLength 1
   * @maxLength 512
   * @example "+12065550199"
   */
  address: string;
  channel: MessageSenderChannel;
}

/** Sends from a sender of the inventory. */
export interface MessageIdSender {
  /** @example "comms_sender_01h9krwprkeee8fzqspvwy6nq8" */
  senderId: string;
}

/** Sends from the sender of a pool that suits each recipient best. */
export interface MessagePoolSender {
  /** @example "comms_senderpool_01h9krwprkeee8fzqspvwy6nq8" */
  senderPoolId: string;
  /** Which channels of the pool are used, and in which order. */
  channels?: SenderPoolChannels | undefined;
}

/** Limits the channels of a pool, and says which come first. */
export interface SenderPoolChannels {
  /** The channels that may be used. */
  filterIn?: MessageSenderChannel[] | undefined;
  /** The order in which channels are tried. */
  priority?: SenderPoolPriority[] | undefined;
}

/** How much a channel is preferred. */
export interface SenderPoolPriority {
  channel: MessageSenderChannel;
  /**
   * The lower, the sooner it is tried.
   *
   * @minimum 0
   * @asType integer
   */
  priority: number;
}

/** Who sends: told apart by the key that is present. */
export type SendMessagesRequestFrom = MessageAddressSender | MessageIdSender | MessagePoolSender;

/** An address on which someone is reached. */
export interface MessageRecipientAddress {
  /**
   * The address, in the form that its channel has: E.164 for `PHONE`.
   *
   * @minLength 1
   * @maxLength 512
   * @example "+12065550100"
   */
  address: string;
  channel: MessageRecipientChannel;
}

/** One recipient, by address. */
export interface AddressRecipient extends MessageRecipientAddress {
  /** The values of the template's variables for this recipient. */
  variables?: CommsV1Variables | undefined;
}

/** One recipient with several addresses: the API chooses one, and tries the next where it fails. */
export interface ConnectedAddressRecipient {
  /**
   * @minItems 1
   * @maxItems 10
   */
  addresses: MessageRecipientAddress[];
  variables?: CommsV1Variables | undefined;
}

/** A stored profile, reached at one of its addresses. */
export interface ProfileRecipient {
  /** @example "mem_profile_01h9krwprkeee8fzqspvwy6nq8" */
  profileId: string;
  /** @example "mem_store_01h9krwprkeee8fzqspvwy6nq8" */
  memoryStoreId: string;
  variables?: CommsV1Variables | undefined;
}

/** Who gets the message: told apart by the key that is present. */
export type SendMessagesRecipient = AddressRecipient | ConnectedAddressRecipient | ProfileRecipient;

/** What `sendMessages` takes. */
export interface SendMessagesRequest {
  /**
   * The recipients; each gets a message of their own.
   *
   * @minItems 1
   * @maxItems 10000
   */
  to: SendMessagesRecipient[];
  content: SendMessagesContent;
  /**
   * Who sends.
   *
   * @default a sender that the API chooses
   */
  from?: SendMessagesRequestFrom | undefined;
  /**
   * When it is sent.
   *
   * @default now
   */
  schedule?: CommsV1Schedule | undefined;
  tags?: CommsV1Tags | undefined;
}

/** What `sendMessages` gives back: the messages are made afterwards. */
export interface SendMessagesResponse {
  /** @example "comms_operation_01h9krwprkeee8fzqspvwy6nq8" */
  operationId?: string | undefined;
  /** Where the operation can be fetched. */
  operationLocation?: string | undefined;
  /** Follows the send to its end. */
  operation: SendHandle<MessageOperation, Message, MessageOperationError>;
}
