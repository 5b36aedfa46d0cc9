import type { Message, SendMessagesRequest } from '@comms/messages';
import { moreInfo } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import type { DeliveryRow } from '../deliveries/delivery.ts';
import { reasonFor } from '../deliveries/delivery-errors.ts';
import type { DeliveryState } from '../deliveries/outcome.ts';
import { prefixedId } from '../prefixed-id.ts';
import { contentFiller } from './message-content.ts';

/** What the messages of one send have in common: the request without its recipients. */
export type SharedRequest = Omit<Wire<SendMessagesRequest>, 'to'>;

/** A message, and why it did not arrive: the reference has no place for that. */
export type MessageView = Wire<Message> & {
  readonly errors?: readonly { readonly code: number; readonly message: string; readonly more_info: string }[];
};

/** The send that messages are of. */
export interface MessageSource {
  readonly operationId: string;
  readonly createdAt: number;
  readonly request: SharedRequest;
  readonly baseURL: string;
}

/** Makes the function that shows the messages of one send: what they share is made once. */
export function messageViewer({
  operationId,
  createdAt,
  request,
  baseURL,
}: MessageSource): (row: DeliveryRow) => MessageView {
  const fill = contentFiller(request.content);
  const from = senderView(request.from);
  const created = new Date(createdAt).toISOString();
  const operation = {
    id: `operation_${operationId}`,
    name: 'OPERATION',
    uri: `${baseURL}/Messages/Operations/operation_${operationId}`,
  };
  const { tags = {} } = request;
  return (row) => {
    const to: NonNullable<Wire<Message>['to']> = JSON.parse(row.recipients);
    return {
      id: `message_${row.id}`,
      content: fill(row.variables ? JSON.parse(row.variables) : {}),
      from,
      to,
      related: row.reference ? [operation, referenceView(row.reference)] : [operation],
      tags,
      // A message that goes to several people has one state for all of them.
      delivery_status: deliveryStatus(row.state, Math.max(1, to.length)),
      created_at: created,
      updated_at: row.updated_at === createdAt ? created : new Date(row.updated_at).toISOString(),
      deleted_at: null,
      ...(row.error_code !== null && row.state === row.outcome && { errors: [errorView(row.error_code)] }),
    };
  };
}

function senderView(from: SharedRequest['from']): NonNullable<Wire<Message>['from']> {
  if ('address' in from) return { address: from.address, channel: from.channel };
  // An agent of a pool is chosen when something is sent; nothing is, without agents.
  return 'agent_id' in from ? { agent_id: prefixedId('agent', from.agent_id) } : {};
}

function referenceView(id: string): { id: string; name: string } {
  return { id, name: id.slice(0, id.indexOf('_')).toUpperCase() };
}

function deliveryStatus(state: DeliveryState, total: number): NonNullable<Wire<Message>['delivery_status']> {
  const count = (of: DeliveryState): { count: number } => ({ count: of === state ? total : 0 });
  return {
    total_count: total,
    queued: count('queued'),
    sent: count('sent'),
    delivered: count('delivered'),
    read: count('read'),
    opened: { count: 0 },
    undelivered: count('undelivered'),
    failed: count('failed'),
  };
}

function errorView(code: number): { code: number; message: string; more_info: string } {
  return { code, message: reasonFor(code), more_info: moreInfo(code) };
}
