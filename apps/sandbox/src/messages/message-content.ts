import type { MessageContent, SendMessagesContent } from '@comms/messages';
import type { Wire } from '../api/wire.ts';
import { prefixedId } from '../prefixed-id.ts';
import { fillTemplate, parseTemplate } from './template-text.ts';

type Values = Readonly<Record<string, string>>;

/** Makes the content of one recipient's message from the values of its variables. */
export type FillContent = (variables: Values) => Wire<MessageContent>;

/** Takes a request's content apart once, for all its messages. */
export function contentFiller(content: Wire<SendMessagesContent>): FillContent {
  const forAll = { ...content.default_variables, ...('otp' in content && { code: content.otp.code ?? '' }) };
  const shown = shownContent(content);
  // Where nothing is to be filled in, all messages have the same content.
  if (!JSON.stringify(shown).includes('{{')) return () => shown;
  const fill = fillerOf(shown);
  return (variables) => fill(variables, forAll);
}

function shownContent(content: Wire<SendMessagesContent>): Wire<MessageContent> {
  if ('otp' in content) return { text: content.text ?? '{{ code }}' };
  if ('content_id' in content) return templateView(content.content_id);
  const { default_variables: _, media, ...shown } = content;
  return media ? { ...shown, media: media.map(mediaView) } : shown;
}

/** Stored templates are not kept here, so that their text is not known: their id is shown, which the reference leaves out. */
function templateView(id: string): Wire<MessageContent> & { readonly content_id: string } {
  return { content_id: id };
}

function mediaView(input: { media_id: string } | { url: string }): NonNullable<Wire<MessageContent>['media']>[number] {
  if ('media_id' in input) return { id: prefixedId('media', input.media_id) };
  return { content_reference: { temporary_url: input.url, expires_at: null } };
}

/** A function that copies a value and fills each of its texts. */
function fillerOf<Value>(value: Value): (own: Values, forAll: Values) => Value;
function fillerOf(value: unknown): (own: Values, forAll: Values) => unknown {
  if (typeof value === 'string' && value.includes('{{')) {
    const parts = parseTemplate(value);
    return (own, forAll) => fillTemplate(parts, own, forAll);
  }
  if (Array.isArray(value)) {
    const items = value.map((item) => fillerOf<unknown>(item));
    return (own, forAll) => items.map((fill) => fill(own, forAll));
  }
  if (typeof value !== 'object' || value === null) return () => value;
  const fields = Object.entries(value).map(([name, field]) => ({ name, fill: fillerOf<unknown>(field) }));
  return (own, forAll) => Object.fromEntries(fields.map(({ name, fill }) => [name, fill(own, forAll)]));
}
