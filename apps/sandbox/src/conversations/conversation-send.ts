import { Refusal } from '../api/problem.ts';
import { bareId } from '../prefixed-id.ts';
import { type Owner, type ResourceRow, resourceAt, resourceOf } from '../resources/resource.ts';
import { addConversation, conversationIdOf, fieldsOfConversation } from './conversation.ts';
import { keepActive, rankOf } from './conversation-life.ts';
import { ownerOf } from './known-people.ts';
import { addParticipant, type ParticipantFields, participantsOf } from './participant.ts';

/** Who sends a message to a conversation. */
export interface ConversationSender {
  readonly address: string;
  readonly channel: string;
  readonly agent_id?: string | undefined;
}

/** Whom a message to a conversation reaches, as answers show it. */
export interface ConversationRecipient {
  readonly address: string;
  readonly channel: string;
  readonly contact_id?: string;
  readonly agent_id?: string;
}

/** A conversation that takes a message. */
export interface OpenConversation {
  readonly seq: number;
  /** With its prefix. */
  readonly id: string;
  /** Everyone but the sender, in the order in which they came. */
  readonly recipients: readonly ConversationRecipient[];
}

/** The channels that messages go by: who is on none of them is not reached. */
const messageChannels = new Set(['tel', 'whatsapp', 'fbm', 'gbm', 'chat']);

/**
 * Refuses a send to conversations that take no messages any more, before anything is written.
 *
 * @throws {Refusal} 409 with a problem for each of them.
 */
export function checkConversations(owner: Owner, to: readonly object[]): void {
  const problems = to.flatMap((recipient, index) => {
    if (!('conversation_id' in recipient)) return [];
    const problem = conversationProblem(owner, String(recipient.conversation_id));
    const field = `to[${index}].conversation_id`;
    return problem === undefined ? [] : [{ code: 20409, field, message: `${field}: ${problem}` }];
  });
  if (problems.length > 0) throw new Refusal(409, problems);
}

/**
 * Opens a conversation for a message, within `write`: begins one where none has the identifier yet. A sender who is no
 * participant becomes one.
 *
 * A problem says why it takes no messages; nothing is written then.
 */
export function openConversation(
  owner: Owner,
  conversationId: string,
  sender: ConversationSender | undefined,
): OpenConversation | { readonly problem: string } {
  const problem = conversationProblem(owner, conversationId);
  if (problem !== undefined) return { problem };
  const row =
    resourceOf(owner, 'conversation', conversationId) ?? addConversation(owner, bareId('conversation', conversationId));
  const others = participantsOf(owner, row.seq);
  const itself = sender && others.find((participant) => isSame(participant, sender));
  if (sender && !itself) letIn(owner, row, sender);
  const recipients = others.filter((participant) => participant !== itself);
  return {
    seq: row.seq,
    id: conversationIdOf(row),
    recipients: recipients.flatMap((participant) => recipientOf(participant, sender?.channel)),
  };
}

/** Says that a message was added to a conversation, within `write`: its activity goes on from now. */
export function messageAdded(owner: Owner, conversation: number): void {
  const row = resourceAt(owner, conversation);
  if (row) keepActive(owner, row);
}

/** Why a conversation takes no messages and no participants any more; undefined where it does, or is yet to begin. */
export function conversationProblem({ services, account }: Owner, id: string): string | undefined {
  const row = services.database.get<Pick<ResourceRow, 'fields' | 'deleted_at'>>(
    "SELECT fields, deleted_at FROM resources WHERE account = ? AND kind = 'conversation' AND id = ?",
    account,
    bareId('conversation', id),
  );
  if (!row) return undefined;
  if (row.deleted_at !== null) return 'The conversation was deleted';
  return rankOf(fieldsOfConversation(row).state) >= rankOf('closed') ? 'The conversation is closed' : undefined;
}

function isSame({ addresses, agent_id: agentId }: ParticipantFields, sender: ConversationSender): boolean {
  const isThere = addresses.some(({ address, channel }) => address === sender.address && channel === sender.channel);
  return isThere || (agentId !== null && agentId === sender.agent_id);
}

function letIn(owner: Owner, conversation: ResourceRow, { agent_id: agentId, ...place }: ConversationSender): void {
  const { address, channel } = place;
  addParticipant(owner, conversation, {
    ...(agentId === undefined ? ownerOf(owner, place) : { agent_id: agentId, contact_id: null }),
    addresses: [{ address, channel }],
    last_read_message: null,
    tags: {},
  });
}

/** A participant is reached at one address: on the sender's channel, where it has one there. */
function recipientOf(participant: ParticipantFields, preferred: string | undefined): ConversationRecipient[] {
  const usable = participant.addresses.filter(({ channel }) => messageChannels.has(channel));
  const place = usable.find(({ channel }) => channel === preferred) ?? usable[0];
  if (!place) return [];
  const { contact_id: contactId, agent_id: agentId } = participant;
  return [
    { ...place, ...(contactId !== null && { contact_id: contactId }), ...(agentId !== null && { agent_id: agentId }) },
  ];
}
