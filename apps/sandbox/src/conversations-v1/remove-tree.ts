import type { Owner, ResourceRow } from '../resources/resource.ts';

/** The kinds of what lies inside of others. */
const kinds = ['BS', 'CH', 'DY', 'IM', 'MB', 'RL', 'US', 'WH'].map((kind) => `'${kind}'`).join();

/** Removes something with all that is in it, within `write`. */
export function removeTree({ services: { database, clock }, account }: Owner, { seq }: ResourceRow): void {
  const now = clock.now();
  database.run(
    `UPDATE resources SET deleted_at = ?1, updated_at = ?1 WHERE seq IN (
      WITH RECURSIVE tree (seq) AS (
        SELECT ?2
        UNION ALL
        SELECT r.seq FROM tree JOIN resources r
          ON r.account = ?3 AND r.kind IN (${kinds}) AND r.parent = tree.seq AND r.deleted_at IS NULL
      )
      SELECT seq FROM tree
    )`,
    now,
    seq,
    account,
  );
}
