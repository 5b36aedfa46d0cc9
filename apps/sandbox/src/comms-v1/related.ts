import { relatedOf } from '../deliveries/delivery-view.ts';
import type { StoredDelivery } from '../deliveries/stored-delivery.ts';
import { v1IdOf } from './identifier.ts';

/** A resource that another one points to. */
export interface V1Related {
  readonly name: string;
  readonly id: string;
  readonly uri: string | null;
}

/** What a delivery points to: its operation, its session, and what had it sent. v1 has a place for the operation only. */
export function v1Related(row: StoredDelivery, baseURL: string, path: string): V1Related[] {
  return relatedOf(row, baseURL).map(({ id, name }) => {
    const v1 = v1IdOf(id ?? '');
    const isOperation = name === 'OPERATION';
    return {
      name: name === 'CONVERSATION' ? 'SESSION' : (name ?? ''),
      id: v1,
      uri: isOperation ? `${baseURL}${path}/Operations/${v1}` : null,
    };
  });
}
