import type { Owner, ResourceRow } from '../resources/resource.ts';

/** The kinds of what lies inside of others. */
const kinds = ['BS', 'CH', 'DY', 'IM', 'MB', 'RL', 'US', 'WH'].map((kind) => `'${kind}'`).join();

/** What is kept beside the rows of a tree: it goes with them, and what it held is free again. */
const kept = [
  'v1_groups WHERE conversation IN (SELECT conversation FROM v1_participants WHERE participant IN gone)',
  `v1_pairs WHERE (account, address, proxy_address, conversation) IN (
    SELECT account, address, proxy_address, conversation FROM v1_participants WHERE participant IN gone
  )`,
  'v1_pairs WHERE conversation IN gone',
  'v1_newcomers WHERE conversation IN gone',
  'v1_participants WHERE participant IN gone',
  'v1_messages WHERE message IN gone',
  'v1_conversations WHERE conversation IN gone',
];

/** Removes something with all that is in it, within `write`. */
export function removeTree({ services: { database, clock }, account }: Owner, { seq }: ResourceRow): void {
  const tree = database.all<{ seq: number }>(
    `WITH RECURSIVE tree (seq) AS (
      SELECT ?1
      UNION ALL
      SELECT r.seq FROM tree JOIN resources r
        ON r.account = ?2 AND r.kind IN (${kinds}) AND r.parent = tree.seq AND r.deleted_at IS NULL
    )
    SELECT seq FROM tree`,
    seq,
    account,
  );
  const gone = JSON.stringify(tree.map((row) => row.seq));
  const now = clock.now();
  database.run(
    'UPDATE resources SET deleted_at = ?1, updated_at = ?1 WHERE seq IN (SELECT value FROM json_each(?2))',
    now,
    gone,
  );
  for (const rows of kept) database.run(`WITH gone AS (SELECT value FROM json_each(?)) DELETE FROM ${rows}`, gone);
}
