import type { NewCommunicationContent } from '@comms/conversations-v2';
import type { CamelWire } from '../api/wire.ts';
import { bareId, prefixedId } from '../prefixed-id.ts';
import { addResource, changeResource, type Owner, type ResourceRow, resourceAt } from '../resources/resource.ts';
import { type CommunicationFields, communicationOf, communicationView, type DeliveryStatus } from './communication.ts';
import { participantRows } from './conversation.ts';
import { wake } from './conversation-life.ts';
import { wrongField } from './orchestrator-problem.ts';
import { isAt, participantIdOf, participantOf } from './participant.ts';
import { tell } from './status-callbacks.ts';
import { addParticipant } from './take-part.ts';

/** Who has written something or gets it, before it is known which participant that is. */
export interface NewParty {
  readonly address: string;
  readonly channel: string;
  readonly participantId?: string | undefined;
  /** What somebody is who did not take part before. */
  readonly type?: string | undefined;
  readonly deliveryStatus?: DeliveryStatus | undefined;
}

/** What was written or said. */
export interface NewCommunicationFields {
  readonly author: NewParty;
  readonly content: CamelWire<NewCommunicationContent>;
  readonly channelId?: string | undefined;
  readonly resourceId?: string | undefined;
  readonly recipients: readonly NewParty[];
  readonly occurredAt?: string | undefined;
}

/** Adds a communication to a conversation, within `write`; one that is there already by its `resourceId` is changed. */
export function addCommunication(owner: Owner, conversation: ResourceRow, given: NewCommunicationFields): ResourceRow {
  const { content, channelId, resourceId, occurredAt } = given;
  const known = resourceId === undefined ? undefined : communicationFrom(owner, conversation, resourceId);
  const before = known && communicationOf(known);
  const fields: CommunicationFields = {
    author: partyOf(owner, conversation, given.author),
    content,
    channelId,
    resourceId,
    recipients: given.recipients.map((recipient, index) => {
      const deliveryStatus = recipient.deliveryStatus ?? before?.recipients[index]?.deliveryStatus;
      return { ...partyOf(owner, conversation, recipient), ...(deliveryStatus && { deliveryStatus }) };
    }),
    occurredAt: new Date(occurredAt ?? before?.occurredAt ?? owner.services.clock.now()).toISOString(),
  };
  if (known) return changeCommunication(owner, conversation, known, fields);
  const row = addResource(owner, 'conv_communication', fields, { parent: conversation.seq });
  if (resourceId !== undefined) keepSource(owner, row, resourceId);
  const awake = wake(owner, conversation);
  tell(owner, awake, 'COMMUNICATION_CREATED', () => communicationView(owner, awake, row));
  return row;
}

/** Changes a communication, within `write`, and tells of it. */
function changeCommunication(
  owner: Owner,
  conversation: ResourceRow,
  row: ResourceRow,
  fields: CommunicationFields,
): ResourceRow {
  const changed = changeResource(owner, row, fields);
  tell(owner, conversation, 'COMMUNICATION_UPDATED', () => communicationView(owner, conversation, changed));
  return changed;
}

/** Remembers what a communication is elsewhere, within `write`, and which of its recipients gets it that way. */
export function keepSource(
  { services, account }: Owner,
  row: ResourceRow,
  resourceId: string,
  recipient?: number,
): void {
  services.database.run(
    `INSERT OR REPLACE INTO orchestrator_sources (account, resource_id, conversation, communication, recipient)
      VALUES (?, ?, ?, ?, ?)`,
    account,
    resourceId,
    row.parent,
    row.seq,
    recipient ?? null,
  );
}

function communicationFrom(owner: Owner, conversation: ResourceRow, resourceId: string): ResourceRow | undefined {
  const found = owner.services.database.get<{ communication: number }>(
    'SELECT communication FROM orchestrator_sources WHERE account = ? AND resource_id = ? AND conversation = ?',
    owner.account,
    resourceId,
    conversation.seq,
  );
  return found && resourceAt(owner, found.communication);
}

/** A delivery has come to another state: its communications say so, within `write`. Says whether there are any. */
export function keepDeliveryStatus(owner: Owner, resourceId: string, deliveryStatus: DeliveryStatus): boolean {
  const sources = owner.services.database.all<{ communication: number; recipient: number | null }>(
    'SELECT communication, recipient FROM orchestrator_sources WHERE account = ? AND resource_id = ?',
    owner.account,
    resourceId,
  );
  for (const { communication, recipient } of sources) {
    const row = resourceAt(owner, communication);
    const conversation = row && resourceAt(owner, row.parent);
    if (!conversation) continue;
    const fields = communicationOf(row);
    const recipients = fields.recipients.map((each, index) =>
      recipient === null || recipient === index ? { ...each, deliveryStatus } : each,
    );
    if (JSON.stringify(recipients) === JSON.stringify(fields.recipients)) continue;
    changeCommunication(owner, conversation, row, { ...fields, recipients });
  }
  return sources.length > 0;
}

/** Finds the participant by address and channel; who does not take part yet does so from now on. */
function partyOf(owner: Owner, conversation: ResourceRow, party: NewParty): CommunicationFields['author'] {
  const { address, channel, participantId, type = 'UNKNOWN' } = party;
  if (participantId !== undefined) {
    return { address, channel, participantId: prefixedId('conv_participant', participantId) };
  }
  const known = participantRows(owner, conversation.seq).find((row) => isAt(participantOf(row), party));
  const fields = { name: address, type, addresses: [{ channel, address }] };
  const row = known ?? addParticipant(owner, conversation, fields);
  return { address, channel, participantId: participantIdOf(row) };
}

/** @throws {Refusal} 400 when a participant that is named does not take part in the conversation. */
export function refuseStranger(
  owner: Owner,
  conversation: ResourceRow,
  participantId: string | undefined,
  field: string,
): void {
  if (participantId === undefined) return;
  const id = bareId('conv_participant', participantId);
  if (participantRows(owner, conversation.seq).some((row) => row.id === id)) return;
  throw wrongField(`${field}.participantId`, 'names nobody who takes part in the conversation');
}
