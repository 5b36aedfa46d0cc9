import type { SQLInputValue } from 'node:sqlite';
import { phoneFacts } from '../../lookups/phone-facts.ts';
import type { Owner } from '../../resources/resource.ts';
import { noNumber } from '../proxy-problem.ts';
import type { ServiceRow } from '../services/service.ts';
import { phoneNumberOf } from '../sessions/identifier.ts';
import type { SessionMode } from '../sessions/session.ts';
import { areaCodeOf, codesOfArea } from './area-codes.ts';
import type { PoolRow } from './pool-number.ts';

/** Who is to get a number, and for what. */
export interface NumberQuestion {
  readonly service: ServiceRow;
  readonly mode: SessionMode;
  readonly identifier: string;
  /** The SID of the number that the partner is about to get. */
  readonly partnerSid?: string | undefined;
}

/** What a number has to fulfil, and the code for the case that none of those that were left does. */
interface Step {
  readonly condition: string;
  readonly values: readonly SQLInputValue[];
  readonly code: number;
  readonly reason: string;
}

/**
 * Chooses the number of a pool under which someone is to reach a partner.
 *
 * @throws {Refusal} 400 when none will do: the code tells at which step the last of them was dropped.
 */
export function chooseNumber(owner: Owner, question: NumberQuestion): PoolRow {
  const steps = [...generalSteps(question), ...nearSteps(question), freeStep(question)];
  const chosen = firstOf(owner, question, steps);
  if (chosen) return chosen;
  const missing = steps.find((_, index) => !firstOf(owner, question, steps.slice(0, index + 1)));
  throw noNumber(missing?.code ?? 80208, missing?.reason ?? 'all are in use');
}

function generalSteps({ mode }: NumberQuestion): Step[] {
  const step = (condition: string, code: number, reason: string): Step => ({ condition, values: [], code, reason });
  return [
    step('TRUE', 80205, 'its pool is empty'),
    step('n.is_reserved = 0', 80207, 'all numbers that are left are reserved'),
    ...(mode === 'message-only' ? [] : [step('n.has_voice = 1', 80201, 'no number that is left can be called')]),
    ...(mode === 'voice-only' ? [] : [step('n.has_sms = 1', 80202, 'no number that is left gets messages')]),
  ];
}

/** Identifiers without a phone number belong to no country: for them every number is near. */
function nearSteps({ service, identifier }: NumberQuestion): Step[] {
  const phoneNumber = phoneNumberOf(identifier);
  if (phoneNumber === undefined) return [];
  const areaCode = areaCodeOf(phoneNumber);
  const { geo_match_level: level } = service;
  if (level === 'country' || areaCode === undefined) {
    const country = phoneFacts(phoneNumber).country_code;
    const reason = 'no number that is left is of the same country';
    return country === null ? [] : [{ condition: 'n.iso_country = ?', values: [country], code: 80203, reason }];
  }
  const codes = level === 'area-code' ? [areaCode] : codesOfArea(areaCode);
  const condition = 'n.area_code IN (SELECT value FROM json_each(?))';
  const reason = 'no number that is left is near enough';
  return [{ condition, values: [JSON.stringify(codes)], code: 80206, reason }];
}

/** Nobody has one number in two sessions at a time: it would not be clear who is meant. */
function freeStep({ identifier }: NumberQuestion): Step {
  const condition = `NOT EXISTS (SELECT 1 FROM proxy_participants p WHERE p.service = n.service AND p.identifier = ?
    AND p.proxy_identifier_sid = n.sid AND p.is_live = 1)`;
  const reason = 'this Participant uses all numbers that are left in other Sessions';
  return { condition, values: [identifier], code: 80208, reason };
}

/** What suits best of what fulfils all steps: the number of last time, or rather another; the least used; the oldest. */
function firstOf({ services }: Owner, question: NumberQuestion, steps: readonly Step[]): PoolRow | undefined {
  const { service, identifier, partnerSid = '' } = question;
  const order = service.number_selection_behavior === 'avoid-sticky' ? 'ASC' : 'DESC';
  return services.database.get<PoolRow>(
    `SELECT n.* FROM proxy_numbers n WHERE n.service = ? AND ${steps.map(({ condition }) => condition).join(' AND ')}
      ORDER BY (SELECT max(p.seq) FROM proxy_participants p WHERE p.service = n.service AND p.identifier = ?
        AND p.proxy_identifier_sid = n.sid) ${order}, n.in_use + (n.sid = ?), n.seq LIMIT 1`,
    service.seq,
    ...steps.flatMap(({ values }) => values),
    identifier,
    partnerSid,
  );
}
