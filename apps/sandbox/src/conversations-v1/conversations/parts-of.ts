import { Filter } from '../../api/pagination.ts';
import type { UrlPageSource } from '../../api/url-pages.ts';
import { type ResourceKind, type ResourceRow, resourceColumns } from '../../resources/resource.ts';

/** The pages of what lies in a conversation or in a message, the oldest first. */
export function partsOf(parent: ResourceRow, kind: ResourceKind, key: string, isAscending = true): UrlPageSource {
  const filter = new Filter().and('r.account = ?', parent.account).and('r.kind = ?', kind);
  filter.and('r.parent = ?', parent.seq).conditions.push('r.deleted_at IS NULL');
  return { select: `SELECT ${resourceColumns} FROM resources r`, order: 'r.seq', isAscending, filter, key };
}
