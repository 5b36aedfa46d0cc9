import { Hono } from 'hono';
import type { Receiver } from '../api/answer-request.ts';
import { notFound } from '../api/problem.ts';
import { queueTimeMs } from '../events/queue-parts.ts';
import type { Database } from '../store/database.ts';

/** How many events are shown at most. */
const maxShown = 100;

interface EventRow {
  readonly seq: number;
  readonly body: string;
  readonly account_sid: string;
}

interface DeliveryRow {
  readonly seq: number;
  readonly subscription: string;
  readonly sink: string;
  readonly state: string;
  readonly attempts: number;
  readonly next_at: number | null;
}

interface AttemptRow {
  readonly at: number;
  readonly sink: string;
  readonly target: string;
  readonly status: number | null;
  readonly error: string | null;
  readonly duration_ms: number;
  readonly headers: string;
}

const selectEvents = 'SELECT e.seq, e.body, a.sid AS account_sid FROM events e JOIN accounts a ON a.seq = e.account';

/** The events that someone has subscribed to, and what has been tried to deliver them. */
export function eventRoutes({ services }: Receiver): Hono {
  const { database, clock, events } = services;
  const api = new Hono();

  api.get('/', ({ req }) => {
    const rows = database.all<EventRow>(
      `${selectEvents} WHERE (?1 IS NULL OR e.type = ?1) AND (?2 IS NULL OR a.sid = ?2) ORDER BY e.seq DESC LIMIT ?3`,
      req.query('type') ?? null,
      req.query('account_sid') ?? null,
      maxShown,
    );
    return Response.json({ events: rows.map((row) => ({ ...eventOf(row), deliveries: deliveriesOf(database, row) })) });
  });

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

function find(database: Database, id: string): EventRow {
  const row = database.get<EventRow>(`${selectEvents} WHERE e.id = ?`, id);
  if (!row) throw notFound('event', id);
  return row;
}

function eventOf({ body, account_sid: sid }: EventRow): { account_sid: string; event: unknown } {
  return { account_sid: sid, event: JSON.parse(body) };
}

function deliveriesOf(database: Database, { seq }: EventRow): object[] {
  const rows = database.all<DeliveryRow>(
    `SELECT d.seq, r.id AS subscription, d.sink, d.state, d.attempts, d.next_at FROM event_deliveries d
      JOIN resources r ON r.seq = d.subscription WHERE d.event = ? ORDER BY d.seq`,
    seq,
  );
  return rows.map(({ seq: _, subscription, next_at: nextAt, ...row }) => ({
    subscription_id: `subscription_${subscription}`,
    ...row,
    next_at: nextAt === null ? null : new Date(nextAt).toISOString(),
  }));
}

function attemptView({ at, headers, ...row }: AttemptRow): object {
  return { at: new Date(at).toISOString(), ...row, headers: JSON.parse(headers) };
}
