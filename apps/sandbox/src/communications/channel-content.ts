import type { MessagesRequestContentRich } from '@comms/messages';
import type { PushNotificationContentInput } from '@comms/push';
import { kindOfChannel } from '../addressing/communication-kind.ts';
import type { Wire } from '../api/wire.ts';
import type { StoredEmailContent } from '../emails/email-request.ts';
import type { CommunicationContent } from './communication-request.ts';
import { plainText } from './plain-text.ts';
import { firstPage, type RichParts, richText } from './rich-text.ts';

/** The rich parts that each channel of messages can show; SMS and MMS can show none. */
const shownBy: Readonly<Record<string, readonly (keyof RichParts)[]>> = {
  whatsapp: ['location', 'list_picker', 'quick_reply', 'call_to_action', 'card'],
  chat: ['location', 'list_picker', 'quick_reply', 'call_to_action', 'card'],
  fbm: ['quick_reply', 'call_to_action', 'card'],
  gbm: ['quick_reply', 'call_to_action', 'card'],
};

const maxMessageText = 1600;
const maxPushText = 4096;

/** Whether a channel can show anything of a content, all of what it has to show. */
export function canShow(content: CommunicationContent, channel: string): boolean {
  switch (kindOfChannel(channel)) {
    case 'message':
      return messageContent(content, channel) !== undefined;
    case 'email':
      return emailContent(content) !== undefined;
    default:
      return pushContent(content) !== undefined;
  }
}

/** The content of a message on one channel; undefined where it would be empty, or longer than messages can be. */
export function messageContent(
  content: CommunicationContent,
  channel: string,
): Wire<MessagesRequestContentRich> | undefined {
  const { media, default_variables: variables } = content;
  const parts = partsFor(content, channel);
  const text = content.text ?? htmlText(content) ?? (parts ? undefined : otherText(content, media));
  if ((text === undefined && !parts && !media) || [...(text ?? '')].length > maxMessageText) return undefined;
  return {
    ...(text !== undefined && { text }),
    ...(media && { media }),
    ...parts,
    ...(variables && { default_variables: variables }),
  };
}

/** The content of an e-mail, but for its files; undefined where it would be empty. */
export function emailContent(content: CommunicationContent): StoredEmailContent | undefined {
  const { title: subject = '', html, media = [], default_variables: variables } = content;
  const pages = media.flatMap((each) => ('url' in each ? [each.url] : []));
  const own = content.text ?? (html === undefined ? otherText(content) : undefined);
  const text =
    html === undefined || own !== undefined ? [own, ...pages].filter((each) => each).join('\n\n') : undefined;
  if (!text && html === undefined && media.length === 0) return undefined;
  return {
    subject,
    ...(text && { text }),
    ...(html !== undefined && { html: html + pages.map(linkTo).join('') }),
    ...(variables && { default_variables: variables }),
  };
}

/** The content of a push notification; undefined where it would show nothing, or more than one can. */
export function pushContent(content: CommunicationContent): Wire<PushNotificationContentInput> | undefined {
  const { title, media, default_variables: variables } = content;
  const text = content.text ?? htmlText(content) ?? (richText(content) || undefined);
  if ((title === undefined && text === undefined) || [...(text ?? '')].length > maxPushText) return undefined;
  const page = firstPage(content);
  const [first] = media ?? [];
  return {
    ...(title !== undefined && { title }),
    ...(text !== undefined && { text }),
    ...(page !== undefined && { click_action: { url: page } }),
    ...(first && { media: first }),
    ...(variables && { default_variables: variables }),
  };
}

function partsFor(content: CommunicationContent, channel: string): RichParts | undefined {
  const names = (shownBy[channel] ?? []).filter((name) => content[name] !== undefined);
  return names.length > 0 ? Object.fromEntries(names.map((name) => [name, content[name]])) : undefined;
}

function htmlText({ html }: CommunicationContent): string | undefined {
  return (html !== undefined && plainText(html)) || undefined;
}

/** What stands for a text where there is none: what the rich parts say, or the title where nothing else is shown. */
function otherText(content: CommunicationContent, media: readonly unknown[] = []): string | undefined {
  return richText(content) || (media.length > 0 ? undefined : content.title);
}

/** A file on the web is not sent along: whoever reads the e-mail gets it from there. */
function linkTo(page: string): string {
  const escaped = page.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  return `<p><a href="${escaped}">${escaped}</a></p>`;
}
