import type {
  CreateServiceConversationScopedWebhookRequest,
  DeleteServiceConversationScopedWebhookRequest,
  FetchServiceConversationScopedWebhookRequest,
  ListConversationScopedWebhookResponse,
  ListServiceConversationScopedWebhookRequest,
  ScopedWebhook,
  UpdateServiceConversationScopedWebhookRequest,
} from '@comms/conversations-v1';
import type { Call, Reply } from '../../api/implement.ts';
import { Refusal } from '../../api/problem.ts';
import { readUrlPage } from '../../api/url-pages.ts';
import type { FormWire, Wire } from '../../api/wire.ts';
import { changeResource, type ResourceRow, removeResource, resourceOf } from '../../resources/resource.ts';
import { isSid } from '../../sid.ts';
import { datesOf, notHere, type OptionallyScoped, type Scope, scopeOf } from '../scope.ts';
import { conversationOf, refuseUnlessOpen } from './conversation-row.ts';
import { partsOf } from './parts-of.ts';
import { planWebhook, planWebhookChanges } from './plan-scoped-webhook.ts';
import { replayMessages } from './replay-messages.ts';
import { addScopedWebhook, scopedWebhookFields, scopedWebhooks } from './scoped-webhook-row.ts';

const maxWebhooks = 5;

export function listConversationScopedWebhook(
  request: OptionallyScoped<FormWire<ListServiceConversationScopedWebhookRequest>>,
  call: Call,
): Reply<Wire<ListConversationScopedWebhookResponse>> {
  const scope = scopeOf(call, request);
  const conversation = conversationOf(call, scope, request.ConversationSid);
  const source = { ...partsOf(conversation, 'WH', 'webhooks'), defaultSize: 5 };
  const { rows, meta } = readUrlPage<ResourceRow>(call, request, source);
  return { status: 200, body: { webhooks: rows.map((row) => webhookView(scope, conversation, row)), meta } };
}

/** Where it says so, it is told of messages that were there before. */
export function createConversationScopedWebhook(
  request: OptionallyScoped<FormWire<CreateServiceConversationScopedWebhookRequest>>,
  call: Call,
): Reply<Wire<ScopedWebhook>> {
  const scope = scopeOf(call, request);
  const { owner } = scope;
  const conversation = conversationOf(call, scope, request.ConversationSid);
  refuseUnlessOpen(conversation);
  const fields = planWebhook(request);
  if (scopedWebhooks(owner, conversation).length >= maxWebhooks) {
    throw new Refusal(400, { code: 50361, message: `The conversation has ${maxWebhooks} webhooks already` });
  }
  const row = owner.services.database.write(() => {
    const added = addScopedWebhook(owner, conversation, fields);
    replayMessages(scope, conversation, fields);
    return added;
  });
  return { status: 201, body: webhookView(scope, conversation, row) };
}

export function fetchConversationScopedWebhook(
  request: OptionallyScoped<FormWire<FetchServiceConversationScopedWebhookRequest>>,
  call: Call,
): Reply<Wire<ScopedWebhook>> {
  const scope = scopeOf(call, request);
  const conversation = conversationOf(call, scope, request.ConversationSid);
  return { status: 200, body: webhookView(scope, conversation, webhookOf(call, conversation, request.Sid)) };
}

export function updateConversationScopedWebhook(
  request: OptionallyScoped<FormWire<UpdateServiceConversationScopedWebhookRequest>>,
  call: Call,
): Reply<Wire<ScopedWebhook>> {
  const scope = scopeOf(call, request);
  const { owner } = scope;
  const conversation = conversationOf(call, scope, request.ConversationSid);
  const row = webhookOf(call, conversation, request.Sid);
  const fields = planWebhookChanges(scopedWebhookFields(row), request);
  const changed = owner.services.database.write(() => changeResource(owner, row, fields));
  return { status: 200, body: webhookView(scope, conversation, changed) };
}

export function deleteConversationScopedWebhook(
  request: OptionallyScoped<FormWire<DeleteServiceConversationScopedWebhookRequest>>,
  call: Call,
): Reply<never> {
  const scope = scopeOf(call, request);
  const conversation = conversationOf(call, scope, request.ConversationSid);
  const row = webhookOf(call, conversation, request.Sid);
  scope.owner.services.database.write(() => removeResource(scope.owner, row));
  return { status: 204 };
}

function webhookOf(call: Call, conversation: ResourceRow, sid: string): ResourceRow {
  const row = isSid('WH', sid) ? resourceOf(call, 'WH', sid) : undefined;
  if (row?.parent !== conversation.seq) throw notHere(call);
  return row;
}

function webhookView(
  { accountSid, service, url }: Scope,
  conversation: ResourceRow,
  row: ResourceRow,
): Wire<ScopedWebhook> {
  const { target, configuration } = scopedWebhookFields(row);
  const { filters, triggers, ...others } = configuration;
  return {
    sid: row.id,
    account_sid: accountSid,
    chat_service_sid: service.id,
    conversation_sid: conversation.id,
    target,
    configuration: {
      ...others,
      ...(filters && { filters: [...filters] }),
      ...(triggers && { triggers: [...triggers] }),
    },
    ...datesOf(row),
    url: `${url}/Conversations/${conversation.id}/Webhooks/${row.id}`,
  };
}
