import type {
  DeliveryReceipt,
  FetchServiceConversationMessageReceiptRequest,
  ListConversationMessageReceiptResponse,
  ListServiceConversationMessageReceiptRequest,
} from '@comms/conversations-v1';
import type { Call, Reply } from '../../api/implement.ts';
import { readUrlPage } from '../../api/url-pages.ts';
import type { FormWire, Wire } from '../../api/wire.ts';
import { type ResourceRow, resourceOf } from '../../resources/resource.ts';
import { datesOf, notHere, type OptionallyScoped, type Scope, scopeOf } from '../scope.ts';
import { conversationOf } from './conversation-row.ts';
import { messageOf } from './message-row.ts';
import { partsOf } from './parts-of.ts';
import { receiptFields } from './receipt-row.ts';

export function listConversationMessageReceipt(
  request: OptionallyScoped<FormWire<ListServiceConversationMessageReceiptRequest>>,
  call: Call,
): Reply<Wire<ListConversationMessageReceiptResponse>> {
  const scope = scopeOf(call, request);
  const conversation = conversationOf(call, scope, request.ConversationSid);
  const message = messageOf(call, conversation, request.MessageSid);
  const { rows, meta } = readUrlPage<ResourceRow>(call, request, partsOf(message, 'DY', 'delivery_receipts'));
  const receipts = rows.map((row) => receiptView(scope, conversation, message, row));
  return { status: 200, body: { delivery_receipts: receipts, meta } };
}

export function fetchConversationMessageReceipt(
  request: OptionallyScoped<FormWire<FetchServiceConversationMessageReceiptRequest>>,
  call: Call,
): Reply<Wire<DeliveryReceipt>> {
  const scope = scopeOf(call, request);
  const conversation = conversationOf(call, scope, request.ConversationSid);
  const message = messageOf(call, conversation, request.MessageSid);
  const row = resourceOf(scope.owner, 'DY', request.Sid);
  if (row?.parent !== message.seq) throw notHere(call);
  return { status: 200, body: receiptView(scope, conversation, message, row) };
}

function receiptView(
  { accountSid, service, url }: Scope,
  conversation: ResourceRow,
  message: ResourceRow,
  row: ResourceRow,
): Wire<DeliveryReceipt> {
  return {
    sid: row.id,
    account_sid: accountSid,
    chat_service_sid: service.id,
    conversation_sid: conversation.id,
    message_sid: message.id,
    ...receiptFields(row),
    ...datesOf(row),
    url: `${url}/Conversations/${conversation.id}/Messages/${message.id}/Receipts/${row.id}`,
  };
}
