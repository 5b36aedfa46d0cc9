import {
  createCommunicationInConversation,
  createConfiguration,
  createConversationAction,
  createConversationWithConfig,
  createParticipantInConversation,
  deleteConfiguration,
  deleteConversationAsync,
  fetchCommunication,
  fetchConfiguration,
  fetchConversation,
  fetchConversationAction,
  fetchOperationStatus,
  fetchParticipant,
  listCommunicationByConversation,
  listConfiguration,
  listConversationByAccount,
  listParticipantByConversation,
  patchConversationById,
  updateConfiguration,
  updateConversationById,
  updateParticipantInConversation,
} from '@comms/conversations-v2/operations';
import { type Implementation, implementCamel } from '../api/implement.ts';
import { mustExist } from '../resources/resource.ts';
import { answerCreateAction, answerFetchAction, checkAction } from './action-requests.ts';
import { checkConfiguration } from './check-configuration.ts';
import {
  answerCreateCommunication,
  answerFetchCommunication,
  answerListCommunications,
} from './communication-requests.ts';
import {
  answerCreateConfiguration,
  answerDeleteConfiguration,
  answerFetchConfiguration,
  answerFetchOperationStatus,
  answerListConfiguration,
  answerUpdateConfiguration,
} from './configuration-requests.ts';
import {
  answerCreateConversation,
  answerDeleteConversation,
  answerFetchConversation,
  answerListConversations,
  answerPatchConversation,
  answerUpdateConversation,
} from './conversation-requests.ts';
import { partMustExist } from './find-part.ts';
import {
  answerCreateParticipant,
  answerFetchParticipant,
  answerListParticipants,
  answerUpdateParticipant,
  checkParticipant,
  checkParticipants,
} from './participant-requests.ts';

const configuration = { find: mustExist('conv_configuration', 'configurationId') };
const conversation = { find: mustExist('conv_conversation', 'conversationId') };
const participant = { find: partMustExist('conv_participant', 'participantId') };

/** What carries out the operations of this group. */
export const orchestratorOperations: readonly Implementation[] = [
  implementCamel(createConfiguration, answerCreateConfiguration, { check: checkConfiguration }),
  implementCamel(listConfiguration, answerListConfiguration),
  implementCamel(fetchConfiguration, answerFetchConfiguration, configuration),
  implementCamel(updateConfiguration, answerUpdateConfiguration, { ...configuration, check: checkConfiguration }),
  implementCamel(deleteConfiguration, answerDeleteConfiguration, configuration),
  implementCamel(fetchOperationStatus, answerFetchOperationStatus),
  implementCamel(createConversationWithConfig, answerCreateConversation, { check: checkParticipants }),
  implementCamel(listConversationByAccount, answerListConversations),
  implementCamel(fetchConversation, answerFetchConversation, conversation),
  implementCamel(updateConversationById, answerUpdateConversation, conversation),
  implementCamel(patchConversationById, answerPatchConversation, conversation),
  implementCamel(deleteConversationAsync, answerDeleteConversation, conversation),
  implementCamel(createParticipantInConversation, answerCreateParticipant, {
    ...conversation,
    check: checkParticipant,
  }),
  implementCamel(listParticipantByConversation, answerListParticipants, conversation),
  implementCamel(fetchParticipant, answerFetchParticipant, participant),
  implementCamel(updateParticipantInConversation, answerUpdateParticipant, { ...participant, check: checkParticipant }),
  implementCamel(createCommunicationInConversation, answerCreateCommunication, conversation),
  implementCamel(listCommunicationByConversation, answerListCommunications, conversation),
  implementCamel(fetchCommunication, answerFetchCommunication, {
    find: partMustExist('conv_communication', 'communicationId'),
  }),
  implementCamel(createConversationAction, answerCreateAction, { ...conversation, check: checkAction }),
  implementCamel(fetchConversationAction, answerFetchAction, { find: partMustExist('conv_action', 'actionId') }),
];
