import {
  cancelMessageOperation,
  deleteMessage,
  fetchOneMessage,
  fetchOneMessageOperation,
  listMessageOperations,
  listMessages,
  sendMessages,
} from '@comms/messages/operations';
import { type Implementation, implement } from './api/implement.ts';
import { checkSendMessages } from './messages/check-send-messages.ts';
import { answerDeleteMessage, answerFetchOneMessage } from './messages/fetch-message.ts';
import { answerListMessages } from './messages/list-messages.ts';
import { answerSendMessages } from './messages/send-messages.ts';
import { cancelOperation } from './operations/cancel-operation.ts';
import { fetchOperation } from './operations/fetch-operation.ts';
import { listOperations } from './operations/list-operations.ts';

/** Every operation that the sandbox carries out: one line each. */
export const implementations: readonly Implementation[] = [
  implement(sendMessages, answerSendMessages, { check: checkSendMessages }),
  implement(listMessages, answerListMessages),
  implement(fetchOneMessage, answerFetchOneMessage),
  implement(deleteMessage, answerDeleteMessage),
  implement(listMessageOperations, listOperations('messages')),
  implement(fetchOneMessageOperation, fetchOperation('messages')),
  implement(cancelMessageOperation, cancelOperation('messages')),
];
