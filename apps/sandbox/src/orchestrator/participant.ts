import type { NewConversationParticipant, Participant } from '@comms/conversations-v2';
import { accountSidOf } from '../account-sid.ts';
import type { CamelWire } from '../api/wire.ts';
import { prefixedId } from '../prefixed-id.ts';
import type { Owner, ResourceRow } from '../resources/resource.ts';
import { timesOf } from './configuration.ts';

/** Where a participant can be reached. */
export interface ParticipantPlace {
  readonly channel: string;
  readonly address: string;
  readonly channelId?: string | null | undefined;
}

/** The fields of a participant that its row keeps; its parent is the conversation. */
export interface ParticipantFields {
  readonly name: string | null;
  readonly type: string;
  readonly profileId?: string | undefined;
  readonly addresses: readonly ParticipantPlace[];
}

/** What a request says of a participant, with what it leaves out. */
export function participantFields(request: CamelWire<NewConversationParticipant>): ParticipantFields {
  const { name, type = 'UNKNOWN', profileId, addresses = [] } = request;
  return { name: name ?? addresses[0]?.address ?? null, type, profileId, addresses };
}

/** The fields that the row of a participant keeps. */
export function participantOf({ fields }: Pick<ResourceRow, 'fields'>): ParticipantFields {
  return JSON.parse(fields);
}

/** The identifier as answers show it. */
export function participantIdOf({ id }: Pick<ResourceRow, 'id'>): string {
  return prefixedId('conv_participant', id);
}

/** A participant as answers show it. */
export function participantView(
  owner: Owner,
  conversation: Pick<ResourceRow, 'id'>,
  row: ResourceRow,
): CamelWire<Participant> {
  const { addresses, ...fields } = participantOf(row);
  return {
    id: participantIdOf(row),
    conversationId: prefixedId('conv_conversation', conversation.id),
    accountId: accountSidOf(owner),
    ...fields,
    addresses: [...addresses],
    ...timesOf(row),
  };
}

/** Whether a participant can be reached at an address. */
export function isAt({ addresses }: ParticipantFields, { channel, address }: ParticipantPlace): boolean {
  return addresses.some((place) => place.channel === channel && place.address === address);
}
