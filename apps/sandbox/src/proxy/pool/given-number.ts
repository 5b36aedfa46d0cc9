import type { Owner } from '../../resources/resource.ts';
import { proxySettings } from '../account-settings.ts';
import { invalidParameter, noNumber, proxyRefusal } from '../proxy-problem.ts';
import { channelWordOf, onSameChannel, phoneNumberOf } from '../sessions/identifier.ts';
import { numberWithDigits, numberWithSid, stableSid } from './account-number.ts';
import type { NumberQuestion } from './choose-number.ts';
import { type PoolRow, poolNumberWithDigits, poolNumberWithSid } from './pool-number.ts';

/** The number that a request names for a participant. */
export interface GivenNumber {
  readonly proxyIdentifier?: string | undefined;
  readonly proxyIdentifierSid?: string | undefined;
}

/** A number as a participant has it. */
export interface ProxyNumber {
  readonly proxy_identifier: string;
  readonly proxy_identifier_sid: string;
}

/**
 * Takes the number that a request names for a participant.
 *
 * @throws {Refusal} when it is in no pool of the service, reserved, not fit for the session, or in use by the same person.
 */
export function takeGivenNumber(owner: Owner, question: NumberQuestion, given: GivenNumber): ProxyNumber {
  const chosen = given.proxyIdentifierSid
    ? numberBySid(owner, question, given.proxyIdentifierSid)
    : numberByIdentifier(owner, question, given.proxyIdentifier ?? '');
  const { proxyIdentifier, proxyIdentifierSid } = given;
  if (proxyIdentifierSid && proxyIdentifier && proxyIdentifier !== chosen.proxy_identifier) {
    throw invalidParameter('ProxyIdentifier', `The SID ${proxyIdentifierSid} is that of another number.`);
  }
  if (chosen.proxy_identifier === question.identifier) {
    throw proxyRefusal(80402, `The pair of ${question.identifier} with itself is not valid`, 'ProxyIdentifier');
  }
  refuseBusy(owner, question.identifier, chosen.proxy_identifier);
  return chosen;
}

function numberBySid(owner: Owner, question: NumberQuestion, sid: string): ProxyNumber {
  if (!/^(PN|SC)[\da-f]{32}$/i.test(sid)) {
    throw proxyRefusal(80305, `There is no identifier with the SID ${sid}`, 'ProxyIdentifierSid');
  }
  const row = poolNumberWithSid(owner, sid);
  if (row?.service !== question.service.seq) {
    const isOwn = numberWithSid(owner, sid) !== undefined;
    throw proxyRefusal(isOwn ? 80605 : 80606, notHere(sid, isOwn), 'ProxyIdentifierSid');
  }
  if (row.is_reserved === 1 && !proxySettings(owner).assignsReserved) throw noNumber(80207, `${sid} is reserved`);
  return suited(question, row);
}

function numberByIdentifier(owner: Owner, question: NumberQuestion, text: string): ProxyNumber {
  const word = channelWordOf(text);
  if (word !== undefined && word !== channelWordOf(question.identifier)) {
    throw proxyRefusal(
      80402,
      `${question.identifier} cannot reach ${text}: they are on two channels`,
      'ProxyIdentifier',
    );
  }
  const number = word === undefined ? text : (phoneNumberOf(text) ?? '');
  const row = poolNumberWithDigits(owner, number);
  if (row?.service === question.service.seq) {
    if (row.is_reserved === 0 || proxySettings(owner).assignsReserved) return suited(question, row);
    // The real service does not find it then; the guide says that it can be given out by hand.
    throw proxyRefusal(80304, `There is no identifier ${text}: the number is reserved`, 'ProxyIdentifier');
  }
  // What people write to on other channels, such as a page, is in no pool.
  if (word !== undefined && !row) {
    return { proxy_identifier: text, proxy_identifier_sid: stableSid(owner, 'PN', text) };
  }
  if (!/^(\+[1-9]\d{6,14}|\d{3,8})$/.test(number)) {
    throw proxyRefusal(80304, `There is no identifier ${text}: it is no number`, 'ProxyIdentifier');
  }
  const isOwn = row !== undefined || numberWithDigits(owner, number) !== undefined;
  throw proxyRefusal(isOwn ? 80605 : 80606, notHere(text, isOwn), 'ProxyIdentifier');
}

function notHere(number: string, isOwn: boolean): string {
  return isOwn ? `${number} is not in the pool of this Service` : `${number} is not on this account`;
}

function suited({ mode, identifier }: NumberQuestion, row: PoolRow): ProxyNumber {
  if (mode !== 'message-only' && row.has_voice === 0) throw noNumber(80201, `${row.sid} cannot be called`);
  if (mode !== 'voice-only' && row.has_sms === 0) throw noNumber(80202, `${row.sid} gets no messages`);
  return asSeenBy(identifier, row);
}

/** A number of a pool as a participant has it. */
export function asSeenBy(identifier: string, row: PoolRow): ProxyNumber {
  return { proxy_identifier: onSameChannel(identifier, row.number), proxy_identifier_sid: row.sid };
}

function refuseBusy({ services: { database }, account }: Owner, identifier: string, proxyIdentifier: string): void {
  const busy = database.get<{ sid: string }>(
    `SELECT s.sid FROM proxy_participants p JOIN proxy_sessions s ON s.seq = p.session
      WHERE p.account = ? AND p.proxy_identifier = ? AND p.identifier = ? AND p.is_live = 1`,
    account,
    proxyIdentifier,
    identifier,
  );
  if (!busy) return;
  const message = `${identifier} uses ${proxyIdentifier} in the Session ${busy.sid}`;
  throw proxyRefusal(80604, message, 'ProxyIdentifier');
}
