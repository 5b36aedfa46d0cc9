/** Someone at an address. */
export interface Party {
  readonly address?: string | null | undefined;
  readonly channel?: string | undefined;
  readonly name?: string | null | undefined;
}

/** Where something that was sent stands. */
export type DeliveryState =
  | 'scheduled'
  | 'queued'
  | 'sent'
  | 'delivered'
  | 'read'
  | 'opened'
  | 'undelivered'
  | 'failed'
  | (string & {});

/** What everything that is delivered has. */
export interface ReceivedItem {
  readonly id: string;
  readonly accountSid: string;
  readonly state: DeliveryState;
  /** Why it did not arrive, by the vendor's codes. */
  readonly errors: readonly { readonly code: number; readonly message: string }[];
  /** The one-time code in it: the one that was asked for, or else what looks like one. */
  readonly code: string | null;
  /** The web addresses in it, in their order. */
  readonly links: readonly string[];
  readonly operationId: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A message as it is on a phone. */
export interface ReceivedMessage extends ReceivedItem {
  readonly direction: 'inbound' | 'outbound';
  readonly from: Party | null;
  readonly to: readonly Party[];
  readonly channel: string | null;
  /** With all variables and the code. */
  readonly text: string;
  /** All of the content, as the API has it. */
  readonly content: unknown;
  readonly conversationId: string | null;
  readonly tags: Readonly<Record<string, string>>;
}

/** An e-mail as it is in a mailbox. */
export interface ReceivedEmail extends ReceivedItem {
  readonly direction: 'inbound' | 'outbound';
  readonly from: Party;
  readonly to: readonly Party[];
  readonly cc: readonly Party[];
  readonly bcc: readonly Party[];
  readonly replyTo: readonly Party[];
  readonly subject: string;
  readonly text: string | null;
  readonly html: string | null;
  readonly attachments: readonly {
    readonly fileName: string;
    readonly mimeType: string;
    readonly fileSize: number;
  }[];
}

/** A notification as it is on a device. */
export interface ReceivedPush extends ReceivedItem {
  readonly to: readonly Party[];
  readonly title: string | null;
  readonly text: string | null;
  readonly content: unknown;
  /** What Apple or Google was given; null until it was sent. */
  readonly payload: object | null;
}

/** A one-time code, and how it came. */
export interface ReceivedCode {
  readonly code: string;
  readonly to: string;
  readonly channel: string;
}

/** A webhook of Conversations v1, Conversations v2 or Proxy. */
export interface SentWebhook {
  readonly id: string;
  readonly accountSid: string;
  readonly family: string;
  /** What it tells, such as `onMessageAdded`. */
  readonly event: string;
  readonly url: string;
  readonly method: string;
  readonly contentType: string;
  /** Byte for byte as it is signed and sent. */
  readonly body: string;
  /** The same in every attempt. */
  readonly token: string;
  readonly state: 'pending' | 'delivered' | 'failed' | (string & {});
  readonly attempts: number;
  readonly createdAt: Date;
}

/** An event that someone has subscribed to. */
export interface EmittedEvent {
  readonly id: string;
  readonly accountSid: string;
  /** Such as `message.delivered`. */
  readonly type: string;
  /** The CloudEvents envelope as it is delivered. */
  readonly event: { readonly data: Readonly<Record<string, unknown>>; readonly [name: string]: unknown };
  readonly createdAt: Date;
}

/** A request to one of the APIs. */
export interface AnsweredRequest {
  readonly id: string;
  readonly accountSid: string | null;
  readonly at: Date;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** Such as `messages.sendMessages`; null where the path leads to none. */
  readonly operation: string | null;
  /** Null where the connection was cut. */
  readonly status: number | null;
  readonly fault: string | null;
}
