import { Hono } from 'hono';
import type { Receiver } from '../api/answer-request.ts';
import { notFound } from '../api/problem.ts';
import { shownAddress } from '../events/sink-address.ts';
import type { WebhookRow } from '../webhooks/webhook.ts';

/** How many webhooks are shown at most. */
const maxShown = 100;

interface AttemptRow {
  readonly at: number;
  readonly url: string;
  readonly status: number | null;
  readonly error: string | null;
  readonly duration_ms: number;
  readonly headers: string;
  readonly answer: string | null;
}

/** The webhooks of the older APIs, the newest first, and what was tried. */
export function webhookRoutes({ services: { database } }: Receiver): Hono {
  const api = new Hono();

  api.get('/', ({ req }) => {
    const rows = database.all<WebhookRow & { account_sid: string; next_at: number | null }>(
      `SELECT w.*, a.sid AS account_sid FROM webhooks w JOIN accounts a ON a.seq = w.account
        WHERE (?1 IS NULL OR w.event = ?1) AND (?2 IS NULL OR a.sid = ?2) AND (?3 IS NULL OR w.family = ?3)
        ORDER BY w.seq DESC LIMIT ?4`,
      req.query('event') ?? null,
      req.query('account_sid') ?? null,
      req.query('family') ?? null,
      maxShown,
    );
    return Response.json({ webhooks: rows.map(webhookView) });
  });

  api.get('/:id/attempts', ({ req }) => {
    const id = req.param('id');
    if (!database.get('SELECT 1 FROM webhooks WHERE seq = ?', Number(id))) throw notFound('webhook', id);
    const rows = database.all<AttemptRow>(
      `SELECT at, url, status, error, duration_ms, headers, answer FROM webhook_attempts WHERE webhook = ? ORDER BY seq`,
      Number(id),
    );
    return Response.json({ attempts: rows.map(attemptView) });
  });
  return api;
}

function webhookView({
  seq,
  account: _,
  account_sid: sid,
  url,
  next_at: nextAt,
  created_at: createdAt,
  ...row
}: Shown) {
  return {
    id: String(seq),
    account_sid: sid,
    ...row,
    url: shownAddress(url),
    next_at: nextAt === null ? null : new Date(nextAt).toISOString(),
    created_at: new Date(createdAt).toISOString(),
  };
}

type Shown = WebhookRow & { readonly account_sid: string; readonly next_at: number | null };

function attemptView({ at, headers, ...row }: AttemptRow): object {
  return { at: new Date(at).toISOString(), ...row, headers: JSON.parse(headers) };
}
