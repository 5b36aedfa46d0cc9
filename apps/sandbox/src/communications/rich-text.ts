import type { ContentAction } from '@comms/core';
import type { Wire } from '../api/wire.ts';
import type { CommunicationContent } from './communication-request.ts';

/** The parts of a content that only some channels can show. */
export type RichParts = Pick<
  CommunicationContent,
  'location' | 'list_picker' | 'quick_reply' | 'call_to_action' | 'card'
>;

/** What the rich parts of a content say, in lines of text, for channels that cannot show them. */
export function richText({
  location,
  list_picker: list,
  quick_reply: reply,
  call_to_action: call,
  card,
}: RichParts): string {
  const paragraphs = [
    ...(card ? [[card.title, card.subtitle, card.text, card.footer, ...(card.actions ?? []).map(actionLine)]] : []),
    ...(call ? [[call.text, ...call.actions.map(actionLine)]] : []),
    ...(list ? [[list.text, ...list.list_items.map(({ title, subtitle }) => itemLine(title, subtitle))]] : []),
    ...(reply ? [[reply.text, ...reply.reply_items.map(({ title }) => itemLine(title))]] : []),
    ...(location ? [[`${location.title ?? 'Location'}: ${mapOf(location)}`]] : []),
  ];
  return paragraphs.map((lines) => lines.filter((each) => each).join('\n')).join('\n\n');
}

/** The first page that a button opens. */
export function firstPage({ call_to_action: call, card }: RichParts): string | undefined {
  const actions = [...(call?.actions ?? []), ...(card?.actions ?? [])];
  return actions.find((action) => action.type === 'url')?.url;
}

function actionLine(action: Wire<ContentAction>): string {
  return `${action.title}: ${action.type === 'url' ? action.url : action.phone_number}`;
}

function itemLine(title: string, subtitle?: string | null): string {
  return `- ${title}${subtitle ? ` (${subtitle})` : ''}`;
}

function mapOf({ latitude, longitude }: NonNullable<RichParts['location']>): string {
  return `https://www.google.com/maps/search/?api=1&query=${latitude},${longitude}`;
}
