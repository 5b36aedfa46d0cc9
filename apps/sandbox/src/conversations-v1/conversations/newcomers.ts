import { Refusal } from '../../api/problem.ts';
import { type ResourceRow, resourceAt } from '../../resources/resource.ts';
import type { Services } from '../../services.ts';
import type { Place } from '../scope.ts';
import { findRole } from '../settings/roles.ts';
import { changeState } from './conversation-life.ts';
import { placeOf, type State } from './conversation-row.ts';
import { conversationOfGroup, groupKey, memberOf } from './group-text.ts';
import { newcomerRequest } from './newcomer-request.ts';
import { addParticipant } from './participant-life.ts';
import type { ParticipantFields } from './participant-row.ts';
import { conversationOfPair, readParticipant } from './plan-participant.ts';
import type { Cause } from './webhook-cause.ts';

/** The kind of job that lets those in who are to take part from the beginning. */
export const newcomersJob = 'conversation_v1_newcomers';

/** How long it takes until they are in, in milliseconds. */
const delayMs = 1000;

/** A conversation that is being set up. */
export interface Setup {
  readonly newcomers: readonly ParticipantFields[];
  /** To which state it comes once they are in. */
  readonly state: State;
}

/**
 * Reads who is to take part from the beginning: each is one JSON text.
 *
 * @throws {Refusal} 400, or 409 where they are there twice, or their addresses are those of another conversation.
 */
export function readNewcomers(place: Place, texts: readonly string[]): ParticipantFields[] {
  const newcomers = texts.map((text) => readParticipant(place, newcomerRequest(text)));
  const identities = newcomers.map(({ identity }) => identity).filter((identity) => identity !== null);
  if (new Set(identities).size < identities.length) throw taken(50433, 'Someone is to take part twice');
  const pairs = pairsOf(newcomers);
  if (new Set(pairs.map((pair) => pair.join())).size < pairs.length) {
    throw taken(50425, 'Two participants have the same addresses');
  }
  for (const [address, proxy] of pairs) {
    const other = conversationOfPair(place, address, proxy);
    if (other) throw taken(50425, `A binding of a participant already exists in Conversation ${other.id}`);
  }
  const key = groupKey(newcomers.map(({ messaging_binding: binding }) => memberOf(binding ?? {})));
  const group = key === undefined ? undefined : conversationOfGroup(place.owner, key);
  if (group)
    throw taken(50438, `A group conversation with these participants already exists: Conversation ${group.id}`);
  return newcomers;
}

/** Lets people in a moment later, within `write`; until then nobody else gets their addresses. */
export function expectNewcomers(place: Place, { seq }: ResourceRow, { newcomers, state }: Setup, cause: Cause): void {
  const { services, account } = place.owner;
  const { database, jobs, clock } = services;
  database.run(
    'INSERT INTO v1_newcomers VALUES (?, ?, ?, ?, ?)',
    seq,
    account,
    JSON.stringify(newcomers),
    state,
    cause.isTold ? 1 : 0,
  );
  for (const [address, proxy] of pairsOf(newcomers)) {
    database.run('INSERT INTO v1_pairs VALUES (?, ?, ?, ?)', account, address, proxy, seq);
  }
  jobs.add({ kind: newcomersJob, subject: seq, dueAt: clock.now() + delayMs });
}

/** Lets all of them in; where one cannot be, the conversation is closed without any. */
export function letIn(services: Services, seq: number): undefined {
  const row = resourceAt({ services }, seq);
  const { database } = services;
  const waiting = database.get<{ participants: string; state: State; is_told: number }>(
    'SELECT participants, state, is_told FROM v1_newcomers WHERE conversation = ?',
    seq,
  );
  if (!row || !waiting) return;
  for (const table of ['v1_newcomers', 'v1_pairs']) database.run(`DELETE FROM ${table} WHERE conversation = ?`, seq);
  const place = placeOf({ services, account: row.account }, row);
  const cause = { source: 'API', isTold: waiting.is_told === 1 };
  const newcomers: readonly ParticipantFields[] = JSON.parse(waiting.participants);
  // What they were given may have been deleted meanwhile.
  const isSound = newcomers.every(({ role_sid: role }) => role === null || findRole(place, role));
  if (isSound) for (const fields of newcomers) addParticipant(place, row, fields, cause);
  changeState(place, row, isSound ? waiting.state : 'closed', { reason: 'EVENT', cause });
}

function pairsOf(newcomers: readonly ParticipantFields[]): (readonly [string, string])[] {
  return newcomers.flatMap(({ messaging_binding: binding }) =>
    binding?.address && binding.proxy_address ? [[binding.address, binding.proxy_address] as const] : [],
  );
}

function taken(code: number, message: string): Refusal {
  return new Refusal(409, { code, field: 'Participant', message });
}
