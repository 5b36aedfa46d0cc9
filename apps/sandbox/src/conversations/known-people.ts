import type { CommunicationAddress } from '@comms/core';
import { rememberAddress } from '../contacts/auto-create.ts';
import { contactByAddress } from '../contacts/contact-directory.ts';
import { prefixedId } from '../prefixed-id.ts';
import type { Owner } from '../resources/resource.ts';
import type { ParticipantFields } from './participant.ts';

/** Who is known to be at an address, by identifiers with their prefixes. */
export type KnownPerson = Pick<ParticipantFields, 'contact_id' | 'agent_id'>;

/** Who is at an address of our own: an agent, where one has it. */
export function ownerOf(owner: Owner, place: CommunicationAddress): KnownPerson {
  return { agent_id: agentAt(owner, place), contact_id: null };
}

/** Who is at any address, within `write`: an agent, else a contact. */
export function personAt(owner: Owner, place: CommunicationAddress): KnownPerson {
  const own = ownerOf(owner, place);
  return own.agent_id === null ? contactAt(owner, place) : own;
}

/** A contact who is not known yet is made, where the settings say so. */
function contactAt(owner: Owner, place: CommunicationAddress): KnownPerson {
  const contact =
    rememberAddress(owner, 'conversations', place) ?? contactByAddress(owner, place.channel, place.address);
  return { agent_id: null, contact_id: contact?.id ?? null };
}

function agentAt({ services, account }: Owner, { address, channel }: CommunicationAddress): string | null {
  const row = services.database.get<{ id: string }>(
    `SELECT id FROM resources WHERE account = ? AND kind = 'agent' AND deleted_at IS NULL
      AND fields ->> 'address' = ? AND fields ->> 'channel' = ? ORDER BY seq LIMIT 1`,
    account,
    address,
    channel,
  );
  return row ? prefixedId('agent', row.id) : null;
}
