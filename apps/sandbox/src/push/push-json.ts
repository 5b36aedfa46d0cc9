import type { PushNotification } from '@comms/push';
import type { Wire } from '../api/wire.ts';
import type { DeliveryRow } from '../deliveries/delivery.ts';
import { planOf } from '../deliveries/delivery-plan.ts';
import { type DeliveryProblem, relatedOf, statusOf } from '../deliveries/delivery-view.ts';
import type { StoredDelivery } from '../deliveries/stored-delivery.ts';
import type { Owner } from '../resources/resource.ts';
import type { Services } from '../services.ts';
import type { Values } from '../templates/liquid.ts';
import { pushContentWriter } from './push-content.ts';
import { pushMediaView } from './push-media.ts';
import { problemsOfPush } from './push-problems.ts';
import { type PushRequest, readPushRequest, variablesOfPush } from './push-request.ts';

/** The send that notifications are of. */
export interface PushSource {
  readonly owner: Owner;
  readonly operationId: string;
  readonly createdAt: number;
  readonly request: PushRequest;
  readonly baseURL: string;
}

/** Writes one notification of a send as answers show it, filled with its recipient's variables. */
export type WritePush = (row: DeliveryRow, variables: Values) => string;

/** Fields of a notification, before they are put together as text. */
type Fields = Partial<Wire<PushNotification>> & {
  /** Why it did not arrive: the reference has no place for that. */
  readonly errors?: readonly DeliveryProblem[];
};

/** Makes the function that writes the notifications of one send: what they share is turned into JSON once. */
export function pushWriter({ owner, operationId, createdAt, request, baseURL }: PushSource): WritePush {
  const content = pushContentWriter(request.content, pushMediaView(owner, request.content, baseURL));
  const shared = writeFields({
    priority: request.priority ?? 'high',
    sound: request.sound ?? null,
    time_to_deliver: request.time_to_deliver ?? null,
    created_at: new Date(createdAt).toISOString(),
    deleted_at: null,
  });
  const place = {
    operation_id: operationId,
    operation_resource: 'push_notifications',
    resource: 'push_notifications',
  } as const;
  return (row, variables) => {
    const { reference, origin, state, recipient_count: count, updated_at: updatedAt } = row;
    const own = writeFields({
      delivery_status: statusOf(state, count),
      related: relatedOf({ ...place, reference, origin }, baseURL),
      tags: planOf(row).tags ?? request.tags ?? {},
      updated_at: new Date(updatedAt).toISOString(),
      ...problemsOfPush(row),
    });
    return `{"id":"pushnotification_${row.id}","to":${row.recipients},"content":${content(variables)},${shared},${own}}`;
  };
}

/** Writes stored notifications as answers show them; what those of one send share is read once. */
export function writePushes(services: Services, rows: readonly StoredDelivery[], baseURL: string): string[] {
  const writers = new Map<number, WritePush>();
  return rows.map((row) => {
    let write = writers.get(row.operation);
    if (!write) {
      const { account, operation_id: operationId, created_at: createdAt } = row;
      write = pushWriter({
        owner: { services, account },
        operationId,
        createdAt,
        request: readPushRequest(row),
        baseURL,
      });
      writers.set(row.operation, write);
    }
    return write(row, variablesOfPush(row));
  });
}

/** Fields as JSON without the braces around them. */
function writeFields(fields: Fields): string {
  return JSON.stringify(fields).slice(1, -1);
}
