import type { CreateParticipantRequest, Participant } from '@comms/conversations';
import { checkAddress } from '../agents/agent-address.ts';
import { agentById } from '../agents/agent-directory.ts';
import type { Call, Reply } from '../api/implement.ts';
import { generalCode, type Problem, Refusal } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { contactById } from '../contacts/contact-directory.ts';
import { bareId, prefixedId } from '../prefixed-id.ts';
import { findResource, type ResourceRow } from '../resources/resource.ts';
import { conversationIdOf } from './conversation.ts';
import { conversationProblem } from './conversation-send.ts';
import { personAt } from './known-people.ts';
import { addParticipant, type ParticipantFields, participantsOf, participantView } from './participant.ts';

type Request = Wire<CreateParticipantRequest>;
type Places = ParticipantFields['addresses'];

/** Finds what the contract cannot say: a participant who is nobody, addresses that are no such or are there twice. */
export function checkCreateParticipant(request: unknown): Problem[] {
  const { agent_id: agentId, contact_id: contactId, addresses }: Readonly<Record<string, unknown>> = Object(request);
  if (agentId === undefined && contactId === undefined && addresses === undefined) {
    return [{ code: 20001, field: 'addresses', message: 'addresses is missing, and so are contact_id and agent_id' }];
  }
  const places: unknown[] = Array.isArray(addresses) ? addresses : [];
  const texts = places.map(placeText);
  return places.flatMap((place, index) => {
    const field = `addresses[${index}]`;
    if (texts.indexOf(placeText(place)) !== index) {
      return [{ code: 20001, field, message: `${field} is there twice` }];
    }
    const { address, channel }: Readonly<Record<string, unknown>> = Object(place);
    return checkAddress(address, channel, `${field}.address`);
  });
}

/** Lets someone take part in a conversation. What is not said of them is filled in as far as it is known. */
export function answerCreateParticipant(request: Request, call: Call): Reply<Wire<Participant>> {
  const conversation = findResource(call, 'conversation', request.conversation_id);
  const addresses = addressesOf(call, request);
  refuseUnknown(call, conversation, request);
  refuseConflicts(call, conversation, request, addresses);
  const row = call.services.database.write(() =>
    addParticipant(call, conversation, {
      ...whoIs(call, request, addresses),
      addresses,
      last_read_message: lastRead(call, request),
      tags: request.tags ?? {},
    }),
  );
  return { status: 201, body: participantView(row) };
}

/** The addresses that are given, else those that the contact and the agent have. */
function addressesOf(call: Call, { addresses, contact_id: contactId, agent_id: agentId }: Request): Places {
  if (addresses) return addresses.map(({ address, channel }) => ({ address, channel }));
  const contact = contactId === undefined ? undefined : contactById(call, contactId);
  const agent = agentId === undefined ? undefined : agentById(call, agentId);
  const known = [...(contact?.addresses ?? []), ...(agent ? [agent] : [])];
  const byText = new Map(known.map(({ address, channel }) => [placeText({ address, channel }), { address, channel }]));
  return [...byText.values()];
}

/** @throws {Refusal} 400 for a contact, an agent or a message that is not there. */
function refuseUnknown(call: Call, conversation: ResourceRow, request: Request): void {
  const { contact_id: contactId, agent_id: agentId, last_read_message: message } = request;
  const problems: Problem[] = [];
  const add = (field: string, what: string): void => {
    problems.push({ code: generalCode(400), field, message: `${field} is ${what}` });
  };
  if (contactId !== undefined && !contactById(call, contactId)) add('contact_id', 'no contact of this account');
  if (agentId !== undefined && !agentById(call, agentId)) add('agent_id', 'no agent of this account');
  if (message && !isMessageOf(call, conversation, message.id)) {
    add('last_read_message.id', 'no message of this conversation');
  }
  if (problems.length > 0) throw new Refusal(400, problems);
}

/** @throws {Refusal} 409 where the conversation is closed, or someone is a participant already. */
function refuseConflicts(call: Call, conversation: ResourceRow, request: Request, addresses: Places): void {
  const problems: Problem[] = [];
  const add = (field: string, message: string): void => {
    problems.push({ code: generalCode(409), field, message: `${field}: ${message}` });
  };
  const closed = conversationProblem(call, conversation.id);
  if (closed !== undefined) add('conversation_id', closed);
  const { contact_id: contactId, agent_id: agentId } = request;
  const others = participantsOf(call, conversation.seq);
  const isThere = (name: 'contact_id' | 'agent_id', id: string): boolean => others.some((other) => other[name] === id);
  if (contactId !== undefined && isThere('contact_id', prefixedId('contact', contactId))) {
    add('contact_id', 'the contact is a participant already');
  }
  if (agentId !== undefined && isThere('agent_id', prefixedId('agent', agentId))) {
    add('agent_id', 'the agent is a participant already');
  }
  const taken = new Set(others.flatMap((other) => other.addresses.map(placeText)));
  for (const [index, place] of addresses.entries()) {
    if (!taken.has(placeText(place)) || problems.length > 0) continue;
    const field = request.addresses ? `addresses[${index}]` : contactId === undefined ? 'agent_id' : 'contact_id';
    add(field, 'a participant has this address already');
  }
  if (problems.length > 0) throw new Refusal(409, problems);
}

function whoIs(call: Call, request: Request, addresses: Places): Pick<ParticipantFields, 'contact_id' | 'agent_id'> {
  const { contact_id: contactId, agent_id: agentId } = request;
  const [first] = addresses;
  if (contactId === undefined && agentId === undefined && first) return personAt(call, first);
  return {
    contact_id: contactId === undefined ? null : prefixedId('contact', contactId),
    agent_id: agentId === undefined ? null : prefixedId('agent', agentId),
  };
}

function lastRead({ services }: Call, { last_read_message: message }: Request): ParticipantFields['last_read_message'] {
  if (!message) return null;
  const readAt = message.timestamp === undefined ? services.clock.now() : Date.parse(message.timestamp);
  return { id: prefixedId('message', message.id), timestamp: new Date(readAt).toISOString() };
}

function isMessageOf({ services, account }: Call, conversation: ResourceRow, id: string): boolean {
  const row = services.database.get(
    "SELECT 1 FROM deliveries WHERE id = ? AND account = ? AND resource = 'messages' AND reference = ? AND deleted_at IS NULL",
    bareId('message', id),
    account,
    conversationIdOf(conversation),
  );
  return row !== undefined;
}

/** An address with its channel, as one text. */
function placeText(place: unknown): string {
  const { channel, address }: Readonly<Record<string, unknown>> = Object(place);
  return JSON.stringify([channel, address]);
}
