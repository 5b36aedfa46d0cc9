import type { Participant } from '@comms/proxy';
import { accountSidOf } from '../../account-sid.ts';
import type { Call } from '../../api/implement.ts';
import { notFound } from '../../api/problem.ts';
import type { Wire } from '../../api/wire.ts';
import type { Owner } from '../../resources/resource.ts';
import { newSid } from '../../sid.ts';
import { datesOf, isoSecondOrNull } from '../proxy-view.ts';
import type { ServiceRow } from '../services/service.ts';
import { isLive, type SessionPath, type SessionRow } from './session.ts';

/** One of the two people of a session, as a row. */
export interface ParticipantRow {
  readonly seq: number;
  readonly account: number;
  readonly service: number;
  readonly session: number;
  readonly sid: string;
  readonly identifier: string;
  readonly friendly_name: string | null;
  readonly proxy_identifier: string;
  readonly proxy_identifier_sid: string;
  readonly is_live: number;
  readonly created_at: number;
  readonly updated_at: number;
  readonly deleted_at: number | null;
}

/** What of a path names a participant. */
export interface ParticipantPath extends SessionPath {
  readonly ParticipantSid: string;
}

/** Someone who is to take part, with the number that was chosen. */
export type NewParticipantRow = Pick<
  ParticipantRow,
  'identifier' | 'friendly_name' | 'proxy_identifier' | 'proxy_identifier_sid'
>;

/** The participant that a path names, also one that was taken out. @throws {Refusal} 404 */
export function findParticipant({ services, account }: Owner, session: SessionRow, sid: string): ParticipantRow {
  const row = services.database.get<ParticipantRow>(
    'SELECT * FROM proxy_participants WHERE account = ? AND sid = ? AND session = ?',
    account,
    sid,
    session.seq,
  );
  if (!row) throw notFound('participant', sid);
  return row;
}

/** All who take part, or did, in the order in which they came. */
export function participantsOf({ services }: Owner, session: SessionRow): ParticipantRow[] {
  return services.database.all<ParticipantRow>(
    'SELECT * FROM proxy_participants WHERE session = ? ORDER BY seq',
    session.seq,
  );
}

/** Adds a participant, within `write`. */
export function addParticipant(owner: Owner, session: SessionRow, fields: NewParticipantRow): ParticipantRow {
  const { services, account } = owner;
  const now = services.clock.now();
  if (isLive(session)) countUse(owner, session, fields.proxy_identifier_sid, 1);
  const row = {
    ...fields,
    account,
    service: session.service,
    session: session.seq,
    sid: newSid(services.ids, 'KP'),
    is_live: Number(isLive(session)),
    created_at: now,
    updated_at: now,
    deleted_at: null,
  };
  const seq = services.database.insert(
    `INSERT INTO proxy_participants (account, service, session, sid, identifier, friendly_name, proxy_identifier,
      proxy_identifier_sid, is_live, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    account,
    row.service,
    row.session,
    row.sid,
    row.identifier,
    row.friendly_name,
    row.proxy_identifier,
    row.proxy_identifier_sid,
    row.is_live,
    now,
    now,
  );
  return { ...row, seq };
}

/** Takes a participant out of its session, within `write`; the record of it stays. */
export function takeOutParticipant(owner: Owner, session: SessionRow, row: ParticipantRow): void {
  const { database, clock } = owner.services;
  const now = clock.now();
  database.run(
    'UPDATE proxy_participants SET is_live = 0, deleted_at = ?, updated_at = ? WHERE seq = ?',
    now,
    now,
    row.seq,
  );
  if (row.is_live === 1) countUse(owner, session, row.proxy_identifier_sid, -1);
}

/** Counts a session at a number, unless its other participant has the same. */
function countUse({ services, account }: Owner, { seq }: SessionRow, sid: string, change: 1 | -1): void {
  services.database.run(
    `UPDATE proxy_numbers SET in_use = in_use + ? WHERE account = ? AND sid = ? AND NOT EXISTS
      (SELECT 1 FROM proxy_participants WHERE session = ? AND proxy_identifier_sid = ? AND deleted_at IS NULL)`,
    change,
    account,
    sid,
    seq,
    sid,
  );
}

/** Where a participant can be fetched. */
export function participantUrl(
  { baseURL }: Pick<Call, 'baseURL'>,
  service: ServiceRow,
  session: SessionRow,
  sid: string,
): string {
  return `${baseURL}/Services/${service.sid}/Sessions/${session.sid}/Participants/${sid}`;
}

/** A participant as answers show it. */
export function participantView(
  call: Call,
  service: ServiceRow,
  session: SessionRow,
  row: ParticipantRow,
): Wire<Participant> {
  const url = participantUrl(call, service, session, row.sid);
  return {
    sid: row.sid,
    session_sid: session.sid,
    service_sid: service.sid,
    account_sid: accountSidOf(call),
    friendly_name: row.friendly_name,
    identifier: row.identifier,
    proxy_identifier: row.proxy_identifier,
    proxy_identifier_sid: row.proxy_identifier_sid,
    date_deleted: isoSecondOrNull(row.deleted_at),
    ...datesOf(row),
    url,
    links: { message_interactions: `${url}/MessageInteractions` },
  };
}
