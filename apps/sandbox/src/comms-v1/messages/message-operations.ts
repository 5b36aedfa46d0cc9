import {
  cancelMessageOperation,
  fetchOneMessage,
  fetchOneMessageOperation,
  listMessageOperationErrors,
  listMessageOperations,
  listMessageReceipts,
  listMessages,
  seekMessageByIdentifier,
  sendMessages,
} from '@comms/messages/v1/operations';
import { type Implementation, implementCamel } from '../../api/implement.ts';
import { answerFetchOneMessage, answerListMessages, answerListReceipts, answerSeekMessage } from './answer-messages.ts';
import {
  answerCancelOperation,
  answerFetchOperation,
  answerListErrors,
  answerListOperations,
} from './answer-operations.ts';
import { checkSend } from './check-send.ts';
import { answerSendMessages } from './send-messages.ts';

/** What carries out the operations of this group. */
export const commsV1MessageOperations: readonly Implementation[] = [
  implementCamel(sendMessages, answerSendMessages, { check: checkSend }),
  implementCamel(listMessages, answerListMessages),
  implementCamel(fetchOneMessage, answerFetchOneMessage),
  implementCamel(seekMessageByIdentifier, answerSeekMessage),
  implementCamel(listMessageReceipts, answerListReceipts),
  implementCamel(listMessageOperations, answerListOperations),
  implementCamel(fetchOneMessageOperation, answerFetchOperation),
  implementCamel(listMessageOperationErrors, answerListErrors),
  implementCamel(cancelMessageOperation, answerCancelOperation),
];
