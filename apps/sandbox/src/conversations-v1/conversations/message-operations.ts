import * as v1 from '@comms/conversations-v1/operations';
import { type Implementation, implementForm } from '../../api/implement.ts';
import { checkDates } from './given-dates.ts';
import {
  createConversationMessage,
  deleteConversationMessage,
  fetchConversationMessage,
  listConversationMessage,
  updateConversationMessage,
} from './messages.ts';
import { fetchConversationMessageReceipt, listConversationMessageReceipt } from './receipts.ts';

const check = checkDates;

/** What is said in conversations, and how far it has come. */
export const messageV1Operations: readonly Implementation[] = [
  implementForm(v1.listConversationMessage, listConversationMessage),
  implementForm(v1.createConversationMessage, createConversationMessage, { check }),
  implementForm(v1.fetchConversationMessage, fetchConversationMessage),
  implementForm(v1.updateConversationMessage, updateConversationMessage, { check }),
  implementForm(v1.deleteConversationMessage, deleteConversationMessage),
  implementForm(v1.listServiceConversationMessage, listConversationMessage),
  implementForm(v1.createServiceConversationMessage, createConversationMessage, { check }),
  implementForm(v1.fetchServiceConversationMessage, fetchConversationMessage),
  implementForm(v1.updateServiceConversationMessage, updateConversationMessage, { check }),
  implementForm(v1.deleteServiceConversationMessage, deleteConversationMessage),
  implementForm(v1.listConversationMessageReceipt, listConversationMessageReceipt),
  implementForm(v1.fetchConversationMessageReceipt, fetchConversationMessageReceipt),
  implementForm(v1.listServiceConversationMessageReceipt, listConversationMessageReceipt),
  implementForm(v1.fetchServiceConversationMessageReceipt, fetchConversationMessageReceipt),
];
