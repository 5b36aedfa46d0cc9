import { refused } from '../refused.ts';
import type { ParticipantRequest } from './plan-participant.ts';

const names = ['identity', 'messaging_binding', 'attributes', 'role_sid'];
const addressNames = ['address', 'proxy_address', 'projected_address'];

/** Reads someone who is to take part from the beginning, from a JSON text in snake_case. @throws {Refusal} 400 */
export function newcomerRequest(text: string): ParticipantRequest {
  const { identity, messaging_binding: binding, attributes, role_sid: role } = readFields(readJson(text), names);
  const addresses = readFields(binding ?? {}, addressNames);
  return {
    Identity: textOf(identity),
    Attributes: textOf(attributes),
    RoleSid: textOf(role),
    MessagingBinding: {
      Address: textOf(addresses['address']),
      ProxyAddress: textOf(addresses['proxy_address']),
      ProjectedAddress: textOf(addresses['projected_address']),
    },
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed('is no valid JSON');
  }
}

function readFields(value: unknown, known: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed('must be a JSON object');
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  if (unknown !== undefined) throw malformed(`has the unknown field ${JSON.stringify(unknown)}`);
  return { ...value };
}

function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  throw malformed('must have texts as fields');
}

function malformed(words: string): Error {
  return refused(20001, 'Participant', words);
}
