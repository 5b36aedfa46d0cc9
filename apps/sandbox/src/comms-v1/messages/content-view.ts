import type { Message } from '@comms/messages';
import type { MessageContent, RcsContent, RcsSuggestion, SendMessagesContent } from '@comms/messages/v1';
import type { Call } from '../../api/implement.ts';
import type { CamelWire, Wire } from '../../api/wire.ts';
import type { StoredDelivery } from '../../deliveries/stored-delivery.ts';
import { contentOn, contentWriter, inboundWriter } from '../../messages/message-content.ts';
import { mediaViews } from '../../messages/message-media.ts';
import { compileTexts } from '../../templates/liquid.ts';
import type { StoredMessages } from './stored-messages.ts';

type Content = CamelWire<MessageContent>;
type Shown = Partial<NonNullable<Wire<Message>['content']>> & { readonly content_id?: string };
type Suggestion = CamelWire<RcsSuggestion>;
type Action = NonNullable<NonNullable<Shown['call_to_action']>['actions']>[number];

/** The content of a message, filled for its recipient: in the form in which it was sent, or else turned into v1's. */
export function contentView(call: Call, row: StoredDelivery, request: StoredMessages): Content {
  const variables = row.variables === null ? {} : JSON.parse(row.variables);
  if (request.v1) return filled(request.v1.content, variables);
  const content = contentOn(request, row.recipients);
  const write = row.operation_resource === 'inbound' ? inboundWriter : contentWriter;
  const shown: Shown = JSON.parse(write(content, mediaViews(call, content, call.baseURL))(variables));
  return contentOfPreview(shown);
}

function filled(content: CamelWire<SendMessagesContent>, variables: Readonly<Record<string, string>>): Content {
  return Object(compileTexts(content)(variables));
}

/** Turns a content of the preview into v1's: what is more than text and media is what RCS has for it. */
function contentOfPreview(content: Shown): Content {
  if (content.content_id !== undefined) return { contentId: content.content_id };
  const plain = { ...(content.text && { text: content.text }), ...mediaOf(content) };
  const rich = rcsOf(content);
  if (!rich) return plain;
  const hasPlain = Object.keys(plain).length > 0;
  return { modules: [{ rcs: rich }, ...(hasPlain ? [{ sms: plain }] : [])] };
}

/** Files that are at the sandbox are shown by their address there. */
function mediaOf({ media }: Shown): { media?: { url: string }[] } {
  const urls = (media ?? []).flatMap(({ content_reference: reference }) => reference?.temporary_url ?? []);
  return urls.length > 0 ? { media: urls.map((url) => ({ url })) } : {};
}

function rcsOf(content: Shown): CamelWire<RcsContent> | undefined {
  const { card, quick_reply: replies, list_picker: list, call_to_action: call, location } = content;
  if (card) {
    const { title, text } = card;
    const cardContent = {
      title: title ?? '',
      ...(text && { description: text }),
      suggestions: actionsOf(card.actions),
    };
    return { richCard: { standaloneCard: { cardContent } } };
  }
  const suggestions: Suggestion[] = [
    ...(replies?.reply_items ?? []).map(replyOf),
    ...(list?.list_items ?? []).map(replyOf),
    ...actionsOf(call?.actions),
    ...(location ? [placeOf(location)] : []),
  ];
  if (suggestions.length === 0) return undefined;
  const text = content.text ?? replies?.text ?? list?.text ?? call?.text ?? location?.title ?? '';
  return { text, suggestions };
}

function replyOf({ id, title }: { readonly id?: string; readonly title?: string }): Suggestion {
  return { reply: { text: title ?? '', postbackData: id ?? '' } };
}

function actionsOf(actions: readonly Action[] | null | undefined): Suggestion[] {
  return (actions ?? []).map((each) => {
    const action = { text: each.title ?? '', postbackData: each.title ?? '' };
    if (each.type === 'url') return { action: { ...action, openUrlAction: { url: each.url ?? '' } } };
    return { action: { ...action, dialAction: { phoneNumber: each.phone_number ?? '' } } };
  });
}

function placeOf({ title, latitude, longitude }: NonNullable<Shown['location']>): Suggestion {
  const latLong = { latitude: latitude ?? 0, longitude: longitude ?? 0 };
  const label = title ?? undefined;
  const viewLocationAction = { latLong, ...(label !== undefined && { label }) };
  return { action: { text: label ?? 'Map', postbackData: label ?? 'Map', viewLocationAction } };
}
