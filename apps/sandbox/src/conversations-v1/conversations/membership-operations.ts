import * as v1 from '@comms/conversations-v1/operations';
import { type Implementation, implementForm } from '../../api/implement.ts';
import { listParticipantConversation } from './participant-conversations.ts';
import {
  deleteUserConversation,
  fetchUserConversation,
  listUserConversation,
  updateUserConversation,
} from './user-conversations.ts';

/** Conversations by those who take part in them. */
export const membershipV1Operations: readonly Implementation[] = [
  implementForm(v1.listParticipantConversation, listParticipantConversation),
  implementForm(v1.listServiceParticipantConversation, listParticipantConversation),
  implementForm(v1.listUserConversation, listUserConversation),
  implementForm(v1.fetchUserConversation, fetchUserConversation),
  implementForm(v1.updateUserConversation, updateUserConversation),
  implementForm(v1.deleteUserConversation, deleteUserConversation),
  implementForm(v1.listServiceUserConversation, listUserConversation),
  implementForm(v1.fetchServiceUserConversation, fetchUserConversation),
  implementForm(v1.updateServiceUserConversation, updateUserConversation),
  implementForm(v1.deleteServiceUserConversation, deleteUserConversation),
];
