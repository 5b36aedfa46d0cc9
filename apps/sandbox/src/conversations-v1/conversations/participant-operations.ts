import * as v1 from '@comms/conversations-v1/operations';
import { type Implementation, implementForm } from '../../api/implement.ts';
import { checkDates } from './given-dates.ts';
import {
  createConversationParticipant,
  deleteConversationParticipant,
  fetchConversationParticipant,
  listConversationParticipant,
  updateConversationParticipant,
} from './participants.ts';

const check = checkDates;

/** Those who take part in conversations. */
export const participantV1Operations: readonly Implementation[] = [
  implementForm(v1.listConversationParticipant, listConversationParticipant),
  implementForm(v1.createConversationParticipant, createConversationParticipant, { check }),
  implementForm(v1.fetchConversationParticipant, fetchConversationParticipant),
  implementForm(v1.updateConversationParticipant, updateConversationParticipant, { check }),
  implementForm(v1.deleteConversationParticipant, deleteConversationParticipant),
  implementForm(v1.listServiceConversationParticipant, listConversationParticipant),
  implementForm(v1.createServiceConversationParticipant, createConversationParticipant, { check }),
  implementForm(v1.fetchServiceConversationParticipant, fetchConversationParticipant),
  implementForm(v1.updateServiceConversationParticipant, updateConversationParticipant, { check }),
  implementForm(v1.deleteServiceConversationParticipant, deleteConversationParticipant),
];
