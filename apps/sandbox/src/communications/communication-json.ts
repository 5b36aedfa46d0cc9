import type { Communication } from '@comms/communications';
import type { Wire } from '../api/wire.ts';
import type { DeliveryRow } from '../deliveries/delivery.ts';
import {
  type DeliveryProblem,
  pointerTo,
  problemsOfDelivery,
  relatedOf,
  statusOf,
} from '../deliveries/delivery-view.ts';
import { deliveryPrefix, type StoredDelivery } from '../deliveries/stored-delivery.ts';
import { problemsOfEmail } from '../emails/email-problems.ts';
import { contentWriter } from '../messages/message-content.ts';
import { mediaViews } from '../messages/message-media.ts';
import type { SendResource } from '../operations/operation.ts';
import { prefixedId } from '../prefixed-id.ts';
import { problemsOfPush } from '../push/push-problems.ts';
import type { Owner } from '../resources/resource.ts';
import type { Database } from '../store/database.ts';
import type { Values } from '../templates/liquid.ts';
import {
  type CommunicationDetails,
  type CommunicationRequest,
  detailsOfCommunication,
  readCommunicationRequest,
} from './communication-request.ts';

/** The send that communications are of. */
export interface CommunicationSource {
  readonly owner: Owner;
  readonly operationId: string;
  readonly createdAt: number;
  readonly request: CommunicationRequest;
  readonly baseURL: string;
}

/** Writes one communication of a send as answers show it; `child` is the identifier of what it became. */
export type WriteCommunication = (row: DeliveryRow, variables: Values, child: string | undefined) => string;

/** Fields of a communication, before they are put together as text. */
type Fields = Partial<Wire<Communication>> & {
  /** Why it did not arrive: the reference has no place for that. */
  readonly errors?: readonly DeliveryProblem[];
};

/** Makes the function that writes the communications of one send: what they share is turned into JSON once. */
export function communicationWriter(source: CommunicationSource): WriteCommunication {
  const { owner, operationId, createdAt, request, baseURL } = source;
  const content = contentWriter(request.content, mediaViews(owner, request.content, baseURL));
  const from = senderView(request.from);
  const shared = writeFields({
    tags: request.tags ?? {},
    created_at: new Date(createdAt).toISOString(),
    deleted_at: null,
  });
  const place = {
    operation_id: operationId,
    operation_resource: 'communications',
    resource: 'communications',
  } as const;
  return (row, variables, child) => {
    const { reference, origin, sender, state, recipient_count: count, updated_at: updatedAt } = row;
    const { type, channel } = detailsOfCommunication(row);
    // Nobody sends push notifications but the app.
    const usual = type === 'push_notification' ? null : from;
    const own = writeFields({
      type,
      channel,
      from: sender === null ? usual : JSON.parse(sender),
      delivery_status: statusOf(state, count),
      related: [...relatedOf({ ...place, reference, origin }, baseURL), ...(child ? [pointerTo(child, baseURL)] : [])],
      updated_at: new Date(updatedAt).toISOString(),
      ...problemsOf(type, row),
    });
    return `{"id":"communication_${row.id}","content":${content(variables)},"to":${row.recipients},${shared},${own}}`;
  };
}

/** Writes stored communications as answers show them; what those of one send share is read once. */
export function writeCommunications(owner: Owner, rows: readonly StoredDelivery[], baseURL: string): string[] {
  const children = childrenOf(owner.services.database, rows);
  const writers = new Map<number, WriteCommunication>();
  return rows.map((row) => {
    let write = writers.get(row.operation);
    if (!write) {
      const { operation_id: operationId, created_at: createdAt } = row;
      const request = readCommunicationRequest(row);
      write = communicationWriter({ owner, operationId, createdAt, request, baseURL });
      writers.set(row.operation, write);
    }
    const variables: Values = row.variables === null ? {} : JSON.parse(row.variables);
    return write(row, variables, children.get(row.seq));
  });
}

/** The identifiers of what communications became, by the number of their rows. */
export function childrenOf(database: Database, rows: readonly StoredDelivery[]): Map<number, string> {
  const found = database.all<{ parent: number; id: string; resource: SendResource }>(
    'SELECT parent, id, resource FROM deliveries WHERE parent IN (SELECT value FROM json_each(?))',
    JSON.stringify(rows.map(({ seq }) => seq)),
  );
  return new Map(found.map(({ parent, id, resource }) => [parent, `${deliveryPrefix[resource]}_${id}`]));
}

/** Why it did not arrive, in the terms of what it became. */
function problemsOf(type: CommunicationDetails['type'], row: DeliveryRow): Pick<Fields, 'errors'> {
  if (type === 'email') return problemsOfEmail(row);
  return type === 'push_notification' ? problemsOfPush(row) : problemsOfDelivery(row);
}

/** Fields as JSON without the braces around them. */
function writeFields(fields: Fields): string {
  return JSON.stringify(fields).slice(1, -1);
}

function senderView(from: CommunicationRequest['from']): Wire<Communication>['from'] {
  if (!from) return null;
  if ('address' in from) return { address: from.address, channel: from.channel };
  // An agent of a pool is chosen when something is sent; nothing is, without agents.
  return 'agent_id' in from ? { agent_id: prefixedId('agent', from.agent_id) } : {};
}
