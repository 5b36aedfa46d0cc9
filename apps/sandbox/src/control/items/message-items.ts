import type { Media, Tags } from '@comms/core';
import type { SendMessagesContent } from '@comms/messages';
import type { Wire } from '../../api/wire.ts';
import { planOf } from '../../deliveries/delivery-plan.ts';
import { type StoredDelivery, selectDeliveries } from '../../deliveries/stored-delivery.ts';
import { type ContentsByChannel, contentOn, deliveredContent, deliveredText } from '../../messages/message-content.ts';
import { mediaViews } from '../../messages/message-media.ts';
import { bareId } from '../../prefixed-id.ts';
import type { Services } from '../../services.ts';
import { type DeliveryItem, deliveryFilters, deliveryItem, transitionsOf } from './delivery-item.ts';
import { codeIn, linksIn } from './extract.ts';
import { type ItemKind, itemKind } from './item-kind.ts';
import { isAmong, isCode, isIn, type ShownParty, toAddress } from './matching.ts';

/** A message as it is on a phone. */
interface MessageItem extends DeliveryItem {
  readonly direction: 'inbound' | 'outbound';
  readonly from: ShownParty | null;
  readonly to: readonly (ShownParty & { readonly channel?: string })[];
  readonly channel: string | null;
  readonly text: string;
  readonly content: unknown;
  readonly code: string | null;
  readonly links: readonly string[];
  readonly conversation_id: string | null;
  readonly tags: Tags;
}

/** What is on phones, codes included: for tests, which have to read what people read. */
export const messageItems: ItemKind = itemKind<StoredDelivery, MessageItem>({
  kind: 'message',
  collection: 'messages',
  select: selectDeliveries,
  where: "d.resource = 'messages'",
  key: 'd.seq',
  account: 'd.account',
  byId: (id) => ['d.id = ?', bareId('message', id)],
  view: messageItem,
  details: (services, row) => ({ transitions: transitionsOf(services, row) }),
  narrow: { to: toAddress },
  filters: {
    ...deliveryFilters,
    code: ({ code }, value) => isCode(code, value),
    to: ({ to }, value) => isAmong(to, value),
    from: ({ from }, value) => isAmong([from], value),
    address: ({ from, to }, value) => isAmong([from, ...to], value),
    text: ({ text }, value) => isIn([text], value),
    direction: ({ direction }, value) => direction === value,
    channel: ({ channel }, value) => channel === value,
    conversation_id: ({ conversation_id: id }, value) => id === value,
    tag: ({ tags }, value) => Object.entries(tags).some(([name, text]) => [name, `${name}:${text}`].includes(value)),
  },
});

interface StoredRequest extends ContentsByChannel {
  readonly from?: ShownParty;
  readonly content: Wire<SendMessagesContent>;
  readonly tags?: Tags;
}

function messageItem(services: Services, row: StoredDelivery): MessageItem {
  const request: StoredRequest = JSON.parse(row.request);
  const isInbound = row.operation_resource === 'inbound';
  const content = contentOn(request, row.recipients);
  const variables = row.variables === null ? {} : JSON.parse(row.variables);
  const to: MessageItem['to'] = JSON.parse(row.recipients);
  const text = isInbound ? plainText(content) : deliveredText(content, variables);
  const shown = deliveredContent(content, { variables, isInbound, media: mediaOf(services, row, content) });
  return {
    ...deliveryItem(services, 'message', row),
    direction: isInbound ? 'inbound' : 'outbound',
    from: row.sender === null ? (request.from ?? null) : JSON.parse(row.sender),
    to,
    channel: to[0]?.channel ?? null,
    text,
    content: shown,
    code: ('otp' in content ? (content.otp.code ?? variables.code) : undefined) ?? codeIn(text),
    links: linksIn(shown),
    conversation_id: row.reference?.startsWith('conversation_') ? row.reference : null,
    tags: planOf(row).tags ?? request.tags ?? {},
  };
}

/** Files that were uploaded are at this server: their addresses are shown as paths, whatever name it is called by. */
function mediaOf(services: Services, { account }: StoredDelivery, content: StoredRequest['content']): Wire<Media>[] {
  const origin = 'http://sandbox';
  return mediaViews({ services, account }, content, origin).map((media) => {
    const { temporary_url: url, ...reference } = media.content_reference ?? {};
    if (!url?.startsWith(`${origin}/`)) return media;
    return { ...media, content_reference: { ...reference, temporary_url: url.slice(origin.length) } };
  });
}

/** What comes from outside is no template. */
function plainText(content: Wire<SendMessagesContent>): string {
  return 'text' in content ? (content.text ?? '') : '';
}
