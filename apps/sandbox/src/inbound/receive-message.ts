import type { CommunicationAddress } from '@comms/core';
import { addConversation, conversationIdOf } from '../conversations/conversation.ts';
import { messageAdded } from '../conversations/conversation-send.ts';
import { type KnownPerson, ownerOf, personAt } from '../conversations/known-people.ts';
import { addParticipant } from '../conversations/participant.ts';
import { addInbound } from '../deliveries/add-inbound.ts';
import type { StoredDelivery } from '../deliveries/stored-delivery.ts';
import { type Owner, type ResourceRow, resourceAt } from '../resources/resource.ts';
import type { InboundRequest } from './inbound-request.ts';

/** What comes in, once it is known to whom. */
export type Received = Omit<InboundRequest, 'accountSid'>;

/** Takes in a message from outside, within `write`: finds out who wrote it to whom, and where it belongs, and keeps it. */
export function receiveMessage(owner: Owner, { from, to, content, tags }: Received): StoredDelivery {
  const sender: Side = { ...from, person: personAt(owner, from) };
  const receiver: Side = { ...to, person: ownerOf(owner, to) };
  const conversation = conversationBetween(owner, sender, receiver) ?? beginConversation(owner, sender, receiver);
  const row = addInbound(owner, {
    from: viewOf(sender),
    to: [viewOf(receiver)],
    content,
    tags,
    reference: conversationIdOf(conversation),
  });
  messageAdded(owner, conversation.seq);
  return row;
}

/** One of the two between whom a message goes. */
interface Side extends CommunicationAddress {
  readonly person: KnownPerson;
}

/**
 * The conversation in which both take part: an active one before an inactive one, then the one with the latest activity.
 * What is closed takes no more messages, so that another one begins.
 */
function conversationBetween(owner: Owner, sender: Side, receiver: Side): ResourceRow | undefined {
  const { services, account } = owner;
  const found = services.database.get<{ conversation: number }>(
    `SELECT one.conversation FROM participant_addresses one
      JOIN participant_addresses other ON other.conversation = one.conversation
      JOIN resources r ON r.seq = one.conversation
      JOIN conversation_activity activity ON activity.conversation = one.conversation
      WHERE one.account = ?1 AND one.channel = ?2 AND one.address = ?3
        AND other.account = ?1 AND other.channel = ?4 AND other.address = ?5
        AND r.deleted_at IS NULL AND r.fields ->> 'state' IN ('active', 'inactive')
      ORDER BY r.fields ->> 'state', activity.last_activity_at DESC, one.conversation DESC LIMIT 1`,
    account,
    sender.channel,
    sender.address,
    receiver.channel,
    receiver.address,
  );
  return found && resourceAt(owner, found.conversation);
}

/** A conversation begins with the two of them. */
function beginConversation(owner: Owner, sender: Side, receiver: Side): ResourceRow {
  const conversation = addConversation(owner);
  for (const { address, channel, person } of isSamePlace(sender, receiver) ? [sender] : [sender, receiver]) {
    const fields = { ...person, addresses: [{ address, channel }], last_read_message: null, tags: {} };
    addParticipant(owner, conversation, fields);
  }
  return conversation;
}

/** A side as answers show it. */
function viewOf({ address, channel, person: { contact_id: contactId, agent_id: agentId } }: Side): Shown {
  return {
    address,
    channel,
    ...(contactId !== null && { contact_id: contactId }),
    ...(agentId !== null && { agent_id: agentId }),
  };
}

interface Shown extends CommunicationAddress {
  readonly contact_id?: string;
  readonly agent_id?: string;
}

/** Who writes to oneself takes part once. */
function isSamePlace(one: CommunicationAddress, other: CommunicationAddress): boolean {
  return one.address === other.address && one.channel === other.channel;
}
