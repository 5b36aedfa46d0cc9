/** Someone at an address of a channel. */
export interface Address {
  readonly address?: string | null;
  readonly channel?: string | null;
  readonly name?: string | null;
  readonly agent_id?: string | null;
  readonly contact_id?: string | null;
}

/** Why something did not arrive. */
export interface Trouble {
  readonly code?: number | string;
  readonly message: string;
  readonly field?: string;
}

/** A button of a message. */
export interface ActionView {
  readonly type: string;
  readonly title: string;
  readonly url?: string;
  readonly phone_number?: string;
}

/** A file in a message. */
export interface MediaView {
  readonly id?: string;
  readonly media_id?: string;
  readonly url?: string;
  readonly file_name?: string | null;
  readonly file_size?: number | null;
  readonly mime_type?: string | null;
  readonly content_reference?: { readonly temporary_url?: string | null } | null;
}

/** A card, alone or in a carousel. */
export interface CardView {
  readonly title?: string | null;
  readonly subtitle?: string | null;
  readonly text?: string | null;
  readonly footer?: string | null;
  readonly media?: readonly MediaView[] | MediaView | null;
  readonly actions?: readonly ActionView[] | null;
}

/** What a message holds, in the form that it was sent in, with its variables filled in. */
export interface ContentView {
  readonly text?: string | null;
  readonly media?: readonly MediaView[] | null;
  readonly location?: {
    readonly title?: string | null;
    readonly latitude: number;
    readonly longitude: number;
  } | null;
  readonly list_picker?: {
    readonly text: string;
    readonly button_text: string;
    readonly list_items: readonly { readonly id: string; readonly title: string; readonly subtitle?: string | null }[];
  } | null;
  readonly quick_reply?: {
    readonly text: string;
    readonly reply_items: readonly { readonly id: string; readonly title: string }[];
  } | null;
  readonly call_to_action?: { readonly text: string; readonly actions: readonly ActionView[] } | null;
  readonly card?: CardView | null;
  readonly carousel?: { readonly cards?: readonly CardView[] | null } | null;
  readonly content_id?: string | null;
}

/** What all things that were sent have in common. */
export interface SentView {
  readonly id: string;
  readonly account_sid: string;
  readonly state: string;
  readonly errors?: readonly Trouble[] | null;
  readonly code?: string | null;
  readonly links?: readonly string[] | null;
  readonly operation_id?: string | null;
  readonly created_at: string;
  readonly updated_at?: string | null;
}

/** A message on a phone. */
export interface MessageView extends SentView {
  readonly direction: 'inbound' | 'outbound';
  readonly from: Address | null;
  readonly to: readonly Address[];
  readonly channel: string | null;
  readonly text: string | null;
  readonly content?: ContentView | null;
  readonly conversation_id?: string | null;
  readonly tags?: Readonly<Record<string, string>> | null;
  readonly transitions?: readonly { readonly state: string; readonly at: string }[];
}

/** An e-mail in a mailbox. */
export interface EmailView extends SentView {
  readonly direction?: 'inbound' | 'outbound';
  readonly from: Address | null;
  readonly to: readonly Address[];
  readonly cc?: readonly Address[] | null;
  readonly bcc?: readonly Address[] | null;
  readonly reply_to?: readonly Address[] | null;
  readonly subject: string | null;
  readonly text: string | null;
  readonly html: string | null;
  readonly attachments?: readonly {
    readonly file_name: string;
    readonly mime_type: string;
    readonly file_size: number;
  }[];
}

/** A notification on a lock screen. */
export interface PushView extends SentView {
  readonly to: readonly Address[];
  readonly title: string | null;
  readonly text: string | null;
  readonly content?: {
    readonly click_action?: { readonly url?: string | null } | null;
    readonly icon?: string | null;
  } | null;
  readonly payload: object | null;
}

/** A send, and how far it has come. */
export interface OperationView {
  readonly id: string;
  readonly account_sid: string;
  readonly resource: string;
  readonly status: string;
  readonly total_count: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly created_at: string;
  readonly updated_at: string;
}

/** A code that was sent to someone. */
export interface OtpView {
  readonly id: string;
  readonly to: string;
  readonly channel: string;
  readonly code: string;
  readonly verification_id?: string | null;
  readonly account_sid: string;
  readonly created_at: string;
  readonly expires_at: string;
}

/** Something that proves who a person is, such as an app that makes codes. */
export interface FactorView {
  readonly id: string;
  readonly account_sid: string;
  readonly type: string;
  readonly name: string | null;
  readonly status: string;
  readonly uri?: string | null;
  readonly code?: string | null;
  readonly valid_until?: string | null;
}

/** A conversation of any API. */
export interface ConversationView {
  readonly api: string;
  readonly id: string;
  readonly account_sid: string;
  readonly service_sid?: string | null;
  readonly name?: string | null;
  readonly state: string;
  readonly participants: readonly {
    readonly id: string;
    readonly name?: string | null;
    readonly address?: string | null;
    readonly channel?: string | null;
    readonly via?: string | null;
  }[];
  readonly message_count?: number | null;
  readonly created_at: string;
  readonly updated_at: string;
}

/** A session of Proxy. */
export interface ProxySessionView {
  readonly sid: string;
  readonly account_sid: string;
  readonly service_sid: string;
  readonly unique_name?: string | null;
  readonly status: string;
  readonly participants: readonly {
    readonly sid: string;
    readonly identifier: string;
    readonly proxy_identifier?: string | null;
    readonly friendly_name?: string | null;
  }[];
  readonly interactions: number;
  readonly created_at: string;
  readonly updated_at: string;
}
