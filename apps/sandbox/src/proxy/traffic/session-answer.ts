import type { Owner } from '../../resources/resource.ts';
import { invalidParameter, proxyRefusal } from '../proxy-problem.ts';
import type { ServiceRow } from '../services/service.ts';
import { channelWordOf } from '../sessions/identifier.ts';
import type { WantedParticipant } from '../sessions/plan-participant.ts';
import { type NewSessionRow, type SessionMode, sessionWithName } from '../sessions/session.ts';
import type { Incoming } from './incoming.ts';

/** A session that is to begin at once. */
export interface SessionAnswer {
  readonly fields: NewSessionRow;
  readonly participants: readonly WantedParticipant[];
}

const modes: readonly SessionMode[] = ['voice-and-message', 'message-only', 'voice-only'];

/**
 * Reads an answer that makes a session of two people: of whom has called or written, and of the one whom it names.
 *
 * @throws {Refusal} when it cannot be understood.
 */
export function readSessionAnswer(
  owner: Owner,
  service: ServiceRow,
  { from, to }: Pick<Incoming, 'from' | 'to'>,
  body: string,
): SessionAnswer {
  const answer = readObject(body);
  const identifier = textIn(answer, 'participantIdentifier');
  if (identifier === undefined) throw invalidParameter('participantIdentifier', 'It is missing.');
  const uniqueName = textIn(answer, 'uniqueName');
  if (uniqueName !== undefined && sessionWithName(owner, service, uniqueName)) {
    throw proxyRefusal(80603, `The unique name ${JSON.stringify(uniqueName)} is taken by another Session`);
  }
  const partner = {
    identifier,
    // The guide names it in passing only: both ways to write it are understood.
    friendlyName: textIn(answer, 'participantFriendlyName') ?? textIn(answer, 'friendlyName'),
    proxyIdentifier: textIn(answer, 'participantProxyIdentifier'),
  };
  return {
    fields: {
      unique_name: uniqueName ?? null,
      status: 'open',
      mode: modeIn(answer) ?? modeFor([from, identifier]),
      // The service's own time does not count here.
      ttl: secondsIn(answer),
      date_expiry: dateIn(answer, owner.services.clock.now()),
    },
    participants: [{ identifier: from, proxyIdentifier: to }, partner],
  };
}

type Fields = Readonly<Record<string, unknown>>;

function readObject(body: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw proxyRefusal(80913, 'The answer of the out-of-session callback is no JSON');
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw proxyRefusal(80913, 'The answer of the out-of-session callback is no JSON object');
}

function textIn(answer: Fields, name: string): string | undefined {
  const value = answer[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string' && value.length <= 255) return value;
  throw invalidParameter(name, 'It must be a text.');
}

function modeIn(answer: Fields): SessionMode | undefined {
  const text = textIn(answer, 'mode');
  const mode = modes.find((each) => each === text);
  if (text !== undefined && mode === undefined)
    throw invalidParameter('mode', `It must be one of ${modes.join(', ')}.`);
  return mode;
}

/** Only phones can be called. */
function modeFor(identifiers: readonly string[]): SessionMode {
  return identifiers.some((each) => channelWordOf(each) !== undefined) ? 'message-only' : 'voice-and-message';
}

function secondsIn({ ttl }: Fields): number {
  const seconds = Number(ttl ?? 0);
  if (Number.isSafeInteger(seconds) && seconds >= 0) return seconds;
  throw invalidParameter('ttl', 'It must be a whole number of seconds.');
}

function dateIn(answer: Fields, now: number): number | null {
  const text = textIn(answer, 'dateExpiry');
  if (text === undefined) return null;
  const expiry = Date.parse(text);
  if (expiry > now) return expiry;
  throw invalidParameter('dateExpiry', 'It must be a date in the future.');
}
