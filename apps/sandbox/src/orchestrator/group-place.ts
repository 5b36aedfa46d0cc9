import type { Owner, ResourceRow } from '../resources/resource.ts';
import { conversationOf, participantRows } from './conversation.ts';
import type { GroupMember, GroupPlace } from './grouping.ts';
import { type ParticipantFields, participantOf } from './participant.ts';
import { knownProfile } from './profile.ts';

/** Where the participants of a conversation are found; the conversation itself does not count. */
export function placeOf(conversation: ResourceRow): GroupPlace {
  const { configuration: settings } = conversationOf(conversation);
  return { configuration: conversation.parent, settings, except: conversation.seq };
}

/** Participants with the profiles that are known, as groups are found by them. */
export function membersOf(
  owner: Owner,
  { settings }: GroupPlace,
  participants: readonly ParticipantFields[],
): GroupMember[] {
  return participants.map((participant) => ({
    ...participant,
    profileId: knownProfile(owner, settings.memoryStoreId, participant),
  }));
}

/** The participants of a conversation but for one, as their rows keep them. */
export function othersIn(owner: Owner, conversation: ResourceRow, except?: ResourceRow): ParticipantFields[] {
  return participantRows(owner, conversation.seq)
    .filter(({ seq }) => seq !== except?.seq)
    .map(participantOf);
}
