import * as v1 from '@comms/conversations-v1/operations';
import { type Implementation, implementForm } from '../../api/implement.ts';
import type { Problem } from '../../api/problem.ts';
import {
  createConversation,
  deleteConversation,
  fetchConversation,
  listConversation,
  updateConversation,
} from './conversations.ts';
import { checkNewcomerCount, createConversationWithParticipants } from './conversations-with-participants.ts';
import { checkDates } from './given-dates.ts';

const check = checkDates;
const checkAll = (request: unknown): Problem[] => [...checkNewcomerCount(request), ...checkDates(request)];

/** Conversations: one handler for both forms of each path. */
export const conversationV1Operations: readonly Implementation[] = [
  implementForm(v1.listConversation, listConversation),
  implementForm(v1.createConversation, createConversation, { check }),
  implementForm(v1.fetchConversation, fetchConversation),
  implementForm(v1.updateConversation, updateConversation, { check }),
  implementForm(v1.deleteConversation, deleteConversation),
  implementForm(v1.listServiceConversation, listConversation),
  implementForm(v1.createServiceConversation, createConversation, { check }),
  implementForm(v1.fetchServiceConversation, fetchConversation),
  implementForm(v1.updateServiceConversation, updateConversation, { check }),
  implementForm(v1.deleteServiceConversation, deleteConversation),
  implementForm(v1.createConversationWithParticipants, createConversationWithParticipants, { check: checkAll }),
  implementForm(v1.createServiceConversationWithParticipants, createConversationWithParticipants, { check: checkAll }),
];
