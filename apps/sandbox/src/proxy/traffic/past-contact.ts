import { accountSidOf } from '../../account-sid.ts';
import type { Owner } from '../../resources/resource.ts';
import { isoSecond } from '../../time/iso-second.ts';
import { isoSecondOrNull } from '../proxy-view.ts';
import { type ServiceRow, serviceAt } from '../services/service.ts';
import { channelWordOf, phoneNumberOf } from '../sessions/identifier.ts';
import { type ParticipantRow, participantsOf } from '../sessions/participant.ts';
import { isLive, type SessionRow, sessionAt } from '../sessions/session.ts';

/** The session in which someone had a number last. */
export interface PastContact {
  readonly session: SessionRow;
  readonly participant: ParticipantRow;
  readonly partner: ParticipantRow | undefined;
}

/** The service to whose pool a number belongs; on other channels than the phone, the one that has used it. */
export function serviceOfNumber(owner: Owner, to: string): ServiceRow | undefined {
  const { services, account } = owner;
  const isPhone = channelWordOf(to) === undefined;
  const used = isPhone
    ? undefined
    : services.database.get<{ service: number }>(
        'SELECT service FROM proxy_participants WHERE account = ? AND proxy_identifier = ? LIMIT 1',
        account,
        to,
      );
  const found =
    used ??
    services.database.get<{ service: number }>(
      'SELECT service FROM proxy_numbers WHERE number = ? AND account = ?',
      isPhone ? to : (phoneNumberOf(to) ?? ''),
      account,
    );
  return found && serviceAt(owner, found.service);
}

/** Finds the last session in which someone had a number; undefined where there was none. */
export function pastContact(owner: Owner, from: string, to: string): PastContact | undefined {
  const participant = owner.services.database.get<ParticipantRow>(
    'SELECT * FROM proxy_participants WHERE account = ? AND proxy_identifier = ? AND identifier = ? ORDER BY seq DESC LIMIT 1',
    owner.account,
    to,
    from,
  );
  const session = participant && sessionAt(owner, participant.session);
  if (!participant || !session) return undefined;
  const others = participantsOf(owner, session).filter(({ seq }) => seq !== participant.seq);
  const partner = others.find(({ deleted_at: deletedAt }) => deletedAt === null) ?? others.at(-1);
  return { session, participant, partner };
}

/** The code for a contact that belongs to no session which is open. */
export function codeOutside(past: PastContact | undefined): number {
  if (!past || isLive(past.session)) return 80902;
  const { closed_reason: reason } = past.session;
  return reason === 'ttl' || reason === 'dateExpiry' ? 80904 : 80903;
}

/** What a callback is told of the last session. */
export function pastFields(
  owner: Owner,
  service: ServiceRow,
  { session, participant, partner }: PastContact,
): Readonly<Record<string, string | null>> {
  const accountSid = accountSidOf(owner);
  return {
    sessionSid: session.sid,
    sessionUniqueName: session.unique_name,
    sessionAccountSid: accountSid,
    sessionServiceSid: service.sid,
    sessionStatus: session.status,
    sessionMode: session.mode,
    sessionDateCreated: isoSecond(session.created_at),
    sessionDateStarted: isoSecondOrNull(session.date_started),
    sessionDateUpdated: isoSecond(session.updated_at),
    sessionDateEnded: isoSecondOrNull(session.date_ended),
    sessionDateLastInteraction: isoSecondOrNull(session.date_last_interaction),
    sessionClosedReason: session.closed_reason,
    ttl: String(session.ttl),
    ...personFields('inboundParticipant', accountSid, service, session, participant),
    ...(partner && personFields('outboundParticipant', accountSid, service, session, partner)),
  };
}

function personFields(
  prefix: string,
  accountSid: string,
  service: ServiceRow,
  session: SessionRow,
  row: ParticipantRow,
): Readonly<Record<string, string | null>> {
  return {
    [`${prefix}Sid`]: row.sid,
    [`${prefix}Identifier`]: row.identifier,
    [`${prefix}FriendlyName`]: row.friendly_name,
    [`${prefix}ProxyIdentifier`]: row.proxy_identifier,
    [`${prefix}ProxyIdentifierSid`]: row.proxy_identifier_sid,
    [`${prefix}AccountSid`]: accountSid,
    [`${prefix}ServiceSid`]: service.sid,
    [`${prefix}SessionSid`]: session.sid,
    [`${prefix}DateCreated`]: isoSecond(row.created_at),
    [`${prefix}DateUpdated`]: isoSecond(row.updated_at),
  };
}
