import type { RcsContent } from './rcs-types.ts';

/** A media file that the API gets from the web. Inferred: the reference names the list, public clients its items. */
export interface MessageMedia {
  /** @format uri */
  url: string;
}

/** A text, media files or both: the channel is that of each recipient. */
export interface MessageContentTextWithMedia {
  /**
   * The text; a Liquid template, filled with each recipient's variables. A variable without a value needs a default:
   * `{{ name | default: 'friend' }}`.
   *
   * @maxLength 1600
   * @example "Hello {{ name | default: 'friend' }}"
   */
  text?: string | undefined;
  /** @maxItems 10 */
  media?: MessageMedia[] | undefined;
}

/** A stored content template, filled with the recipients' variables `"1"`, `"2"` and so on. */
export interface MessageContentTemplate {
  /**
   * @pattern ^HX[0-9a-zA-Z]{26,34}$
   * @example "HX00000000000000000000000000000000"
   */
  contentId: string;
}

/** Content for each channel: the one that is used takes its own. */
export interface MessageContentChannelModules {
  /**
   * @minItems 1
   * @maxItems 4
   */
  modules: MessageModule[];
}

/** The content for one channel: told apart by the key that is present; each channel stands once. */
export type MessageModule = SmsModule | RcsModule;

/** What is sent by SMS or MMS. */
export interface SmsModule {
  sms: MessageContentTextWithMedia;
}

/** What is sent by RCS. */
export interface RcsModule {
  rcs: RcsContent;
}

/** What is sent: told apart by `contentId`, `modules`, or a text and media. */
export type SendMessagesContent = MessageContentTextWithMedia | MessageContentTemplate | MessageContentChannelModules;

/** The content of a message, as the resource shows it: as it was sent, filled for its recipient. */
export interface MessageContent {
  text?: string | null | undefined;
  media?: MessageMedia[] | null | undefined;
  contentId?: string | null | undefined;
  modules?: MessageModule[] | null | undefined;
}
