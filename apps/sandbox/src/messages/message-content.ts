import type { Media } from '@comms/core';
import type {
  MessageContent,
  MessagesRequestContentOTP,
  MessagesRequestContentRich,
  SendMessagesContent,
} from '@comms/messages';
import type { Wire } from '../api/wire.ts';
import { compileTexts, isTemplate, type Values } from '../templates/liquid.ts';

/** What stands in answers where a one-time password is: only the recipient gets to see it. */
export const hiddenCode = '••••••';

/** What a send keeps beside its content. */
export interface ContentsByChannel {
  /** The content on each channel, where a communication became messages on several that cannot all show the same. */
  readonly contents?: Readonly<Record<string, Wire<SendMessagesContent>>> | undefined;
}

/** The content of one message: it is that of its send, unless each channel has its own. `recipients` is JSON. */
export function contentOn(
  { content, contents }: ContentsByChannel & { readonly content: Wire<SendMessagesContent> },
  recipients: string,
): Wire<SendMessagesContent> {
  if (!contents) return content;
  const [first]: { channel?: string }[] = JSON.parse(recipients);
  return contents[first?.channel ?? ''] ?? content;
}

/** Takes a request's content apart once, and makes the content of each message from its recipient's variables, as JSON. */
export function contentWriter(
  content: Wire<SendMessagesContent>,
  media: readonly Wire<Media>[],
): (variables: Values) => string {
  const shown = shownContent(content, media);
  const json = JSON.stringify(shown);
  // Where nothing is to be filled in, all messages have the same content.
  if (!isTemplate(json)) return () => json;
  const fill = compileTexts(shown);
  const isSecret = 'otp' in content;
  const forAll = content.default_variables ?? {};
  return (variables) => JSON.stringify(fill(isSecret ? { ...variables, code: hiddenCode } : variables, forAll));
}

/** What comes from outside is no template: it is shown as it came. */
export function inboundWriter(content: Wire<SendMessagesContent>, media: readonly Wire<Media>[]): () => string {
  const json = JSON.stringify(shownContent(content, media));
  return () => json;
}

/** The text that a recipient reads, with the code in it. */
export function deliveredText(content: Wire<SendMessagesContent>, variables: Values): string {
  const { text } = shownContent(content, []);
  const code = 'otp' in content ? content.otp.code : undefined;
  const forAll = { ...content.default_variables, ...(code !== undefined && { code }) };
  return String(compileTexts(text ?? '')(variables, forAll));
}

/** All that a recipient sees, with the code in it; what came from outside is no template. */
export function deliveredContent(
  content: Wire<SendMessagesContent>,
  { variables, media, isInbound }: DeliveredParts,
): unknown {
  const shown = shownContent(content, media);
  if (isInbound) return shown;
  const code = 'otp' in content ? content.otp.code : undefined;
  return compileTexts(shown)(variables, { ...content.default_variables, ...(code !== undefined && { code }) });
}

/** What is filled into a content for one recipient. */
export interface DeliveredParts {
  readonly variables: Values;
  /** Its media files as they are shown. */
  readonly media: readonly Wire<Media>[];
  readonly isInbound: boolean;
}

function shownContent(content: Wire<SendMessagesContent>, media: readonly Wire<Media>[]): Wire<MessageContent> {
  if ('content_id' in content) return templateView(content.content_id);
  const { default_variables: _, ...fields } = content;
  const { otp, media: given, ...shown }: Partial<Wire<MessagesRequestContentRich & MessagesRequestContentOTP>> = fields;
  const text = otp && shown.text === undefined ? { text: '{{ code }}' } : {};
  return { ...shown, ...text, ...(given && { media: [...media] }) };
}

/** Stored templates are not kept here, so that their text is not known: their id is shown, which the reference leaves out. */
function templateView(id: string): Wire<MessageContent> & { readonly content_id: string } {
  return { content_id: id };
}
