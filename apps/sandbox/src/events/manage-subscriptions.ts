import type {
  CreateSubscriptionRequest,
  FetchSingleSubscriptionRequest,
  GetSubscriptionsRequest,
  GetSubscriptionsResponse,
  Subscription,
  UpdateSingleSubscriptionRequest,
} from '@comms/events';
import type { Call, Reply } from '../api/implement.ts';
import { Filter } from '../api/pagination.ts';
import { type Problem, Refusal } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { prefixedId } from '../prefixed-id.ts';
import {
  addResource,
  changeResource,
  fieldIs,
  findResource,
  listResources,
  resourceOf,
} from '../resources/resource.ts';
import { eventSchemaVersion } from './comms-v1-types.ts';
import { isEventType, schemaVersion } from './schema-registry.ts';
import { addressProblems } from './sink-address.ts';
import { type SubscriptionFields, subscriptionFieldsOf, subscriptionView } from './subscription.ts';

type Filters = NonNullable<Wire<CreateSubscriptionRequest>['filters']>;
type Sinks = NonNullable<Wire<CreateSubscriptionRequest>['sinks']>;

export function answerCreateSubscription(
  { enabled = true, filters = {}, sinks = {} }: Wire<CreateSubscriptionRequest>,
  call: Call,
): Reply<Wire<Subscription>> {
  checkSinks(call, sinks);
  const fields: SubscriptionFields = { enabled, filters: filtersView(filters), sinks: sinksView(sinks) };
  const { database, events } = call.services;
  const row = database.write(() => addResource(call, 'subscription', fields));
  events.forget();
  return { status: 201, body: subscriptionView(row) };
}

/** Lists subscriptions, the newest first. */
export function answerGetSubscriptions(
  request: Wire<GetSubscriptionsRequest>,
  call: Call,
): Reply<Wire<GetSubscriptionsResponse>> {
  const filter = new Filter()
    .and(fieldIs('enabled'), request.enabled === undefined ? undefined : Number(request.enabled))
    .andDate('r.created_at > ?', request.start_date)
    .andDate('r.created_at < ?', request.end_date);
  const { rows, pagination } = listResources(call, 'subscription', request, filter);
  return { status: 200, body: { subscriptions: rows.map(subscriptionView), pagination } };
}

export function answerFetchSingleSubscription(
  { subscription_id: id }: Wire<FetchSingleSubscriptionRequest>,
  call: Call,
): Reply<Wire<Subscription>> {
  return { status: 200, body: subscriptionView(findResource(call, 'subscription', id)) };
}

/** Changes a subscription: what is left out stays, also within filters and sinks. */
export function answerUpdateSingleSubscription(
  { subscription_id: id, enabled, filters, sinks }: Wire<UpdateSingleSubscriptionRequest>,
  call: Call,
): Reply<Wire<Subscription>> {
  const row = findResource(call, 'subscription', id);
  if (sinks) checkSinks(call, sinks);
  const before = subscriptionFieldsOf(row);
  const fields: SubscriptionFields = {
    enabled: enabled ?? before.enabled,
    filters: { ...before.filters, ...(filters && definedOf(filtersView(filters), filters)) },
    sinks: { ...before.sinks, ...(sinks && definedOf(sinksView(sinks), sinks)) },
  };
  const { database, events } = call.services;
  const changed = database.write(() => changeResource(call, row, fields));
  events.forget();
  return { status: 200, body: subscriptionView(changed) };
}

/** Finds types of events that there are none of, and versions that a type does not have. */
export function checkSubscription(request: unknown): Problem[] {
  const { filters, sinks } = Object(request);
  const { event_filters: eventFilters } = Object(filters);
  const ofFilters = Array.isArray(eventFilters) ? eventFilters.flatMap(checkEventFilter) : [];
  const { primary, fallback } = Object(sinks);
  return [...ofFilters, ...addressProblems(primary, 'sinks.primary'), ...addressProblems(fallback, 'sinks.fallback')];
}

function checkEventFilter(filter: unknown, index: number): Problem[] {
  const { type, schema_version_id: version } = Object(filter);
  const field = `filters.event_filters[${index}]`;
  if (typeof type !== 'string') return [];
  if (!isEventType(type)) {
    return [
      { code: 20001, field: `${field}.type`, message: `${field}.type is none of the types that getSchemas lists` },
    ];
  }
  if (typeof version !== 'string' || schemaVersion(type, version)) return [];
  const message = `${field}.schema_version_id is no version of the schema of ${type}`;
  return [{ code: 20001, field: `${field}.schema_version_id`, message }];
}

/** @throws {Refusal} 400 for stored sinks that do not exist. */
function checkSinks(call: Call, sinks: Sinks): void {
  const problems = Object.entries(sinks).flatMap(([name, sink]) => {
    if (!sink || !('sink_id' in sink) || resourceOf(call, 'sink', sink.sink_id)) return [];
    const field = `sinks.${name}.sink_id`;
    return [{ code: 20404, field, message: `${field} is no sink of this account` }];
  });
  if (problems.length > 0) throw new Refusal(400, problems);
}

function filtersView({
  event_filters: events = [],
  resource_filters: resources = [],
}: Filters): NonNullable<SubscriptionFields['filters']> {
  return {
    event_filters: events.map(({ type, schema_version_id: version }) => ({
      type,
      schema_version_id: version ?? eventSchemaVersion(type),
    })),
    resource_filters: resources.map(withPrefixes),
  };
}

function sinksView({ primary, fallback }: Sinks): NonNullable<SubscriptionFields['sinks']> {
  const view = (sink: Sinks['primary']): NonNullable<SubscriptionFields['sinks']>['primary'] =>
    sink && 'sink_id' in sink ? { sink_id: prefixedId('sink', sink.sink_id) } : (sink ?? null);
  return { primary: view(primary), fallback: view(fallback) };
}

type ResourceFilter = NonNullable<Filters['resource_filters']>[number];

/** Identifiers may leave out their prefix; events name them with it. */
function withPrefixes(filter: ResourceFilter): ResourceFilter {
  if ('audience_ids' in filter) return { audience_ids: filter.audience_ids.map((id) => prefixedId('audience', id)) };
  if ('conversation_ids' in filter) {
    return { conversation_ids: filter.conversation_ids.map((id) => prefixedId('conversation', id)) };
  }
  if ('contact_ids' in filter) return { contact_ids: filter.contact_ids.map((id) => prefixedId('contact', id)) };
  if ('agent_ids' in filter) return { agent_ids: filter.agent_ids.map((id) => prefixedId('agent', id)) };
  if ('agent_pool_ids' in filter) {
    return { agent_pool_ids: filter.agent_pool_ids.map((id) => prefixedId('agentpool', id)) };
  }
  return { operation_ids: filter.operation_ids.map((id) => prefixedId('operation', id)) };
}

/** Of a view, the fields that the request has. */
function definedOf<View extends object>(view: View, request: object): Partial<View> {
  return Object.fromEntries(Object.entries(view).filter(([name]) => Object.hasOwn(request, name))) as Partial<View>;
}
