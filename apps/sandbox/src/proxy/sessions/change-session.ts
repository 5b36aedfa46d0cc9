import type { Owner } from '../../resources/resource.ts';
import { invalidParameter, proxyRefusal } from '../proxy-problem.ts';
import { isLive, type SessionRow, type SessionStatus } from './session.ts';
import { closeSession, planExpiry, refuseReopening, reopenSession } from './session-life.ts';

/** What is to be changed about a session; what is undefined stays. */
export interface SessionChange {
  readonly status: SessionStatus | undefined;
  readonly ttl: number | undefined;
  /** In milliseconds. */
  readonly dateExpiry: number | undefined;
}

/** Changes a session. @throws {Refusal} 400 when it cannot go from where it stands to there. */
export function changeSession(owner: Owner, before: SessionRow, change: SessionChange): SessionRow {
  const { database, clock } = owner.services;
  const { status, ttl = before.ttl, dateExpiry = before.date_expiry } = change;
  refuseStatus(before, status);
  const session = { ...before, ttl, date_expiry: dateExpiry, updated_at: clock.now() };
  if (status === 'in-progress') refuseReopening(owner, session);
  if (status !== 'closed' && dateExpiry !== null && dateExpiry <= clock.now()) {
    throw invalidParameter('DateExpiry', 'It has passed: give the Session a later one.');
  }
  return database.write(() => {
    database.run(
      'UPDATE proxy_sessions SET ttl = ?, date_expiry = ?, updated_at = ? WHERE seq = ?',
      ttl,
      dateExpiry,
      session.updated_at,
      session.seq,
    );
    if (status === 'closed') return closeSession(owner, session, 'api');
    const changed = status === 'in-progress' ? reopenSession(owner, session) : session;
    planExpiry(owner, changed);
    return changed;
  });
}

function refuseStatus(session: SessionRow, status: SessionStatus | undefined): void {
  if (status === undefined) {
    if (isLive(session)) return;
    throw proxyRefusal(80607, 'A closed Session cannot be changed. To re-open, choose In Progress.');
  }
  const isAllowed = status === 'closed' ? isLive(session) : status === 'in-progress' && session.status === 'closed';
  if (isAllowed) return;
  const message = `A Session that is ${session.status} cannot become ${status}. To re-open, choose In Progress.`;
  throw proxyRefusal(80608, message, 'Status');
}
