import type { MessageContent, SendMessagesContent } from '@comms/messages';
import type { Wire } from '../api/wire.ts';
import { prefixedId } from '../prefixed-id.ts';
import { fillTemplate, parseTemplate, type Values } from './template-text.ts';

/** Takes a request's content apart once, and makes the content of each message from its recipient's variables, as JSON. */
export function contentWriter(content: Wire<SendMessagesContent>): (variables: Values) => string {
  const forAll = { ...content.default_variables, ...('otp' in content && { code: content.otp.code ?? '' }) };
  const shown = shownContent(content);
  const json = JSON.stringify(shown);
  // Where nothing is to be filled in, all messages have the same content.
  if (!json.includes('{{')) return () => json;
  const fill = fillerOf(shown);
  return (variables) => JSON.stringify(fill(variables, forAll));
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
function fillerOf(value: unknown): (own: Values, forAll: Values) => unknown {
  if (typeof value === 'string' && value.includes('{{')) {
    const parts = parseTemplate(value);
    return (own, forAll) => fillTemplate(parts, own, forAll);
  }
  if (Array.isArray(value)) {
    const items = value.map(fillerOf);
    return (own, forAll) => items.map((fill) => fill(own, forAll));
  }
  if (typeof value !== 'object' || value === null) return () => value;
  const fields = Object.entries(value).map(([name, field]) => ({ name, fill: fillerOf(field) }));
  return (own, forAll) => {
    const filled: Record<string, unknown> = {};
    for (const { name, fill } of fields) filled[name] = fill(own, forAll);
    return filled;
  };
}
