import { Filter } from '../../api/pagination.ts';
import type { UrlPageSource } from '../../api/url-pages.ts';
import type { ServiceRow } from '../services/service.ts';
import type { PoolKind } from './pool-number.ts';

/** The pages of one kind of numbers in a pool. */
export function poolPage({ seq }: ServiceRow, kind: PoolKind, key: string): UrlPageSource {
  const filter = new Filter().and('service = ?', seq).and('substr(sid, 1, 2) = ?', kind);
  return { select: 'SELECT * FROM proxy_numbers', order: 'seq', filter, key };
}
