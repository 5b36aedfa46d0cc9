import { addResource, changeResource, type Owner, type ResourceRow, resourceAt } from '../resources/resource.ts';
import { conversationIdOf, conversationOf } from './conversation.ts';
import { planNext } from './conversation-life.ts';
import { membersOf, othersIn, placeOf } from './group-place.ts';
import { findGroup, keepKeys } from './grouping.ts';
import { addressTaken, closed } from './orchestrator-problem.ts';
import { isAt, type ParticipantFields, participantOf, participantView } from './participant.ts';
import { profileOf } from './profile.ts';
import { tell } from './status-callbacks.ts';

/** Lets someone take part in a conversation, within `write`; a customer gets a profile. */
export function addParticipant(owner: Owner, conversation: ResourceRow, fields: ParticipantFields): ResourceRow {
  const row = addResource(owner, 'conv_participant', withProfile(owner, conversation, fields), {
    parent: conversation.seq,
  });
  settle(owner, conversation, row);
  tell(owner, conversation, 'PARTICIPANT_ADDED', () => participantView(owner, conversation, row));
  return row;
}

/** Replaces a participant, within `write`. */
export function changeParticipant(
  owner: Owner,
  conversation: ResourceRow,
  row: ResourceRow,
  fields: ParticipantFields,
): ResourceRow {
  const changed = changeResource(owner, row, withProfile(owner, conversation, fields));
  settle(owner, conversation, changed);
  tell(owner, conversation, 'PARTICIPANT_UPDATED', () => participantView(owner, conversation, changed));
  return changed;
}

function withProfile(owner: Owner, conversation: ResourceRow, fields: ParticipantFields): ParticipantFields {
  const { memoryStoreId } = conversationOf(conversation).configuration;
  return { ...fields, profileId: profileOf(owner, memoryStoreId, fields) };
}

/** Communications find the conversation by the participant, and its times are those of the participant's channels, too. */
function settle(owner: Owner, conversation: ResourceRow, participant: ResourceRow): void {
  const place = { ...placeOf(conversation), conversation: conversation.seq, participant: participant.seq };
  keepKeys(owner, place, participantOf(participant));
  planNext(owner, conversation);
}

/**
 * Refuses a participant whom a conversation cannot take.
 *
 * @throws {Refusal} 400 when it has ended; 409 when an address is another participant's, or all of them together lead to
 * another conversation.
 */
export function refuseParticipant(
  owner: Owner,
  conversation: ResourceRow,
  fields: ParticipantFields,
  row?: ResourceRow,
): void {
  if (conversationOf(conversation).status === 'CLOSED') throw closed();
  const others = othersIn(owner, conversation, row);
  const isTaken = fields.addresses.some((place) => others.some((other) => isAt(other, place)));
  if (isTaken) throw addressTaken(conversationIdOf(conversation));
  refuseTakenGroup(owner, conversation, [...others, fields]);
}

function refuseTakenGroup(owner: Owner, conversation: ResourceRow, participants: readonly ParticipantFields[]): void {
  const place = placeOf(conversation);
  const other = findGroup(owner, place, membersOf(owner, place, participants));
  const row = other === undefined ? undefined : resourceAt(owner, other);
  if (row) throw addressTaken(conversationIdOf(row));
}
