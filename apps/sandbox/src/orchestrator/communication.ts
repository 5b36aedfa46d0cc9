import type { Communication, NewCommunicationContent } from '@comms/conversations-v2';
import { accountSidOf } from '../account-sid.ts';
import type { CamelWire } from '../api/wire.ts';
import { prefixedId } from '../prefixed-id.ts';
import type { Owner, ResourceRow } from '../resources/resource.ts';
import { timesOf } from './configuration.ts';

/** How far a communication has come to a recipient. */
export type DeliveryStatus = 'INITIATED' | 'IN_PROGRESS' | 'DELIVERED' | 'READ' | 'FAILED';

/** Who has written or said something, or whom it was for. */
export interface Party {
  readonly address: string;
  readonly channel: string;
  readonly participantId: string;
}

/** Whom it was for, and whether it has arrived. */
export interface Recipient extends Party {
  readonly deliveryStatus?: DeliveryStatus | undefined;
}

/** The fields of a communication that its row keeps; its parent is the conversation. */
export interface CommunicationFields {
  readonly author: Party;
  readonly content: CamelWire<NewCommunicationContent>;
  readonly channelId?: string | undefined;
  readonly resourceId?: string | undefined;
  readonly recipients: readonly Recipient[];
  readonly occurredAt: string;
}

/** The fields that the row of a communication keeps. */
export function communicationOf({ fields }: Pick<ResourceRow, 'fields'>): CommunicationFields {
  return JSON.parse(fields);
}

/** The identifier as answers show it. */
export function communicationIdOf({ id }: Pick<ResourceRow, 'id'>): string {
  return prefixedId('conv_communication', id);
}

/** A communication as answers show it. */
export function communicationView(
  owner: Owner,
  conversation: Pick<ResourceRow, 'id'>,
  row: ResourceRow,
): CamelWire<Communication> {
  const { author, content, recipients, ...fields } = communicationOf(row);
  return {
    id: communicationIdOf(row),
    conversationId: prefixedId('conv_conversation', conversation.id),
    accountId: accountSidOf(owner),
    author: { ...author },
    content: { ...content },
    ...fields,
    recipients: recipients.map((recipient) => ({ ...recipient })),
    ...timesOf(row),
  };
}
