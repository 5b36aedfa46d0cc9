import type { Owner, ResourceRow } from '../../resources/resource.ts';

/** More are not counted. */
const maxCount = 1000;

/** How many messages came after the one that was read last; null as long as that was never told. */
export function unreadCount({ services }: Owner, { seq }: ResourceRow, lastRead: number | null): number | null {
  if (lastRead === null) return null;
  const found = services.database.get<{ count: number }>(
    `SELECT count(*) AS count FROM (SELECT 1 FROM v1_messages WHERE conversation = ? AND place > ? LIMIT ${maxCount})`,
    seq,
    lastRead,
  );
  return found?.count ?? 0;
}
