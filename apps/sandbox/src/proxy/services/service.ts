import type { Service } from '@comms/proxy';
import { accountSidOf } from '../../account-sid.ts';
import type { Call } from '../../api/implement.ts';
import { notFound } from '../../api/problem.ts';
import type { Wire } from '../../api/wire.ts';
import type { Owner } from '../../resources/resource.ts';
import { isSid } from '../../sid.ts';
import { datesOf } from '../proxy-view.ts';

/** A service as a row. */
export interface ServiceRow {
  readonly seq: number;
  readonly account: number;
  readonly sid: string;
  readonly unique_name: string;
  readonly chat_instance_sid: string | null;
  readonly callback_url: string | null;
  readonly default_ttl: number;
  readonly geo_match_level: string;
  readonly number_selection_behavior: string;
  readonly intercept_callback_url: string | null;
  readonly out_of_session_callback_url: string | null;
  readonly created_at: number;
  readonly updated_at: number;
}

/** What of a path names a service. */
export interface ServicePath {
  readonly ServiceSid: string;
}

/** The service that a path names. @throws {Refusal} 404 */
export function findService({ services, account }: Owner, sid: string): ServiceRow {
  const row = services.database.get<ServiceRow>(
    'SELECT * FROM proxy_services WHERE account = ? AND sid = ?',
    account,
    sid,
  );
  if (!row) throw notFound('service', sid);
  return row;
}

/** The same, where its unique name is understood, too. @throws {Refusal} 404 */
export function findNamedService(owner: Owner, name: string): ServiceRow {
  if (isSid('KS', name)) return findService(owner, name);
  const { services, account } = owner;
  const row = services.database.get<ServiceRow>(
    'SELECT * FROM proxy_services WHERE account = ? AND unique_name = ?',
    account,
    name,
  );
  if (!row) throw notFound('service', name);
  return row;
}

/** The service with a row number; undefined where it was deleted. */
export function serviceAt({ services }: Owner, seq: number): ServiceRow | undefined {
  return services.database.get<ServiceRow>('SELECT * FROM proxy_services WHERE seq = ?', seq);
}

/** A service as answers show it. */
export function serviceView(call: Call, row: ServiceRow): Wire<Service> {
  const url = `${call.baseURL}/Services/${row.sid}`;
  return {
    sid: row.sid,
    unique_name: row.unique_name,
    account_sid: accountSidOf(call),
    chat_instance_sid: row.chat_instance_sid,
    callback_url: row.callback_url,
    default_ttl: row.default_ttl,
    number_selection_behavior: row.number_selection_behavior,
    geo_match_level: row.geo_match_level,
    intercept_callback_url: row.intercept_callback_url,
    out_of_session_callback_url: row.out_of_session_callback_url,
    ...datesOf(row),
    url,
    links: { sessions: `${url}/Sessions`, phone_numbers: `${url}/PhoneNumbers` },
  };
}
