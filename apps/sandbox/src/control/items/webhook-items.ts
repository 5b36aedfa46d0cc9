import { shownAddress } from '../../events/sink-address.ts';
import type { WebhookRow } from '../../webhooks/webhook.ts';
import { type ItemKind, itemKind } from './item-kind.ts';
import { isIn } from './matching.ts';

type Row = WebhookRow & { readonly account_sid: string; readonly next_at: number | null };

/** A webhook of one of the older APIs. */
interface WebhookItem {
  readonly id: string;
  readonly account_sid: string;
  readonly family: string;
  readonly event: string;
  readonly url: string;
  readonly method: string;
  readonly content_type: string;
  /** Byte for byte as it is signed and sent. */
  readonly body: string;
  /** The same in every attempt. */
  readonly token: string;
  readonly state: string;
  readonly attempts: number;
  readonly next_at: string | null;
  readonly created_at: string;
}

/** The webhooks of Conversations v1, v2 and Proxy. */
export const webhookItems: ItemKind = itemKind<Row, WebhookItem>({
  kind: 'webhook',
  collection: 'webhooks',
  select: 'SELECT w.*, a.sid AS account_sid FROM webhooks w JOIN accounts a ON a.seq = w.account',
  key: 'w.seq',
  account: 'w.account',
  byId: (id) => ['w.seq = ?', Number(id)],
  view: (_, row) => ({
    id: String(row.seq),
    account_sid: row.account_sid,
    family: row.family,
    event: row.event,
    url: shownAddress(row.url),
    method: row.method,
    content_type: row.content_type,
    body: row.body,
    token: row.token,
    state: row.state,
    attempts: row.attempts,
    next_at: row.next_at === null ? null : new Date(row.next_at).toISOString(),
    created_at: new Date(row.created_at).toISOString(),
  }),
  narrow: { event: 'w.event = ?', family: 'w.family = ?', state: 'w.state = ?' },
  filters: {
    event: ({ event }, value) => event === value,
    family: ({ family }, value) => family === value,
    state: ({ state }, value) => state === value,
    url: ({ url }, value) => isIn([url], value),
    text: ({ body }, value) => isIn([body, decoded(body)], value),
  },
});

/** A form as it reads. */
function decoded(body: string): string {
  return body.startsWith('{') ? body : new URLSearchParams(body).toString().replaceAll('+', ' ');
}
