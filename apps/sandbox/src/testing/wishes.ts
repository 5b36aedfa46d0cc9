import type { DeliveryState } from './received-items.ts';

/** How long something is waited for. */
export interface WaitOptions {
  /**
   * In the machine's time.
   *
   * @default 5000
   */
  readonly timeoutMs?: number | undefined;
  /** Only what was made at this time or later, by the sandbox's clock: what is there already counts, else. */
  readonly since?: Date | undefined;
}

/** Which of the things that are delivered are wanted: all that is given must hold. */
interface DeliveryWish {
  /** The address of a recipient. */
  readonly to?: string | undefined;
  /** A part of the text, in upper or lower case. */
  readonly text?: string | undefined;
  readonly state?: DeliveryState | undefined;
  /** A one-time code; `*` is any. */
  readonly code?: string | undefined;
  readonly operationId?: string | undefined;
}

/** Which message is wanted. */
export interface MessageWish extends DeliveryWish {
  readonly from?: string | undefined;
  /** An address on either side. */
  readonly address?: string | undefined;
  readonly direction?: 'inbound' | 'outbound' | undefined;
  readonly channel?: string | undefined;
  readonly conversationId?: string | undefined;
  /** The name of a tag, or `name:value`. */
  readonly tag?: string | undefined;
}

/** Which e-mail is wanted; `to` is also who gets a copy. */
export interface EmailWish extends DeliveryWish {
  readonly from?: string | undefined;
  readonly subject?: string | undefined;
}

/** Which notification is wanted. */
export type PushWish = DeliveryWish;

/** To whom a code went. */
export interface CodeWish {
  readonly to?: string | undefined;
}

/** Which webhook is wanted. */
export interface WebhookWish {
  /** What it tells, such as `onMessageAdded`. */
  readonly event?: string | undefined;
  readonly family?: 'conversationsV1' | 'conversationsV2' | 'proxyV1' | (string & {}) | undefined;
  readonly state?: 'pending' | 'delivered' | 'failed' | (string & {}) | undefined;
  /** A part of the address. */
  readonly url?: string | undefined;
  /** A part of the body. */
  readonly text?: string | undefined;
}

/** Which event is wanted. */
export interface EventWish {
  /** Such as `message.delivered`. */
  readonly type?: string | undefined;
  /** A part of the envelope. */
  readonly text?: string | undefined;
}

/** Which request is wanted. */
export interface RequestWish {
  /** Such as `messages.sendMessages`, or the part after the dot. */
  readonly operation?: string | undefined;
  readonly method?: string | undefined;
  /** Such as `404`, `4xx`, or `cut`. */
  readonly status?: string | undefined;
  /** A part of the path, the body or the answer. */
  readonly text?: string | undefined;
}
