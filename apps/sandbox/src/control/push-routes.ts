import { Hono } from 'hono';
import type { Receiver } from '../api/answer-request.ts';
import { notFound } from '../api/problem.ts';
import { type StoredDelivery, selectDeliveries } from '../deliveries/stored-delivery.ts';
import { bareId } from '../prefixed-id.ts';
import { codeOfPush, deliveredPushTexts } from '../push/push-content.ts';
import { type PushDetails, readPushRequest, variablesOfPush } from '../push/push-request.ts';

/** How many notifications are shown at most. */
const maxShown = 100;

/** What push services are given, codes included: for tests, which have to see what devices show. */
export function pushRoutes({ services: { database } }: Receiver): Hono {
  const api = new Hono();

  api.get('/', ({ req }) => {
    const rows = database.all<StoredDelivery>(
      `${selectDeliveries} WHERE d.resource = 'push_notifications'
        AND (?1 IS NULL OR EXISTS (SELECT 1 FROM json_each(d.recipients) WHERE value ->> 'address' = ?1))
        AND (?2 IS NULL OR d.account = (SELECT seq FROM accounts WHERE sid = ?2)) ORDER BY d.seq DESC LIMIT ?3`,
      req.query('to') ?? null,
      req.query('account_sid') ?? null,
      maxShown,
    );
    return Response.json({ push_notifications: rows.map(deliveredPush) });
  });

  api.get('/:id', ({ req }) => {
    const id = req.param('id');
    const row = database.get<StoredDelivery>(
      `${selectDeliveries} WHERE d.resource = 'push_notifications' AND d.id = ?`,
      bareId('pushnotification', id),
    );
    if (!row) throw notFound('push notification', id);
    return Response.json(deliveredPush(row));
  });
  return api;
}

interface DeliveredPush {
  readonly id: string;
  readonly to: unknown;
  readonly title: string | null;
  readonly text: string | null;
  /** The one-time password in it. */
  readonly code: string | null;
  /** What the push service was given; null until it was sent. */
  readonly payload: object | null;
  readonly state: string;
  readonly created_at: string;
}

function deliveredPush(row: StoredDelivery): DeliveredPush {
  const { payload = null }: PushDetails = row.details === null ? {} : JSON.parse(row.details);
  const { content } = readPushRequest(row);
  const variables = variablesOfPush(row);
  const { title = null, text = null } = deliveredPushTexts(content, variables);
  return {
    id: `pushnotification_${row.id}`,
    to: JSON.parse(row.recipients),
    title,
    text,
    code: codeOfPush(content, variables) ?? null,
    payload,
    state: row.state,
    created_at: new Date(row.created_at).toISOString(),
  };
}
