import type { Owner } from '../../resources/resource.ts';
import { type SessionMode, sessionAt } from '../sessions/session.ts';
import { closeSession, expiryOf } from '../sessions/session-life.ts';

/** Someone who writes or calls within a session, and the partner: what it takes to hand something on. */
export interface LiveContact {
  readonly session: number;
  readonly session_sid: string;
  readonly mode: SessionMode;
  readonly ttl: number;
  readonly counts_from: number;
  readonly date_expiry: number | null;
  readonly service: number;
  readonly service_sid: string;
  readonly callback_url: string | null;
  readonly intercept_callback_url: string | null;
  readonly participant_sid: string;
  /** All of the partner is null as long as there is none. */
  readonly partner_sid: string | null;
  readonly partner_identifier: string | null;
  readonly partner_proxy_identifier: string | null;
}

/** Finds the session in which someone writes to a proxy number, or calls it; undefined where there is none that is open. */
export function liveContact(owner: Owner, from: string, to: string): LiveContact | undefined {
  const { database, clock } = owner.services;
  const contact = database.get<LiveContact>(
    `SELECT s.seq AS session, s.sid AS session_sid, s.mode, s.ttl, s.counts_from, s.date_expiry,
      v.seq AS service, v.sid AS service_sid, v.callback_url, v.intercept_callback_url,
      p.sid AS participant_sid, q.sid AS partner_sid, q.identifier AS partner_identifier,
      q.proxy_identifier AS partner_proxy_identifier
      FROM proxy_participants p JOIN proxy_sessions s ON s.seq = p.session JOIN proxy_services v ON v.seq = p.service
      LEFT JOIN proxy_participants q ON q.session = p.session AND q.seq <> p.seq AND q.deleted_at IS NULL
      WHERE p.account = ? AND p.proxy_identifier = ? AND p.identifier = ? AND p.is_live = 1`,
    owner.account,
    to,
    from,
  );
  const expiry = contact && expiryOf(contact);
  if (expiry === undefined || expiry > clock.now()) return contact;
  // Its job has not had its turn yet.
  const session = contact && sessionAt(owner, contact.session);
  const reason = session?.date_expiry === null ? 'ttl' : 'dateExpiry';
  if (session) database.write(() => closeSession(owner, session, reason));
  return undefined;
}
