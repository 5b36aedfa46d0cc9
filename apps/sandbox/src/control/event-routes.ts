import { Hono } from 'hono';
import type { Receiver } from '../api/answer-request.ts';
import { notFound } from '../api/problem.ts';
import { queueTimeMs } from '../events/queue-parts.ts';
import type { Database } from '../store/database.ts';

interface AttemptRow {
  readonly at: number;
  readonly sink: string;
  readonly target: string;
  readonly status: number | null;
  readonly error: string | null;
  readonly duration_ms: number;
  readonly headers: string;
}

/** What has been tried to deliver events; an event can be delivered once more. */
export function eventRoutes({ services }: Receiver): Hono {
  const { database, clock, events } = services;
  const api = new Hono();

  api.get('/:id/attempts', ({ req }) => {
    const rows = database.all<AttemptRow>(
      `SELECT a.at, a.sink, a.target, a.status, a.error, a.duration_ms, a.headers FROM event_deliveries d
        JOIN attempts_of_deliveries l ON l.delivery = d.seq JOIN event_attempts a ON a.seq = l.attempt
        WHERE d.event = ? ORDER BY a.seq`,
      find(database, req.param('id')).seq,
    );
    return Response.json({ attempts: rows.map(attemptView) });
  });

  api.post('/:id/replay', ({ req }) => {
    const { seq } = find(database, req.param('id'));
    // What waits for its turn is on its way anyhow.
    const deliveries = database.all<{ seq: number; subscription: number }>(
      "SELECT seq, subscription FROM event_deliveries WHERE event = ? AND (state <> 'pending' OR next_at IS NOT NULL)",
      seq,
    );
    database.write(() => {
      database.run(
        `UPDATE event_deliveries SET state = 'pending', sink = 'primary', attempts = 0, next_at = NULL, expires_at = ?
          WHERE seq IN (SELECT value FROM json_each(?))`,
        clock.now() + queueTimeMs,
        JSON.stringify(deliveries.map((delivery) => delivery.seq)),
      );
      for (const delivery of deliveries) events.queue.add(delivery.subscription, [delivery.seq]);
    });
    return Response.json({ replayed: deliveries.length }, { status: 202 });
  });
  return api;
}

function find(database: Database, id: string): { readonly seq: number } {
  const row = database.get<{ seq: number }>('SELECT seq FROM events WHERE id = ?', id);
  if (!row) throw notFound('event', id);
  return row;
}

function attemptView({ at, headers, ...row }: AttemptRow): object {
  return { at: new Date(at).toISOString(), ...row, headers: JSON.parse(headers) };
}
