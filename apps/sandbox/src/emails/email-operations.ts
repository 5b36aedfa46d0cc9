import {
  cancelEmailOperation,
  deleteEmail,
  fetchOneEmail,
  fetchOneEmailOperation,
  listEmailOperations,
  listEmails,
  sendEmails,
} from '@comms/emails/operations';
import { type Implementation, implement } from '../api/implement.ts';
import { cancelOperation } from '../operations/cancel-operation.ts';
import { fetchOperation } from '../operations/fetch-operation.ts';
import { listOperations } from '../operations/list-operations.ts';
import { checkSendEmails } from './check-send-emails.ts';
import { answerDeleteEmail, answerFetchOneEmail } from './fetch-email.ts';
import { answerListEmails } from './list-emails.ts';
import { answerSendEmails } from './send-emails.ts';

/** What carries out the operations of this group. */
export const emailOperations: readonly Implementation[] = [
  implement(sendEmails, answerSendEmails, { check: checkSendEmails }),
  implement(listEmails, answerListEmails),
  implement(fetchOneEmail, answerFetchOneEmail),
  implement(deleteEmail, answerDeleteEmail),
  implement(listEmailOperations, listOperations('emails')),
  implement(fetchOneEmailOperation, fetchOperation('emails')),
  implement(cancelEmailOperation, cancelOperation('emails')),
];
