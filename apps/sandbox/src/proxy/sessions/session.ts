import type { Session } from '@comms/proxy';
import { accountSidOf } from '../../account-sid.ts';
import type { Call } from '../../api/implement.ts';
import { notFound } from '../../api/problem.ts';
import type { Wire } from '../../api/wire.ts';
import type { Owner } from '../../resources/resource.ts';
import { isSid, newSid } from '../../sid.ts';
import { proxyRefusal } from '../proxy-problem.ts';
import { datesOf, isoSecondOrNull } from '../proxy-view.ts';
import type { ServicePath, ServiceRow } from '../services/service.ts';

/** Where a session stands. */
export type SessionStatus = 'open' | 'in-progress' | 'closed' | 'failed' | 'unknown';

/** Whether participants write, call, or both. */
export type SessionMode = 'voice-and-message' | 'message-only' | 'voice-only';

/** A session as a row. */
export interface SessionRow {
  readonly seq: number;
  readonly account: number;
  readonly service: number;
  readonly sid: string;
  readonly unique_name: string | null;
  readonly status: SessionStatus;
  readonly closed_reason: string | null;
  readonly mode: SessionMode;
  readonly ttl: number;
  readonly counts_from: number;
  readonly date_expiry: number | null;
  readonly date_started: number | null;
  readonly date_ended: number | null;
  readonly date_last_interaction: number | null;
  readonly created_at: number;
  readonly updated_at: number;
}

/** What of a path names a session. */
export interface SessionPath extends ServicePath {
  readonly SessionSid: string;
}

/** The session that a path names. @throws {Refusal} 404 */
export function findSession({ services, account }: Owner, service: ServiceRow, sid: string): SessionRow {
  const row = services.database.get<SessionRow>(
    'SELECT * FROM proxy_sessions WHERE account = ? AND sid = ? AND service = ?',
    account,
    sid,
    service.seq,
  );
  if (!row) throw notFound('session', sid);
  return row;
}

/** The same, where its unique name is understood, too. @throws {Refusal} 404 */
export function findNamedSession(owner: Owner, service: ServiceRow, name: string): SessionRow {
  if (isSid('KC', name)) return findSession(owner, service, name);
  const row = sessionWithName(owner, service, name);
  if (!row) throw proxyRefusal(80308, `There is no Session with the unique name ${JSON.stringify(name)}`);
  return row;
}

/** The session of a service with a unique name. */
export function sessionWithName({ services }: Owner, service: ServiceRow, name: string): SessionRow | undefined {
  return services.database.get<SessionRow>(
    'SELECT * FROM proxy_sessions WHERE service = ? AND unique_name = ?',
    service.seq,
    name,
  );
}

/** The session with a row number; undefined where it was deleted. */
export function sessionAt({ services }: Pick<Owner, 'services'>, seq: number): SessionRow | undefined {
  return services.database.get<SessionRow>('SELECT * FROM proxy_sessions WHERE seq = ?', seq);
}

/** Whether people reach each other in it. */
export function isLive({ status }: Pick<SessionRow, 'status'>): boolean {
  return status === 'open' || status === 'in-progress';
}

/** What of a session is said when it is made. */
export type NewSessionRow = Pick<SessionRow, 'unique_name' | 'status' | 'mode' | 'ttl' | 'date_expiry'>;

/** Adds a session, within `write`. */
export function addSession({ services, account }: Owner, service: ServiceRow, fields: NewSessionRow): SessionRow {
  const now = services.clock.now();
  const { status, unique_name: name, mode, ttl, date_expiry: expiry } = fields;
  const isClosed = status === 'closed';
  const row = {
    ...fields,
    account,
    service: service.seq,
    sid: newSid(services.ids, 'KC'),
    closed_reason: isClosed ? 'api' : null,
    counts_from: now,
    date_started: status === 'in-progress' ? now : null,
    date_ended: isClosed ? now : null,
    date_last_interaction: null,
    created_at: now,
    updated_at: now,
  };
  const seq = services.database.insert(
    `INSERT INTO proxy_sessions (account, service, sid, unique_name, status, closed_reason, mode, ttl, counts_from,
      date_expiry, date_started, date_ended, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    account,
    service.seq,
    row.sid,
    name,
    status,
    row.closed_reason,
    mode,
    ttl,
    now,
    expiry,
    row.date_started,
    row.date_ended,
    now,
    now,
  );
  return { ...row, seq };
}

/** A session as answers show it. */
export function sessionView(call: Call, service: ServiceRow, row: SessionRow): Wire<Session> {
  const url = `${call.baseURL}/Services/${service.sid}/Sessions/${row.sid}`;
  return {
    sid: row.sid,
    service_sid: service.sid,
    account_sid: accountSidOf(call),
    unique_name: row.unique_name,
    status: row.status,
    closed_reason: row.closed_reason,
    mode: row.mode,
    ttl: row.ttl,
    date_expiry: isoSecondOrNull(row.date_expiry),
    date_started: isoSecondOrNull(row.date_started),
    date_ended: isoSecondOrNull(row.date_ended),
    date_last_interaction: isoSecondOrNull(row.date_last_interaction),
    ...datesOf(row),
    url,
    links: { interactions: `${url}/Interactions`, participants: `${url}/Participants` },
  };
}
