import type {
  FetchOneMessageRequest,
  ListMessageReceiptsRequest,
  ListMessageReceiptsResponse,
  ListMessagesRequest,
  ListMessagesResponse,
  Message,
  SeekMessageByIdentifierRequest,
} from '@comms/messages/v1';
import type { Call, Reply } from '../../api/implement.ts';
import { Filter } from '../../api/pagination.ts';
import { notFound } from '../../api/problem.ts';
import type { CamelWire } from '../../api/wire.ts';
import { deliveryOf, type StoredDelivery } from '../../deliveries/stored-delivery.ts';
import { isSid, ulidOf } from '../../sid.ts';
import { storedSenderChannels } from '../channel.ts';
import { listV1Deliveries } from '../delivery-filter.ts';
import { stepsOf } from '../delivery-steps.ts';
import { findV1Delivery } from '../find-delivery.ts';
import { v1Id } from '../identifier.ts';
import { v1PageOfList } from '../page.ts';
import { addressesOf, fullMessageView, messageView, senderView } from './message-view.ts';
import { readMessages } from './stored-messages.ts';

/** Lists messages, the newest first, without their content. */
export function answerListMessages(
  request: CamelWire<ListMessagesRequest>,
  call: Call,
): Reply<CamelWire<ListMessagesResponse>> {
  const filter = new Filter();
  if (request.channel !== undefined) andChannel(filter, request.channel);
  const { rows, pagination } = listV1Deliveries(call, 'messages', request, filter);
  return { status: 200, body: { messages: rows.map((row) => messageView(call, row)), pagination } };
}

/** A message goes by the channel on which its recipient is reached; those of RCS are told apart from those of SMS. */
function andChannel(filter: Filter, channel: string): void {
  const stored = storedSenderChannels(channel);
  const places = stored.map(() => '?').join();
  filter.conditions.push(`EXISTS (SELECT 1 FROM json_each(d.recipients) WHERE value ->> 'channel' IN (${places}))`);
  filter.values.push(...stored);
}

export function answerFetchOneMessage(
  { messageId }: CamelWire<FetchOneMessageRequest>,
  call: Call,
): Reply<CamelWire<Message>> {
  return { status: 200, body: fullMessageView(call, findV1Delivery(call, 'message', messageId)) };
}

/** Leads from the SID that the older APIs know a message by to the message. */
export function answerSeekMessage(
  { identifier }: CamelWire<SeekMessageByIdentifierRequest>,
  call: Call,
): Reply<CamelWire<Message>> {
  const { id } = messageOfSid(call, identifier);
  return { status: 301, headers: { location: `${call.baseURL}/Messages/${v1Id('message', id)}` } };
}

/** Lists the states that a message has come to, the first one first. */
export function answerListReceipts(
  { messageId, ...page }: CamelWire<ListMessageReceiptsRequest>,
  call: Call,
): Reply<CamelWire<ListMessageReceiptsResponse>> {
  const row = findV1Delivery(call, 'message', messageId);
  const request = readMessages(row);
  const steps = row.operation_resource === 'inbound' ? [] : stepsOf(call, row);
  const { rows, pagination } = v1PageOfList(steps, page);
  const receipts = rows.map(({ status, at, attempt, way, error }) => ({
    messageId: v1Id('message', row.id),
    status,
    ...(attempt > 0 && { attempt }),
    from: senderView(way.sender, request),
    to: addressesOf(way.recipients),
    error,
    createdAt: at,
  }));
  return { status: 200, body: { receipts, pagination } };
}

/** @throws {Refusal} 404 */
function messageOfSid(call: Call, sid: string): StoredDelivery {
  const isOfMessage = isSid('SM', sid) || isSid('MM', sid);
  const row = isOfMessage ? deliveryOf(call, 'messages', ulidOf(sid)) : undefined;
  if (!row) throw notFound('message', sid);
  return row;
}
