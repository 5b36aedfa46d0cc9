import {
  cancelMessageOperation,
  deleteMessage,
  fetchOneMessage,
  fetchOneMessageOperation,
  listMessageOperations,
  listMessages,
  sendMessages,
} from '@comms/messages/operations';
import { type Implementation, implement } from '../api/implement.ts';
import { cancelOperation } from '../operations/cancel-operation.ts';
import { fetchOperation } from '../operations/fetch-operation.ts';
import { listOperations } from '../operations/list-operations.ts';
import { checkSendMessages } from './check-send-messages.ts';
import { answerDeleteMessage, answerFetchOneMessage } from './fetch-message.ts';
import { answerListMessages } from './list-messages.ts';
import { answerSendMessages } from './send-messages.ts';

/** What carries out the operations of this group. */
export const messageOperations: readonly Implementation[] = [
  implement(sendMessages, answerSendMessages, { check: checkSendMessages }),
  implement(listMessages, answerListMessages),
  implement(fetchOneMessage, answerFetchOneMessage),
  implement(deleteMessage, answerDeleteMessage),
  implement(listMessageOperations, listOperations('messages')),
  implement(fetchOneMessageOperation, fetchOperation('messages')),
  implement(cancelMessageOperation, cancelOperation('messages')),
];
