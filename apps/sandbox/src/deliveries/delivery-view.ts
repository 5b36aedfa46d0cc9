import type { DeliveryStatus, RelatedResource } from '@comms/core';
import { moreInfo } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { reasonFor } from './delivery-errors.ts';
import type { DeliveryState } from './outcome.ts';
import type { StoredDelivery } from './stored-delivery.ts';

/** Where the API has each kind of resource that a delivery can point to. */
const paths: Readonly<Record<string, string>> = {
  audience: 'Audiences',
  communication: 'Communications',
  contact: 'Contacts',
  conversation: 'Conversations',
  email: 'Emails',
  message: 'Messages',
  pushnotification: 'PushNotifications',
  verification: 'Verifications',
};

const sidKinds: ReadonlySet<string> = new Set(['interaction', 'receipt']);

/** The path of each kind of send. */
const sendPaths = {
  messages: '/Messages',
  emails: '/Emails',
  push_notifications: '/PushNotifications',
  communications: '/Communications',
} as const;

/** Why something did not arrive: the reference has no place for that. */
export interface DeliveryProblem {
  readonly code: number;
  readonly message: string;
  readonly more_info: string;
}

/** The resource that a prefixed identifier names, as others point to it. */
export function pointerTo(id: string, baseURL: string): Wire<RelatedResource> {
  const prefix = id.slice(0, id.indexOf('_'));
  // What the older APIs have sent is known there by its SID.
  if (sidKinds.has(prefix)) return { id: id.slice(prefix.length + 1), name: prefix.toUpperCase() };
  const path = paths[prefix];
  return { id, name: prefix.toUpperCase(), ...(path && { uri: `${baseURL}/${path}/${id}` }) };
}

/** What a delivery points to: its operation, what it was addressed to, and what had it sent. */
export function relatedOf(
  { operation_id: id, operation_resource: of, resource, reference, origin }: RelatedSource,
  baseURL: string,
): Wire<RelatedResource>[] {
  const uri = `${baseURL}${sendPaths[resource]}/Operations/operation_${id}`;
  const operation = { id: `operation_${id}`, name: 'OPERATION', uri };
  return [
    ...(of === 'inbound' ? [] : [operation]),
    ...(reference ? [pointerTo(reference, baseURL)] : []),
    ...(origin ? [pointerTo(origin, baseURL)] : []),
  ];
}

/** What is needed of a delivery to say what it points to. */
export type RelatedSource = Pick<
  StoredDelivery,
  'operation_id' | 'operation_resource' | 'resource' | 'reference' | 'origin'
>;

/** The counters of one delivery: all who get it together are in one state. */
export function statusOf(state: DeliveryState, total: number): Wire<DeliveryStatus> {
  // What is sent later is as good as queued: the preview has no word for it.
  const shown = state === 'scheduled' ? 'queued' : state;
  const count = (of: DeliveryState): { count: number } => ({ count: of === shown ? total : 0 });
  return {
    total_count: total,
    queued: count('queued'),
    sent: count('sent'),
    delivered: count('delivered'),
    read: count('read'),
    opened: count('opened'),
    undelivered: count('undelivered'),
    failed: count('failed'),
  };
}

/** Why a delivery failed or was not delivered; nothing before that is so. */
export function problemsOfDelivery({
  state,
  outcome,
  error_code: code,
}: Pick<StoredDelivery, 'state' | 'outcome' | 'error_code'>): { readonly errors?: readonly DeliveryProblem[] } {
  if (state !== outcome || code === null) return {};
  return { errors: [{ code, message: reasonFor(code), more_info: moreInfo(code) }] };
}
