import { accountSidOf } from '../account-sid.ts';
import type { Call } from '../api/implement.ts';
import { Filter } from '../api/pagination.ts';
import { type Refusal, refusal } from '../api/problem.ts';
import type { UrlPageSource } from '../api/url-pages.ts';
import { type Owner, type ResourceKind, type ResourceRow, resourceColumns, resourceOf } from '../resources/resource.ts';
import { isoSecond } from '../time/iso-second.ts';
import { defaultService } from './settings/default-service.ts';

/** Whose a conversation is. */
export interface Place {
  readonly owner: Owner;
  readonly accountSid: string;
  readonly service: ResourceRow;
}

/** Where a request acts: a service that it names, or the account's default one. */
export interface Scope extends Place {
  /** What the URLs of the service's things begin with, in the style of the request. */
  readonly url: string;
}

/** What of a request says where it acts. */
export interface ScopedRequest {
  readonly ChatServiceSid?: string | undefined;
}

/**
 * Finds out where a request acts; the default service is made when it is first needed.
 *
 * @throws {Refusal} 404 for a service that does not exist.
 */
export function scopeOf(call: Call, { ChatServiceSid: sid }: ScopedRequest): Scope {
  const { services, account, baseURL } = call;
  const owner = { services, account };
  const accountSid = accountSidOf(owner);
  if (sid === undefined) return { owner, accountSid, service: defaultService(owner), url: baseURL };
  const service = resourceOf(owner, 'IS', sid);
  if (!service) throw notHere(call);
  return { owner, accountSid, service, url: `${baseURL}/Services/${service.id}` };
}

/** The refusal for a path that leads to nothing. */
export function notHere({ path }: Call): Refusal {
  return refusal(404, `The requested resource ${path} was not found`);
}

/** When something was made and changed: as the caller said it, where it imported history. */
export function datesOf({ fields, created_at: createdAt, updated_at: updatedAt }: ResourceRow): StoredDates {
  const given: Partial<StoredDates> = JSON.parse(fields);
  return {
    date_created: given.date_created ?? isoSecond(createdAt),
    date_updated: given.date_updated ?? isoSecond(updatedAt),
  };
}

interface StoredDates {
  readonly date_created: string;
  readonly date_updated: string;
}

/** A request that names a service, or none. */
export type OptionallyScoped<Request> = Omit<Request, 'ChatServiceSid'> & ScopedRequest;

/** The pages of what lies in a service, the oldest first. */
export function childrenOf({ owner, service }: Scope, kind: ResourceKind, key: string): UrlPageSource {
  const filter = new Filter().and('r.account = ?', owner.account).and('r.kind = ?', kind);
  filter.and('r.parent = ?', service.seq).conditions.push('r.deleted_at IS NULL');
  return { select: `SELECT ${resourceColumns} FROM resources r`, order: 'r.seq', isAscending: true, filter, key };
}

/** The pages of what belongs to no service, the oldest first. */
export function allOf({ account }: Owner, kind: ResourceKind, key: string): UrlPageSource {
  const filter = new Filter().and('r.account = ?', account).and('r.kind = ?', kind);
  filter.conditions.push('r.deleted_at IS NULL');
  return { select: `SELECT ${resourceColumns} FROM resources r`, order: 'r.seq', isAscending: true, filter, key };
}
