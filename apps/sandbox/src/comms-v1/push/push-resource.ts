import type { Call, Reply } from '../../api/implement.ts';
import { Filter } from '../../api/pagination.ts';
import { notFound } from '../../api/problem.ts';
import {
  addResource,
  type Owner,
  type ResourceKind,
  type ResourceRow,
  resourceColumns,
} from '../../resources/resource.ts';
import type { Services } from '../../services.ts';
import { type AcceptedResource, acceptedResource } from '../accepted.ts';
import { andDates, type V1Dates } from '../dates-filter.ts';
import { bareV1Id, type V1Kind, v1Id } from '../identifier.ts';
import { readV1Page, type V1Page, type V1PageRequest } from '../page.ts';

/** What belongs to push notifications and has an identifier. */
export type PushKind = Extract<ResourceKind, 'push_credential' | 'push_registration' | 'push_user'>;

interface PushPlace {
  readonly v1: V1Kind;
  readonly path: string;
  /** In the words of messages. */
  readonly name: string;
}

/** How v1 calls each kind, and where it has it. */
const places: Readonly<Record<PushKind, PushPlace>> = {
  push_credential: { v1: 'credential', path: '/PushNotifications/Credentials', name: 'credential' },
  push_registration: {
    v1: 'device_registration',
    path: '/PushNotifications/DeviceRegistrations',
    name: 'device registration',
  },
  push_user: { v1: 'pushnotificationuser', path: '/PushNotifications/Users', name: 'user' },
};

/** The kind of job after which what was made can be read. */
const appearJob = 'push_resource';

/** How long that takes, in milliseconds: the answer that names a resource comes before the resource. */
const appearMs = 200;

/** Whether a row can be read already: sends can use it at once. */
const isThere = `NOT EXISTS (SELECT 1 FROM jobs j WHERE j.kind = '${appearJob}' AND j.subject = r.seq)`;

/** Says what the jobs of push resources do: that they are done is all that counts. */
export function definePushResourceJobs({ jobs }: Services): void {
  jobs.define(appearJob, () => undefined);
}

/** Adds a resource, within `write`, that can be read a moment later. */
export function addPushResource(
  owner: Owner,
  kind: PushKind,
  fields: object,
  place?: { readonly parent: number },
): ResourceRow {
  const row = addResource(owner, kind, fields, place);
  const { clock, jobs } = owner.services;
  jobs.add({ kind: appearJob, subject: row.seq, dueAt: clock.now() + appearMs });
  return row;
}

/** The resource that a path names. @throws {Refusal} 404, also while it is not there yet. */
export function findPushResource({ services, account }: Owner, kind: PushKind, id: string): ResourceRow {
  const { v1, name } = places[kind];
  const row = services.database.get<ResourceRow>(
    `SELECT ${resourceColumns} FROM resources r
      WHERE account = ? AND kind = ? AND id = ? AND deleted_at IS NULL AND ${isThere}`,
    account,
    kind,
    bareV1Id(v1, id),
  );
  if (!row) throw notFound(name, id);
  return row;
}

/** One page of the resources of a kind, the newest first; `filter` is ANDed with what always holds. */
export function listPushResources(
  call: Call,
  kind: PushKind | 'push_app',
  request: V1PageRequest & V1Dates,
  filter: Filter = new Filter(),
): V1Page<ResourceRow> {
  const { services, account } = call;
  const all = new Filter().and('r.account = ?', account).and('r.kind = ?', kind);
  andDates(all, request, 'r.created_at');
  all.conditions.push('r.deleted_at IS NULL', isThere, ...filter.conditions);
  all.values.push(...filter.values);
  return readV1Page<ResourceRow>(services.database, request, {
    select: `SELECT ${resourceColumns} FROM resources r`,
    order: 'r.seq',
    filter: all,
  });
}

/** The identifier of a resource as v1 writes it. */
export function pushId(kind: PushKind, id: string): string {
  return v1Id(places[kind].v1, id);
}

/** The answer to what makes, changes or deletes a resource. */
export function acceptedPushResource(call: Call, kind: PushKind, { id }: ResourceRow): Reply<AcceptedResource> {
  return acceptedResource(call, places[kind].path, pushId(kind, id));
}

/** The dates of a resource as v1 shows them. */
export function datesOfPush({ created_at: createdAt, updated_at: updatedAt }: ResourceRow): {
  readonly createdAt: string;
  readonly updatedAt: string;
} {
  return { createdAt: new Date(createdAt).toISOString(), updatedAt: new Date(updatedAt).toISOString() };
}
