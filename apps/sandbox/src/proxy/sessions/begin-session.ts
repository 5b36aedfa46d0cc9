import type { Owner } from '../../resources/resource.ts';
import type { ServiceRow } from '../services/service.ts';
import { addParticipant, type NewParticipantRow } from './participant.ts';
import { planParticipant, type WantedParticipant } from './plan-participant.ts';
import { addSession, type NewSessionRow, type SessionRow } from './session.ts';
import { planExpiry } from './session-life.ts';

/**
 * Makes a session with those who take part from the beginning.
 *
 * @throws {Refusal} when one of them cannot: there is no session then.
 */
export function beginSession(
  owner: Owner,
  service: ServiceRow,
  fields: NewSessionRow,
  wanted: readonly WantedParticipant[],
): SessionRow {
  const others: NewParticipantRow[] = [];
  for (const each of wanted) {
    others.push(planParticipant(owner, { service, mode: fields.mode, others }, each));
  }
  return owner.services.database.write(() => {
    const session = addSession(owner, service, fields);
    for (const participant of others) addParticipant(owner, session, participant);
    planExpiry(owner, session);
    return session;
  });
}
