import * as operations from '@comms/communications/operations';
import { type Implementation, implement } from '../api/implement.ts';
import { cancelOperation } from '../operations/cancel-operation.ts';
import { fetchOperation } from '../operations/fetch-operation.ts';
import { listOperations } from '../operations/list-operations.ts';
import { checkSendCommunications } from './check-send-communications.ts';
import { answerDeleteCommunication, answerFetchSingleCommunication } from './fetch-communication.ts';
import { answerListCommunications } from './list-communications.ts';
import { answerSendCommunications } from './send-communications.ts';

/** What carries out the operations of this group. */
export const communicationOperations: readonly Implementation[] = [
  implement(operations.sendCommunications, answerSendCommunications, { check: checkSendCommunications }),
  implement(operations.listCommunications, answerListCommunications),
  implement(operations.fetchSingleCommunication, answerFetchSingleCommunication),
  implement(operations.deleteCommunication, answerDeleteCommunication),
  implement(operations.listCommunicationOperations, listOperations('communications')),
  implement(operations.fetchOneCommunicationOperation, fetchOperation('communications')),
  implement(operations.cancelCommunicationOperation, cancelOperation('communications')),
];
