import type { Message, SendMessagesRequest } from '@comms/messages';
import type { Wire } from '../api/wire.ts';
import type { DeliveryRow } from '../deliveries/delivery.ts';
import { planOf } from '../deliveries/delivery-plan.ts';
import { type DeliveryProblem, problemsOfDelivery, relatedOf, statusOf } from '../deliveries/delivery-view.ts';
import type { OperationResource } from '../operations/operation.ts';
import { prefixedId } from '../prefixed-id.ts';
import type { Owner } from '../resources/resource.ts';
import type { Values } from '../templates/liquid.ts';
import { type ContentsByChannel, contentOn, contentWriter, inboundWriter } from './message-content.ts';
import { mediaViews } from './message-media.ts';

/** What the messages of one send have in common: the request without its recipients. */
export type SharedRequest = Omit<Wire<SendMessagesRequest>, 'to'> & ContentsByChannel;

/** The send that messages are of. */
export interface MessageSource {
  readonly owner: Owner;
  readonly operationId: string;
  /** What the operation is: `inbound` for what came in. */
  readonly operationResource: OperationResource;
  readonly createdAt: number;
  readonly request: SharedRequest;
  readonly baseURL: string;
}

/** Writes one message of a send as answers show it, filled with its recipient's variables. */
export type WriteMessage = (row: DeliveryRow, variables: Values) => string;

/** Fields of a message, before they are put together as text. */
type Fields = Partial<Wire<Message>> & {
  /** Why it did not arrive: the reference has no place for that. */
  readonly errors?: readonly DeliveryProblem[];
};

/**
 * Makes the function that writes the messages of one send.
 *
 * What they share is turned into JSON once: a send can have ten thousand, all of which its answer shows.
 */
export function messageWriter(source: MessageSource): WriteMessage {
  const { owner, operationId, operationResource, createdAt, request, baseURL } = source;
  const isInbound = operationResource === 'inbound';
  const media = mediaViews(owner, request.content, baseURL);
  const writerOf = isInbound ? inboundWriter : contentWriter;
  const writers = new Map([[request.content, writerOf(request.content, media)]]);
  const contentOf = (row: DeliveryRow, variables: Values): string => {
    const content = contentOn(request, row.recipients);
    const write = writers.get(content) ?? writerOf(content, media);
    writers.set(content, write);
    return write(variables);
  };
  const withTags = (tags: SharedRequest['tags'] = {}): string =>
    writeFields({ tags, created_at: new Date(createdAt).toISOString(), deleted_at: null });
  const shared = withTags(request.tags);
  const from = senderView(request.from);
  const place = { operation_id: operationId, operation_resource: operationResource, resource: 'messages' } as const;
  // The messages of an answer mostly end alike, one after the other: only the end of the last one is kept.
  let last: DeliveryRow | undefined;
  let lastEnd = '';
  const endOf = (row: DeliveryRow): string => {
    if (last && endsAlike(row, last)) return lastEnd;
    const { state, reference, origin, sender, recipient_count: count, updated_at: updatedAt } = row;
    const fields = writeFields({
      from: sender === null ? from : JSON.parse(sender),
      related: relatedOf({ ...place, reference, origin }, baseURL),
      delivery_status: statusOf(state, count),
      updated_at: new Date(updatedAt).toISOString(),
      ...problemsOfDelivery(row),
    });
    const { tags: ownTags } = planOf(row);
    last = row;
    // Joined, a text is kept in one piece: it would be put together from its parts for every message.
    lastEnd = [',', ownTags ? withTags(ownTags) : shared, ',', fields, '}'].join('');
    return lastEnd;
  };
  return (row, variables) =>
    `{"id":"message_${row.id}","content":${contentOf(row, variables)},"to":${row.recipients}${endOf(row)}`;
}

/** Whether the fields that come last are the same for two messages of one send. */
function endsAlike(one: DeliveryRow, other: DeliveryRow): boolean {
  return (
    one.state === other.state &&
    one.updated_at === other.updated_at &&
    one.outcome === other.outcome &&
    one.error_code === other.error_code &&
    one.recipient_count === other.recipient_count &&
    one.reference === other.reference &&
    one.origin === other.origin &&
    one.plan === other.plan &&
    one.sender === other.sender
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
