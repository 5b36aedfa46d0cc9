import type { Api } from '@comms/core';
import type { FirstParticipant } from './conversation-types.ts';

/** Writes a form in which each participant is one JSON text, with names in snake_case as answers have them. */
export function writeParticipants(fields: Record<string, unknown>, api: Api): string {
  const { participant } = fields;
  const texts = Array.isArray(participant) ? participant.map(participantText) : participant;
  return api.encoding.body({ ...fields, participant: texts }, api);
}

function participantText(participant: string | FirstParticipant): string {
  if (typeof participant === 'string') return participant;
  const { identity, messagingBinding, attributes, roleSid } = participant;
  return JSON.stringify({
    identity,
    messaging_binding: messagingBinding && {
      address: messagingBinding.address,
      proxy_address: messagingBinding.proxyAddress,
      projected_address: messagingBinding.projectedAddress,
    },
    attributes: attributes instanceof Object ? JSON.stringify(attributes) : attributes,
    role_sid: roleSid,
  });
}
