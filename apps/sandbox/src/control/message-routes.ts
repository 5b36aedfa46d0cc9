import type { SendMessagesContent } from '@comms/messages';
import { Hono } from 'hono';
import type { Receiver } from '../api/answer-request.ts';
import { notFound } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { type StoredDelivery, selectDeliveries } from '../deliveries/stored-delivery.ts';
import { type ContentsByChannel, contentOn, deliveredText } from '../messages/message-content.ts';
import { bareId } from '../prefixed-id.ts';

/** How many messages are shown at most. */
const maxShown = 100;

/** What is on the recipients' phones, codes included: for tests, which have to read what people read. */
export function messageRoutes({ services: { database } }: Receiver): Hono {
  const api = new Hono();

  api.get('/', ({ req }) => {
    const rows = database.all<StoredDelivery>(
      `${selectDeliveries} WHERE d.resource = 'messages'
        AND (?1 IS NULL OR EXISTS (SELECT 1 FROM json_each(d.recipients) WHERE value ->> 'address' = ?1))
        AND (?2 IS NULL OR d.account = (SELECT seq FROM accounts WHERE sid = ?2)) ORDER BY d.seq DESC LIMIT ?3`,
      req.query('to') ?? null,
      req.query('account_sid') ?? null,
      maxShown,
    );
    return Response.json({ messages: rows.map(deliveredMessage) });
  });

  api.get('/:id', ({ req }) => {
    const id = req.param('id');
    const row = database.get<StoredDelivery>(
      `${selectDeliveries} WHERE d.resource = 'messages' AND d.id = ?`,
      bareId('message', id),
    );
    if (!row) throw notFound('message', id);
    return Response.json(deliveredMessage(row));
  });
  return api;
}

interface DeliveredMessage {
  readonly id: string;
  readonly from: unknown;
  readonly to: unknown;
  readonly text: string;
  readonly state: string;
  readonly created_at: string;
}

function deliveredMessage(row: StoredDelivery): DeliveredMessage {
  const request: { from?: unknown; content: Wire<SendMessagesContent> } & ContentsByChannel = JSON.parse(row.request);
  const content = contentOn(request, row.recipients);
  const variables = row.variables === null ? {} : JSON.parse(row.variables);
  return {
    id: `message_${row.id}`,
    from: row.sender === null ? request.from : JSON.parse(row.sender),
    to: JSON.parse(row.recipients),
    text: row.operation_resource === 'inbound' ? plainText(content) : deliveredText(content, variables),
    state: row.state,
    created_at: new Date(row.created_at).toISOString(),
  };
}

/** What comes from outside is no template. */
function plainText(content: Wire<SendMessagesContent>): string {
  return 'text' in content ? (content.text ?? '') : '';
}
