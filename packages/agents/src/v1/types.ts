import type { CommsV1PageRequest, CommsV1Pagination, CommsV1Tags } from '@comms/core';

/** The channels that senders send by: `SMS` for MMS, too. */
export type SenderChannel = 'SMS' | 'RCS' | 'EMAIL' | 'WHATSAPP' | 'PUSH' | (string & {});

/** Whether a sender can send and receive: a deactivated one cannot. */
export type SenderStatus = 'ACTIVATED' | 'DEACTIVATED' | (string & {});

/** Where people are reached: `PHONE` for SMS, MMS and RCS. Inferred: `PUSH`, which no public sample shows. */
export type SenderRecipientChannel = 'PHONE' | 'WHATSAPP' | 'EMAIL' | 'PUSH' | (string & {});

/**
 * A sending and receiving identity of yours, such as a phone number or an email address.
 *
 * Senders are a read-only inventory: they come and go with what you have set up in the vendor's other APIs.
 */
export interface Sender {
  /** @example "comms_sender_01h9krwprkeee8fzqspvwy6nq8" */
  id: string;
  /** The name beside the address, which recipients see on some channels, such as email. */
  displayName?: string | null | undefined;
  address?: string | null | undefined;
  channel?: SenderChannel | null | undefined;
  status?: SenderStatus | null | undefined;
  tags?: CommsV1Tags | null | undefined;
  createdAt?: Date | null | undefined;
  updatedAt?: Date | null | undefined;
}

/** By what senders are listed: filters that must all hold. */
export interface SenderFilters extends CommsV1PageRequest {
  channel?: SenderChannel | undefined;
  status?: SenderStatus | undefined;
  /** Senders created after this time. */
  startDate?: Date | undefined;
  /** Senders created before this time, which must be later than the start. */
  endDate?: Date | undefined;
}

/** What `listSenders` takes: filters that must all hold. */
export interface ListSendersRequest extends SenderFilters {}

/** One page of senders. */
export interface ListSendersResponse {
  senders: Sender[];
  pagination?: CommsV1Pagination | null | undefined;
}

/** What `fetchOneSender` takes. */
export interface FetchOneSenderRequest {
  senderId: string;
}

/** What `searchSenders` takes. */
export interface SearchSendersRequest extends CommsV1PageRequest {
  /**
   * The whole address, in the form that its channel has: E.164 for `SMS`.
   *
   * @minLength 1
   * @example "+12065550199"
   */
  address: string;
  channel: SenderChannel;
  status?: SenderStatus | undefined;
}

/** One page of the senders that were found. */
export interface SearchSendersResponse {
  senders: Sender[];
  pagination?: CommsV1Pagination | null | undefined;
}

/** An address on which someone is reached. */
export interface ResolveRecipientAddress {
  /**
   * The address, in the form that its channel has: E.164 for `PHONE`.
   *
   * @minLength 1
   * @maxLength 512
   * @example "+12065550100"
   */
  address: string;
  channel: SenderRecipientChannel;
}

/** An address of yours for messages. Inferred: the reference names the list, public clients its items. */
export interface ResolveMessageAddress {
  /**
   * @minLength 1
   * @example "+12065550199"
   */
  address: string;
  channel: 'SMS' | 'RCS' | 'WHATSAPP' | (string & {});
}

/** An address of yours for emails. Inferred, as that for messages is. */
export interface ResolveEmailAddress {
  /**
   * @minLength 1
   * @example "support@example.com"
   */
  address: string;
  /**
   * The name beside the address.
   *
   * @minLength 1
   */
  name: string;
}

/** The credentials that you send push notifications by: one of them, or both. Inferred, as the address for messages is. */
export interface ResolvePushCredentials {
  /**
   * The id of a credential for Android and the web.
   *
   * @example "comms_credential_01h9krwprkeee8fzqspvwy6nq8"
   */
  fcm?: string | undefined;
  /** The id of a credential for Apple's devices. */
  apn?: string | undefined;
}

/** What a sender is known by where it is not named by its id: told apart by the key that is present. */
export type ResolveSenderAddress = ResolveMessageAddress | ResolveEmailAddress | ResolvePushCredentials;

/** How much a channel is preferred. */
export interface SenderChannelPriority {
  channel: SenderChannel;
  /**
   * The lower, the more preferred.
   *
   * @minimum 0
   * @asType integer
   */
  priority: number;
}

/** Limits the channels that are used, and says which come first; each channel stands once in a list. */
export interface SenderChannelControls {
  /**
   * The channels that may be used.
   *
   * @default all
   */
  filterIn?: SenderChannel[] | undefined;
  /** The order of the channels; those that are not named come last. */
  priority?: SenderChannelPriority[] | undefined;
}

/** Looks among the senders of a pool, or among all that there are. */
export interface ResolveSendersBySenderPool {
  /**
   * The addresses of one person.
   *
   * @minItems 1
   * @maxItems 100
   */
  recipientAddresses: ResolveRecipientAddress[];
  /**
   * The pool whose senders are looked at.
   *
   * @default all senders of the account
   */
  senderPoolId?: string | undefined;
  channels?: SenderChannelControls | undefined;
}

/** Looks among some addresses of yours. Inferred: the reference names the field, public clients its limits. */
export interface ResolveSendersBySenderAddresses {
  /**
   * The addresses of one person.
   *
   * @minItems 1
   * @maxItems 100
   */
  recipientAddresses: ResolveRecipientAddress[];
  /**
   * The senders that are looked at.
   *
   * @minItems 1
   * @maxItems 100
   */
  senderAddresses: ResolveSenderAddress[];
  channels?: SenderChannelControls | undefined;
}

/** What `resolveSenders` takes: a pool or addresses of yours, not both. */
export type ResolveSendersRequest = ResolveSendersBySenderPool | ResolveSendersBySenderAddresses;

/** The sender of a pair. */
export interface ResolvedSender {
  senderId?: string | null | undefined;
  displayName?: string | null | undefined;
  channel?: SenderChannel | null | undefined;
  /** Absent where the channel has none to show. */
  address?: string | null | undefined;
}

/** The recipient's address of a pair. */
export interface ResolvedRecipient {
  address?: string | null | undefined;
  channel?: SenderRecipientChannel | null | undefined;
}

/** A sender, and the address that it can reach. */
export interface ResolvedPair {
  from?: ResolvedSender | null | undefined;
  to?: ResolvedRecipient | null | undefined;
  /** The lower, the more preferred. */
  priority?: number | null | undefined;
}

/** Who can reach someone, and where: the best pair first, at most 10. */
export interface ResolveSendersResponse {
  results: ResolvedPair[];
}
