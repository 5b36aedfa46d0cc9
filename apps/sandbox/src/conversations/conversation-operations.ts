import {
  createParticipant,
  fetchOneConversation,
  fetchSingleParticipant,
  listConversations,
  listParticipants,
  patchConversation,
} from '@comms/conversations/operations';
import { type Implementation, implement } from '../api/implement.ts';
import { mustExist } from '../resources/resource.ts';
import { answerCreateParticipant, checkCreateParticipant } from './create-participant.ts';
import { answerFetchOneConversation } from './fetch-conversation.ts';
import { answerListConversations, takeChannelsApart } from './list-conversations.ts';
import { answerFetchSingleParticipant, answerListParticipants, participantMustExist } from './list-participants.ts';
import { answerPatchConversation, checkPatchConversation } from './patch-conversation.ts';

const find = mustExist('conversation', 'conversation_id');

/** What carries out the operations of this group. */
export const conversationOperations: readonly Implementation[] = [
  implement(listConversations, answerListConversations, { check: takeChannelsApart }),
  implement(patchConversation, answerPatchConversation, { find, check: checkPatchConversation }),
  implement(fetchOneConversation, answerFetchOneConversation, { find }),
  implement(createParticipant, answerCreateParticipant, { find, check: checkCreateParticipant }),
  implement(listParticipants, answerListParticipants, { find }),
  implement(fetchSingleParticipant, answerFetchSingleParticipant, { find: participantMustExist }),
];
