import type { Message, SendMessagesRequest } from '@comms/messages';
import { moreInfo } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import type { DeliveryRow } from '../deliveries/delivery.ts';
import { reasonFor } from '../deliveries/delivery-errors.ts';
import type { DeliveryState } from '../deliveries/outcome.ts';
import { prefixedId } from '../prefixed-id.ts';
import { contentWriter } from './message-content.ts';
import type { Values } from './template-text.ts';

/** What the messages of one send have in common: the request without its recipients. */
export type SharedRequest = Omit<Wire<SendMessagesRequest>, 'to'>;

/** The send that messages are of. */
export interface MessageSource {
  readonly operationId: string;
  readonly createdAt: number;
  readonly request: SharedRequest;
  readonly baseURL: string;
}

/** Writes one message of a send as answers show it, filled with its recipient's variables. */
export type WriteMessage = (row: DeliveryRow, variables: Values) => string;

/** Fields of a message, before they are put together as text. */
type Fields = Partial<Wire<Message>> & {
  /** Why it did not arrive: the reference has no place for that. */
  readonly errors?: readonly { readonly code: number; readonly message: string; readonly more_info: string }[];
};

/**
 * Makes the function that writes the messages of one send.
 *
 * What they share is turned into JSON once: a send can have ten thousand, all of which its answer shows.
 */
export function messageWriter({ operationId, createdAt, request, baseURL }: MessageSource): WriteMessage {
  const content = contentWriter(request.content);
  const operation = {
    id: `operation_${operationId}`,
    name: 'OPERATION',
    uri: `${baseURL}/Messages/Operations/operation_${operationId}`,
  };
  const shared = writeFields({
    from: senderView(request.from),
    tags: request.tags ?? {},
    created_at: new Date(createdAt).toISOString(),
    deleted_at: null,
  });
  // The messages of an answer mostly end alike, one after the other: only the end of the last one is kept.
  let last: DeliveryRow | undefined;
  let lastEnd = '';
  const endOf = (row: DeliveryRow): string => {
    if (last && endsAlike(row, last)) return lastEnd;
    const { state, outcome, error_code: code, reference, recipient_count: count, updated_at: updatedAt } = row;
    const fields = writeFields({
      related: reference ? [operation, referenceView(reference)] : [operation],
      delivery_status: deliveryStatus(state, count),
      updated_at: new Date(updatedAt).toISOString(),
      ...(state === outcome && code !== null && { errors: [errorView(code)] }),
    });
    last = row;
    // Joined, a text is kept in one piece: it would be put together from its parts for every message.
    lastEnd = [',', shared, ',', fields, '}'].join('');
    return lastEnd;
  };
  return (row, variables) =>
    `{"id":"message_${row.id}","content":${content(variables)},"to":${row.recipients}${endOf(row)}`;
}

/** Whether the fields that come last are the same for two messages of one send. */
function endsAlike(one: DeliveryRow, other: DeliveryRow): boolean {
  return (
    one.state === other.state &&
    one.updated_at === other.updated_at &&
    one.outcome === other.outcome &&
    one.error_code === other.error_code &&
    one.recipient_count === other.recipient_count &&
    one.reference === other.reference
  );
}

/** Fields as JSON without the braces around them. */
function writeFields(fields: Fields): string {
  return JSON.stringify(fields).slice(1, -1);
}

function senderView(from: SharedRequest['from']): NonNullable<Wire<Message>['from']> {
  if ('address' in from) return { address: from.address, channel: from.channel };
  // An agent of a pool is chosen when something is sent; nothing is, without agents.
  return 'agent_id' in from ? { agent_id: prefixedId('agent', from.agent_id) } : {};
}

function referenceView(id: string): { id: string; name: string } {
  return { id, name: id.slice(0, id.indexOf('_')).toUpperCase() };
}

/** A message that goes to several people has one state for all of them. */
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
