import type { SendPushNotificationsRequest } from '@comms/push';
import type { Wire } from '../api/wire.ts';
import type { StoredDelivery } from '../deliveries/stored-delivery.ts';
import type { Values } from '../templates/liquid.ts';

/** What the notifications of one send have in common: the request without its recipients. */
export type PushRequest = Omit<Wire<SendPushNotificationsRequest>, 'to'> & {
  /** The base URL that the client called: devices get media files from there. */
  readonly base_url?: string | undefined;
};

/** What is sent. */
export type PushContent = PushRequest['content'];

/** What is kept of one notification beside its delivery. */
export interface PushDetails {
  /** What the push service was given, once it was. */
  readonly payload?: object | null | undefined;
}

/** What all notifications of an operation have in common. */
export function readPushRequest({ request }: Pick<StoredDelivery, 'request'>): PushRequest {
  return JSON.parse(request);
}

/** The values of the variables of one notification. */
export function variablesOfPush({ variables }: Pick<StoredDelivery, 'variables'>): Values {
  return variables === null ? {} : JSON.parse(variables);
}
