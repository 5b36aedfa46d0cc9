import type { LastReadMessage, Participant } from '@comms/conversations';
import type { CommunicationAddress, Tags } from '@comms/core';
import type { Wire } from '../api/wire.ts';
import { emitEvent } from '../events/emit.ts';
import { prefixedId } from '../prefixed-id.ts';
import { addResource, changeResource, datesOf, type Owner, type ResourceRow } from '../resources/resource.ts';
import { conversationIdOf, fieldsOfConversation } from './conversation.ts';

/** The fields of a participant that its row keeps. */
export interface ParticipantFields {
  /** With its prefix. */
  readonly contact_id: string | null;
  /** With its prefix. */
  readonly agent_id: string | null;
  readonly addresses: readonly CommunicationAddress[];
  readonly last_read_message: Wire<LastReadMessage> | null;
  readonly tags: Tags;
}

/** Lets someone take part in a conversation, within `write`. None of the addresses may be a participant's already. */
export function addParticipant(owner: Owner, conversation: ResourceRow, fields: ParticipantFields): ResourceRow {
  const { services, account } = owner;
  const row = addResource(owner, 'participant', fields, { parent: conversation.seq });
  for (const { address, channel } of fields.addresses) {
    services.database.run(
      'INSERT INTO participant_addresses (account, channel, address, conversation, participant) VALUES (?, ?, ?, ?, ?)',
      account,
      channel,
      address,
      conversation.seq,
      row.seq,
    );
  }
  // The conversation shows how many participants it has: it has changed, too.
  changeResource(owner, conversation, fieldsOfConversation(conversation));
  const conversationId = conversationIdOf(conversation);
  const { contact_id: contactId, agent_id: agentId } = fields;
  const participantId = participantIdOf(row);
  emitEvent(owner, {
    type: 'participant.created',
    data: {
      conversation_id: conversationId,
      participant_id: participantId,
      contact_id: contactId,
      agent_id: agentId,
    },
    about: [conversationId, contactId, agentId].filter((id) => id !== null),
  });
  return row;
}

/** The participants of a conversation, in the order in which they came. */
export function participantsOf({ services, account }: Owner, conversation: number): (ParticipantFields & Numbered)[] {
  return services.database
    .all<Pick<ResourceRow, 'seq' | 'fields'>>(
      "SELECT seq, fields FROM resources WHERE account = ? AND kind = 'participant' AND parent = ? AND deleted_at IS NULL ORDER BY seq",
      account,
      conversation,
    )
    .map((row) => ({ seq: row.seq, ...fieldsOfParticipant(row) }));
}

/** What has a row of its own. */
interface Numbered {
  readonly seq: number;
}

/** The fields that the row of a participant keeps. */
function fieldsOfParticipant({ fields }: Pick<ResourceRow, 'fields'>): ParticipantFields {
  return JSON.parse(fields);
}

/** A participant as answers show it. */
export function participantView(row: ResourceRow): Wire<Participant> {
  const { addresses, ...fields } = fieldsOfParticipant(row);
  return { id: participantIdOf(row), ...fields, addresses: [...addresses], ...datesOf(row) };
}

function participantIdOf({ id }: ResourceRow): string {
  return prefixedId('participant', id);
}
