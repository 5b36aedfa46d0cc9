import type {
  CreateServiceConversationMessageRequest,
  DeleteServiceConversationMessageRequest,
  FetchServiceConversationMessageRequest,
  ListConversationMessageResponse,
  ListServiceConversationMessageRequest,
  Message,
  UpdateServiceConversationMessageRequest,
} from '@comms/conversations-v1';
import type { Call, Reply } from '../../api/implement.ts';
import { readUrlPage } from '../../api/url-pages.ts';
import type { FormWire, Wire } from '../../api/wire.ts';
import { changeResource, type ResourceRow } from '../../resources/resource.ts';
import { refused } from '../refused.ts';
import { removeTree } from '../remove-tree.ts';
import { type OptionallyScoped, scopeOf } from '../scope.ts';
import { actWithConsent } from './act-with-consent.ts';
import { addMessage } from './add-message.ts';
import { conversationOf, refuseUnlessOpen } from './conversation-row.ts';
import { messageFields, messageOf, messageView } from './message-row.ts';
import { partsOf } from './parts-of.ts';
import { planMessage, planMessageChanges } from './plan-message.ts';
import { tell } from './tell-webhooks.ts';
import { byRequest } from './webhook-cause.ts';
import { messageParameters, removedAt } from './webhook-parameters.ts';

export function listConversationMessage(
  request: OptionallyScoped<FormWire<ListServiceConversationMessageRequest>>,
  call: Call,
): Reply<Wire<ListConversationMessageResponse>> {
  const scope = scopeOf(call, request);
  const conversation = conversationOf(call, scope, request.ConversationSid);
  const order = request.Order?.toLowerCase() ?? 'asc';
  if (order !== 'asc' && order !== 'desc') throw refused(20001, 'Order', 'must be asc or desc');
  const source = partsOf(conversation, 'IM', 'messages', order === 'asc');
  const { rows, meta } = readUrlPage<ResourceRow>(call, request, source);
  return { status: 200, body: { messages: rows.map((row) => messageView(scope, conversation, row)), meta } };
}

export async function createConversationMessage(
  request: OptionallyScoped<FormWire<CreateServiceConversationMessageRequest>>,
  call: Call,
): Promise<Reply<Wire<Message>>> {
  const scope = scopeOf(call, request);
  const cause = byRequest(request);
  const body = await actWithConsent(scope, {
    event: 'onMessageAdd',
    cause,
    plan: (changes) => {
      const conversation = conversationOf(call, scope, request.ConversationSid);
      refuseUnlessOpen(conversation);
      return { conversation, message: planMessage(scope, conversation, request, changes) };
    },
    parameters: ({ conversation, message }) => messageParameters(scope, conversation, message.fields),
    carryOut: ({ conversation, message }) =>
      messageView(scope, conversation, addMessage(scope, conversation, message, cause)),
  });
  return { status: 201, body };
}

export function fetchConversationMessage(
  request: OptionallyScoped<FormWire<FetchServiceConversationMessageRequest>>,
  call: Call,
): Reply<Wire<Message>> {
  const scope = scopeOf(call, request);
  const conversation = conversationOf(call, scope, request.ConversationSid);
  return { status: 200, body: messageView(scope, conversation, messageOf(call, conversation, request.Sid)) };
}

/** What was sent to those who do not chat stays as it was sent. */
export async function updateConversationMessage(
  request: OptionallyScoped<FormWire<UpdateServiceConversationMessageRequest>>,
  call: Call,
): Promise<Reply<Wire<Message>>> {
  const scope = scopeOf(call, request);
  const cause = byRequest(request);
  const body = await actWithConsent(scope, {
    event: 'onMessageUpdate',
    cause,
    plan: (changes) => {
      const conversation = conversationOf(call, scope, request.ConversationSid);
      const row = messageOf(call, conversation, request.Sid);
      return { conversation, row, fields: planMessageChanges(scope, conversation, row, request, changes) };
    },
    parameters: ({ conversation, row, fields }) => messageParameters(scope, conversation, fields, row),
    carryOut: ({ conversation, row, fields }) => {
      const changed = changeResource(scope.owner, row, fields);
      const parameters = messageParameters(scope, conversation, fields, changed);
      tell(scope, { event: 'onMessageUpdated', cause, conversation, parameters });
      return messageView(scope, conversation, changed);
    },
  });
  return { status: 200, body };
}

export async function deleteConversationMessage(
  request: OptionallyScoped<FormWire<DeleteServiceConversationMessageRequest>>,
  call: Call,
): Promise<Reply<never>> {
  const scope = scopeOf(call, request);
  const cause = byRequest(request);
  const { owner } = scope;
  await actWithConsent(scope, {
    event: 'onMessageRemove',
    cause,
    plan: () => {
      const conversation = conversationOf(call, scope, request.ConversationSid);
      return { conversation, row: messageOf(call, conversation, request.Sid) };
    },
    parameters: ({ conversation, row }) => messageParameters(scope, conversation, messageFields(row), row),
    carryOut: ({ conversation, row }) => {
      const known = messageParameters(scope, conversation, messageFields(row), row);
      const parameters = { ...known, ...removedAt(owner.services.clock.now()) };
      removeTree(owner, row);
      tell(scope, { event: 'onMessageRemoved', cause, conversation, parameters });
    },
  });
  return { status: 204 };
}
