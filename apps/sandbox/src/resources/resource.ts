import type { PageRequest } from '@comms/core';
import type { Call, Identifiers } from '../api/implement.ts';
import { Filter, type PageOfRows, readPage } from '../api/pagination.ts';
import { notFound } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { bareId } from '../prefixed-id.ts';

/** The kinds of resources; each is also the prefix of its identifiers. */
export type ResourceKind =
  | 'BS'
  | 'CH'
  | 'CR'
  | 'DY'
  | 'IG'
  | 'IM'
  | 'IS'
  | 'MB'
  | 'RL'
  | 'US'
  | 'WH'
  | 'addresslookup'
  | 'agent'
  | 'agentpool'
  | 'audience'
  | 'contact'
  | 'conv_action'
  | 'conv_communication'
  | 'conv_configuration'
  | 'conv_conversation'
  | 'conv_participant'
  | 'conversation'
  | 'domain'
  | 'factor'
  | 'media'
  | 'participant'
  | 'preference'
  | 'push_app'
  | 'push_credential'
  | 'push_registration'
  | 'push_user'
  | 'senderpool_operation'
  | 'sink'
  | 'subscription'
  | 'verification';

/** Something that is made, read, changed and deleted by one API call each: a row. */
export interface ResourceRow {
  readonly seq: number;
  readonly account: number;
  readonly kind: ResourceKind;
  /** Without its prefix. */
  readonly id: string;
  readonly parent: number;
  /** JSON. */
  readonly fields: string;
  readonly created_at: number;
  readonly updated_at: number;
  readonly deleted_at: number | null;
}

/** Whose a resource is: what a call knows, and a job too. */
export type Owner = Pick<Call, 'services' | 'account'>;

/** What all resources show beside their own fields. */
export interface ResourceDates {
  readonly created_at: string;
  readonly updated_at: string;
  readonly deleted_at: string | null;
}

/** The columns of `ResourceRow`, of the table `r`. */
export const resourceColumns =
  'r.seq, r.account, r.kind, r.id, r.parent, r.fields, r.created_at, r.updated_at, r.deleted_at';

/** Adds a resource, within `write`. `id` is given where the caller chose it. */
export function addResource(
  { services: { database, clock, ids }, account }: Owner,
  kind: ResourceKind,
  fields: object,
  { parent = 0, id = ids.next() }: { readonly parent?: number; readonly id?: string } = {},
): ResourceRow {
  const now = clock.now();
  const json = JSON.stringify(fields);
  const seq = database.insert(
    'INSERT INTO resources (account, kind, id, parent, fields, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    account,
    kind,
    id,
    parent,
    json,
    now,
    now,
  );
  return { seq, account, kind, id, parent, fields: json, created_at: now, updated_at: now, deleted_at: null };
}

/** Replaces the fields of a resource, within `write`. */
export function changeResource(
  { services: { database, clock } }: Owner,
  row: ResourceRow,
  fields: object,
): ResourceRow {
  const now = clock.now();
  const json = JSON.stringify(fields);
  database.run('UPDATE resources SET fields = ?, updated_at = ? WHERE seq = ?', json, now, row.seq);
  return { ...row, fields: json, updated_at: now };
}

/** Hides a resource for good, within `write`; what it was a member of, and what its members were, is over. */
export function removeResource({ services: { database, clock } }: Owner, { seq }: ResourceRow): void {
  const now = clock.now();
  database.run('UPDATE resources SET deleted_at = ?, updated_at = ? WHERE seq = ?', now, now, seq);
  database.run('DELETE FROM memberships WHERE owner = ? OR member = ?', seq, seq);
}

/** The resource with an identifier, with or without its prefix; undefined where there is none, or it was deleted. */
export function resourceOf({ services, account }: Owner, kind: ResourceKind, id: string): ResourceRow | undefined {
  return services.database.get<ResourceRow>(
    `SELECT ${resourceColumns} FROM resources r WHERE account = ? AND kind = ? AND id = ? AND deleted_at IS NULL`,
    account,
    kind,
    bareId(kind, id),
  );
}

/** The resource with a row number; undefined where it was deleted. */
export function resourceAt({ services }: Pick<Owner, 'services'>, seq: number): ResourceRow | undefined {
  return services.database.get<ResourceRow>(
    `SELECT ${resourceColumns} FROM resources r WHERE seq = ? AND deleted_at IS NULL`,
    seq,
  );
}

/** The resource that a path names. @throws {Refusal} 404 */
export function findResource(owner: Owner, kind: ResourceKind, id: string): ResourceRow {
  const row = resourceOf(owner, kind, id);
  if (!row) throw notFound(nameOfKind[kind], id);
  return row;
}

/** The first resource of a path's identifiers that is not there refuses the request before its fields are looked at. */
export function mustExist(kind: ResourceKind, field: string): (identifiers: Identifiers, call: Call) => void {
  return (identifiers, call) => void findResource(call, kind, identifiers[field] ?? '');
}

/** A condition on a field of a resource, for `Filter`: `field` is its wire name. */
export function fieldIs(field: string): string {
  return `r.fields ->> '${field}' = ?`;
}

/** One page of the resources of a kind, the newest first; `filter` is ANDed with what always holds. */
export function listResources(
  { services, account }: Call,
  kind: ResourceKind,
  request: Wire<PageRequest>,
  filter: Filter = new Filter(),
): PageOfRows<ResourceRow> {
  const all = new Filter().and('r.account = ?', account).and('r.kind = ?', kind);
  all.conditions.push('r.deleted_at IS NULL', ...filter.conditions);
  all.values.push(...filter.values);
  return readPage<ResourceRow>(services.database, request, {
    select: `SELECT ${resourceColumns} FROM resources r`,
    order: 'r.seq',
    filter: all,
  });
}

/** The dates of a resource as answers show them. */
export function datesOf({
  created_at: createdAt,
  updated_at: updatedAt,
  deleted_at: deletedAt,
}: ResourceRow): ResourceDates {
  return {
    created_at: new Date(createdAt).toISOString(),
    updated_at: new Date(updatedAt).toISOString(),
    deleted_at: deletedAt === null ? null : new Date(deletedAt).toISOString(),
  };
}

/** Kinds in the words of messages. */
const nameOfKind: Readonly<Record<ResourceKind, string>> = {
  BS: 'binding',
  CH: 'conversation',
  CR: 'credential',
  DY: 'receipt',
  IG: 'address configuration',
  IM: 'message',
  IS: 'service',
  MB: 'participant',
  RL: 'role',
  US: 'user',
  WH: 'webhook',
  addresslookup: 'address lookup',
  agent: 'agent',
  agentpool: 'agent pool',
  audience: 'audience',
  contact: 'contact',
  conv_action: 'action',
  conv_communication: 'communication',
  conv_configuration: 'configuration',
  conv_conversation: 'conversation',
  conv_participant: 'participant',
  conversation: 'conversation',
  domain: 'domain',
  factor: 'factor',
  media: 'media',
  participant: 'participant',
  preference: 'preference',
  push_app: 'app',
  push_credential: 'credential',
  push_registration: 'device registration',
  push_user: 'user',
  senderpool_operation: 'operation',
  sink: 'sink',
  subscription: 'subscription',
  verification: 'verification',
};
