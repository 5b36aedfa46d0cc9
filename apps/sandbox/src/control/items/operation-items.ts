import { accountSidOf } from '../../account-sid.ts';
import { type OperationRow, operationColumns, type SendResource } from '../../operations/operation.ts';
import { bareId, prefixedId } from '../../prefixed-id.ts';
import type { Services } from '../../services.ts';
import { type ItemKind, itemKind } from './item-kind.ts';

type Row = OperationRow & { readonly account: number; readonly resource: SendResource };

/** A send, and how far it has come. */
interface OperationItem {
  readonly id: string;
  readonly account_sid: string;
  readonly resource: SendResource;
  readonly status: string;
  readonly total_count: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly created_at: string;
  readonly updated_at: string;
}

/** The sends. */
export const operationItems: ItemKind = itemKind<Row, OperationItem>({
  kind: 'operation',
  collection: 'operations',
  select: `SELECT account, resource, ${operationColumns} FROM operations`,
  where: "resource <> 'inbound'",
  key: 'seq',
  account: 'account',
  byId: (id) => ['id = ?', bareId('operation', id)],
  view: operationItem,
  narrow: { resource: 'resource = ?' },
  filters: {
    resource: ({ resource }, value) => resource === value,
    status: ({ status }, value) => status === value,
  },
});

function operationItem(services: Services, row: Row): OperationItem {
  const { scheduled, queued, sent, delivered, read, opened, undelivered, failed } = row;
  return {
    id: prefixedId('operation', row.id),
    account_sid: accountSidOf({ services, account: row.account }),
    resource: row.resource,
    status: row.status,
    total_count: row.total_count,
    counts: { scheduled, queued, sent, delivered, read, opened, undelivered, failed },
    created_at: new Date(row.created_at).toISOString(),
    updated_at: new Date(row.updated_at).toISOString(),
  };
}
