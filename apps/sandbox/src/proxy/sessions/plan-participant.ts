import type { Owner } from '../../resources/resource.ts';
import { chooseNumber } from '../pool/choose-number.ts';
import { asSeenBy, type GivenNumber, takeGivenNumber } from '../pool/given-number.ts';
import { proxyRefusal } from '../proxy-problem.ts';
import type { ServiceRow } from '../services/service.ts';
import { channelWordOf, isPlausible } from './identifier.ts';
import type { NewParticipantRow, ParticipantRow } from './participant.ts';
import type { SessionMode } from './session.ts';

/** How many people take part in a session. */
const maxParticipants = 2;

/** Someone who is to take part, as a request says it. */
export interface WantedParticipant extends GivenNumber {
  readonly identifier: string;
  readonly friendlyName?: string | undefined;
}

/** Where someone is to take part. */
export interface Place {
  readonly service: ServiceRow;
  readonly mode: SessionMode;
  /** All who take part already, or did. */
  readonly others: readonly Other[];
}

type Other = NewParticipantRow & Partial<Pick<ParticipantRow, 'deleted_at'>>;

/**
 * Finds out whether someone can take part, and with which number: nothing is written yet.
 *
 * @throws {Refusal}
 */
export function planParticipant(owner: Owner, place: Place, wanted: WantedParticipant): NewParticipantRow {
  const { service, mode, others } = place;
  const { identifier, friendlyName, proxyIdentifier, proxyIdentifierSid } = wanted;
  refuseUnfit(identifier, mode);
  const present = others.filter(({ deleted_at: deletedAt = null }) => deletedAt === null);
  refuseCrowd(identifier, present, others);
  const question = { service, mode, identifier, partnerSid: present[0]?.proxy_identifier_sid };
  const isGiven = Boolean(proxyIdentifier || proxyIdentifierSid);
  const number = isGiven
    ? takeGivenNumber(owner, question, wanted)
    : asSeenBy(identifier, chooseNumber(owner, question));
  return { identifier, friendly_name: friendlyName || null, ...number };
}

function refuseUnfit(identifier: string, mode: SessionMode): void {
  if (!isPlausible(identifier)) {
    const form = 'a phone number in E.164 form, such as +14155551212, or an address on a channel';
    throw proxyRefusal(80404, `The identifier ${JSON.stringify(identifier)} is not valid. Give ${form}.`, 'Identifier');
  }
  if (mode === 'voice-only' && channelWordOf(identifier) !== undefined) {
    throw proxyRefusal(80616, `${identifier} cannot be called, and the Session is for calls only`, 'Identifier');
  }
}

function refuseCrowd(identifier: string, present: readonly Other[], all: readonly Other[]): void {
  if (present.some((other) => other.identifier === identifier)) {
    throw proxyRefusal(80103, `${identifier} takes part in this Session already`, 'Identifier');
  }
  if (present.length >= maxParticipants) {
    throw proxyRefusal(80609, `This Session has ${maxParticipants} Participants already`);
  }
  if (all.some((other) => other.identifier === identifier)) {
    throw proxyRefusal(80612, `${identifier} was removed from this Session and cannot come back`, 'Identifier');
  }
}
