import { Hono } from 'hono';
import type { Receiver } from '../api/answer-request.ts';
import { notFound } from '../api/problem.ts';
import { shownAddress } from '../events/sink-address.ts';

interface AttemptRow {
  readonly at: number;
  readonly url: string;
  readonly status: number | null;
  readonly error: string | null;
  readonly duration_ms: number;
  readonly headers: string;
  readonly answer: string | null;
}

/** What was tried to deliver the webhooks of the older APIs; each can be delivered once more. */
export function webhookRoutes({ services: { database, webhooks } }: Receiver): Hono {
  const api = new Hono();

  api.get('/:id/attempts', ({ req }) => {
    const id = req.param('id');
    if (!database.get('SELECT 1 FROM webhooks WHERE seq = ?', Number(id))) throw notFound('webhook', id);
    const rows = database.all<AttemptRow>(
      `SELECT at, url, status, error, duration_ms, headers, answer FROM webhook_attempts WHERE webhook = ? ORDER BY seq`,
      Number(id),
    );
    return Response.json({ attempts: rows.map(attemptView) });
  });

  api.post('/:id/replay', ({ req }) => {
    const id = req.param('id');
    const isReplayed = database.write(() => webhooks.replay(Number(id)));
    if (isReplayed === undefined) throw notFound('webhook', id);
    return Response.json({ replayed: isReplayed ? 1 : 0 }, { status: 202 });
  });
  return api;
}

function attemptView({ at, url, headers, ...row }: AttemptRow): object {
  return { at: new Date(at).toISOString(), url: shownAddress(url), ...row, headers: JSON.parse(headers) };
}
