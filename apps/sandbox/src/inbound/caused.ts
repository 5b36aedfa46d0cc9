import type { Owner } from '../resources/resource.ts';

/** Something that is there because something came in. */
export interface Caused {
  readonly kind: 'conversation' | 'participant' | 'message' | 'webhook' | 'event';
  readonly id: string;
  /** `created`, `queued`, or what the webhook or the event tells. */
  readonly what: string;
}

/** How much of each kind is shown at most. */
const mostShown = 100;

/** The rows that tell of it: `since` is the number of the last one before. */
const sources: readonly { readonly table: string; readonly select: string }[] = [
  {
    table: 'resources',
    select: `SELECT CASE WHEN kind IN ('CH', 'conversation', 'conv_conversation') THEN 'conversation' ELSE 'participant' END AS kind,
      CASE WHEN kind IN ('CH', 'MB') THEN id ELSE kind || '_' || id END AS id, 'created' AS what FROM resources
      WHERE seq > ?1 AND account = ?2
      AND kind IN ('CH', 'MB', 'conversation', 'participant', 'conv_conversation', 'conv_participant')`,
  },
  {
    table: 'deliveries',
    select: `SELECT 'message' AS kind, 'message_' || id AS id, 'queued' AS what FROM deliveries
      WHERE seq > ?1 AND account = ?2 AND resource = 'messages' AND next_at IS NOT NULL`,
  },
  {
    table: 'webhooks',
    select: `SELECT 'webhook' AS kind, CAST(seq AS TEXT) AS id, event AS what FROM webhooks
      WHERE seq > ?1 AND account = ?2`,
  },
  {
    table: 'events',
    select: `SELECT 'event' AS kind, id, type AS what FROM events WHERE seq > ?1 AND account = ?2`,
  },
];

/** Does something, and tells what is there in the account afterwards that was not there before. */
export async function tellCaused<Result>(
  { services: { database }, account }: Owner,
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly caused: readonly Caused[] }> {
  const before = sources.map(
    ({ table }) => database.get<{ seq: number | null }>(`SELECT max(seq) AS seq FROM ${table}`)?.seq ?? 0,
  );
  const result = await work();
  const caused = sources.flatMap(({ select }, index) =>
    database.all<Caused>(`${select} ORDER BY seq LIMIT ${mostShown}`, before[index] ?? 0, account),
  );
  return { result, caused };
}
