import type { Owner } from '../../resources/resource.ts';
import type { Services } from '../../services.ts';
import { proxyRefusal } from '../proxy-problem.ts';
import { isLive, type SessionRow, sessionAt } from './session.ts';

/** The kind of job that closes a session whose time has come. */
export const proxySessionJob = 'proxySession';

/** When a session closes by itself: at its date, else after some silence; undefined where it never does. */
export function expiryOf({ date_expiry: date, ttl, counts_from: since }: SessionTime): number | undefined {
  if (date !== null) return date;
  return ttl > 0 ? since + ttl * 1000 : undefined;
}

type SessionTime = Pick<SessionRow, 'date_expiry' | 'ttl' | 'counts_from'>;

/** Plans when to look whether a session has expired, within `write`: interactions may have put that off by then. */
export function planExpiry({ services: { jobs } }: Pick<Owner, 'services'>, session: SessionRow): void {
  const dueAt = isLive(session) ? expiryOf(session) : undefined;
  if (dueAt !== undefined) jobs.add({ kind: proxySessionJob, subject: session.seq, dueAt });
}

/** Closes a session that has expired, within `write`, or looks again later. */
export function expireSession(services: Services, seq: number, dueAt: number): undefined {
  const session = sessionAt({ services }, seq);
  const expiry = session && isLive(session) ? expiryOf(session) : undefined;
  if (!session || expiry === undefined) return;
  const owner = { services, account: session.account };
  if (expiry > dueAt) planExpiry(owner, session);
  else closeSession(owner, session, session.date_expiry === null ? 'ttl' : 'dateExpiry');
}

/** Closes a session, within `write`: its numbers are free for others. */
export function closeSession(owner: Owner, session: SessionRow, reason: string): SessionRow {
  const { database, clock } = owner.services;
  const now = clock.now();
  database.run(
    "UPDATE proxy_sessions SET status = 'closed', closed_reason = ?, date_ended = ?, updated_at = ? WHERE seq = ?",
    reason,
    now,
    now,
    session.seq,
  );
  countUses(owner, session, -1);
  setLive(owner, session, false);
  return { ...session, status: 'closed', closed_reason: reason, date_ended: now, updated_at: now };
}

/** Opens a closed session again, within `write`; `refuseReopening` has let it pass. */
export function reopenSession(owner: Owner, session: SessionRow): SessionRow {
  const { database, clock } = owner.services;
  const now = clock.now();
  database.run(
    `UPDATE proxy_sessions SET status = 'in-progress', closed_reason = NULL, date_ended = NULL, counts_from = ?,
      updated_at = ? WHERE seq = ?`,
    now,
    now,
    session.seq,
  );
  setLive(owner, session, true);
  countUses(owner, session, 1);
  const open = { status: 'in-progress', closed_reason: null, date_ended: null } as const;
  return { ...session, ...open, counts_from: now, updated_at: now };
}

/**
 * A session cannot be opened again when one of its people uses the same number in another session by now, or the number has
 * left the pool.
 *
 * @throws {Refusal} 400
 */
export function refuseReopening({ services: { database }, account }: Owner, session: SessionRow): void {
  const busy = database.get<{ identifier: string; sid: string }>(
    `SELECT own.proxy_identifier AS identifier, s.sid FROM proxy_participants own
      JOIN proxy_participants other ON other.account = ? AND other.proxy_identifier = own.proxy_identifier
        AND other.identifier = own.identifier AND other.is_live = 1
      JOIN proxy_sessions s ON s.seq = other.session
      WHERE own.session = ? AND own.deleted_at IS NULL`,
    account,
    session.seq,
  );
  if (busy) throw proxyRefusal(80801, `A Participant uses ${busy.identifier} in the Session ${busy.sid} by now`);
  const gone = database.get<{ identifier: string }>(
    `SELECT p.proxy_identifier AS identifier FROM proxy_participants p
      LEFT JOIN proxy_numbers n ON n.account = p.account AND n.sid = p.proxy_identifier_sid
      WHERE p.session = ? AND p.deleted_at IS NULL AND p.proxy_identifier NOT LIKE '%:%' AND n.service IS NOT p.service`,
    session.seq,
  );
  if (gone) throw proxyRefusal(80605, `The number ${gone.identifier} is no longer in the pool of this Service`);
}

/** Removes a session with all that is in it, within `write`. */
export function removeSession(owner: Owner, session: SessionRow): void {
  const { database } = owner.services;
  if (isLive(session)) countUses(owner, session, -1);
  database.run('DELETE FROM proxy_interactions WHERE session = ?', session.seq);
  database.run('DELETE FROM proxy_participants WHERE session = ?', session.seq);
  database.run('DELETE FROM proxy_sessions WHERE seq = ?', session.seq);
}

function setLive({ services: { database } }: Owner, { seq }: SessionRow, isOpen: boolean): void {
  const sql = 'UPDATE proxy_participants SET is_live = ? WHERE session = ? AND deleted_at IS NULL';
  database.run(sql, Number(isOpen), seq);
}

/** Counts a session at each number that it uses: once, also where both people have the same. */
function countUses({ services: { database }, account }: Owner, { seq }: SessionRow, change: 1 | -1): void {
  database.run(
    `UPDATE proxy_numbers SET in_use = in_use + ? WHERE account = ? AND sid IN
      (SELECT proxy_identifier_sid FROM proxy_participants WHERE session = ? AND deleted_at IS NULL)`,
    change,
    account,
    seq,
  );
}
