import {
  cancelEmailOperation,
  deleteEmail,
  fetchOneEmail,
  fetchOneEmailOperation,
  listEmailOperationErrors,
  listEmailOperations,
  listEmailReceipts,
  listEmails,
  sendEmails,
} from '@comms/emails/v1/operations';
import { type Implementation, implementCamel } from '../../api/implement.ts';
import { answerDeleteEmail, answerFetchOneEmail, answerListEmails, answerListReceipts } from './answer-emails.ts';
import {
  answerCancelOperation,
  answerFetchOperation,
  answerListErrors,
  answerListOperations,
} from './answer-operations.ts';
import { checkSend } from './check-send.ts';
import { answerSendEmails } from './send-emails.ts';

/** What carries out the operations of this group. */
export const commsV1EmailOperations: readonly Implementation[] = [
  implementCamel(sendEmails, answerSendEmails, { check: checkSend }),
  implementCamel(listEmails, answerListEmails),
  implementCamel(fetchOneEmail, answerFetchOneEmail),
  implementCamel(deleteEmail, answerDeleteEmail),
  implementCamel(listEmailReceipts, answerListReceipts),
  implementCamel(listEmailOperations, answerListOperations),
  implementCamel(fetchOneEmailOperation, answerFetchOperation),
  implementCamel(listEmailOperationErrors, answerListErrors),
  implementCamel(cancelEmailOperation, answerCancelOperation),
];
