import * as v1 from '@comms/conversations-v1/operations';
import { type Implementation, implementForm } from '../../api/implement.ts';
import {
  createConversationScopedWebhook,
  deleteConversationScopedWebhook,
  fetchConversationScopedWebhook,
  listConversationScopedWebhook,
  updateConversationScopedWebhook,
} from './scoped-webhooks.ts';

/** Who is told of single conversations. */
export const webhookV1Operations: readonly Implementation[] = [
  implementForm(v1.listConversationScopedWebhook, listConversationScopedWebhook),
  implementForm(v1.createConversationScopedWebhook, createConversationScopedWebhook),
  implementForm(v1.fetchConversationScopedWebhook, fetchConversationScopedWebhook),
  implementForm(v1.updateConversationScopedWebhook, updateConversationScopedWebhook),
  implementForm(v1.deleteConversationScopedWebhook, deleteConversationScopedWebhook),
  implementForm(v1.listServiceConversationScopedWebhook, listConversationScopedWebhook),
  implementForm(v1.createServiceConversationScopedWebhook, createConversationScopedWebhook),
  implementForm(v1.fetchServiceConversationScopedWebhook, fetchConversationScopedWebhook),
  implementForm(v1.updateServiceConversationScopedWebhook, updateConversationScopedWebhook),
  implementForm(v1.deleteServiceConversationScopedWebhook, deleteConversationScopedWebhook),
];
