import type { Api } from '@comms/core';

/** Writes a form in which each participant is one JSON text, whose names are those of the form that adds one. */
export function writeParticipants(fields: Record<string, unknown>, api: Api): string {
  const { participants } = fields;
  const texts = Array.isArray(participants) ? participants.map((each) => participantText(each, api)) : participants;
  return api.encoding.body({ ...fields, participants: texts }, api);
}

function participantText(participant: unknown, { encoding }: Api): unknown {
  if (typeof participant !== 'object' || participant === null) return participant;
  const pairs = Object.entries(participant).map(([name, value]) => [encoding.wireName(name), value]);
  return JSON.stringify(Object.fromEntries(pairs));
}
