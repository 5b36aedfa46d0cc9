import { commsPreview, type ListOperation, type Operation, readRaw } from '@comms/core';
import type {
  CreateSinkRequest,
  CreateSubscriptionRequest,
  EventSchema,
  EventSchemaDocument,
  FetchEventSchemaRawRequest,
  FetchSingleSubscriptionRequest,
  GetSchemasRequest,
  GetSchemasResponse,
  GetSinksRequest,
  GetSinksResponse,
  GetSubscriptionsRequest,
  GetSubscriptionsResponse,
  ReadSchemasByTypeRequest,
  ReadSchemasByTypeResponse,
  Sink,
  Subscription,
  UpdateSingleSubscriptionRequest,
} from './types.ts';

export const createSubscription: Operation<CreateSubscriptionRequest, Subscription> = {
  id: 'eventSubscriptions.createSubscription',
  api: commsPreview,
  method: 'POST',
  path: '/Events/Subscriptions',
  success: [201],
  findWith: 'eventSubscriptions.getSubscriptions',
};

export const getSubscriptions: ListOperation<GetSubscriptionsRequest, GetSubscriptionsResponse, Subscription> = {
  id: 'eventSubscriptions.getSubscriptions',
  api: commsPreview,
  method: 'GET',
  path: '/Events/Subscriptions',
  success: [200],
  page: { items: 'subscriptions' },
};

export const fetchSingleSubscription: Operation<FetchSingleSubscriptionRequest, Subscription> = {
  id: 'eventSubscriptions.fetchSingleSubscription',
  api: commsPreview,
  method: 'GET',
  path: '/Events/Subscriptions/{subscriptionId}',
  success: [200],
};

export const updateSingleSubscription: Operation<UpdateSingleSubscriptionRequest, Subscription> = {
  id: 'eventSubscriptions.updateSingleSubscription',
  api: commsPreview,
  method: 'PATCH',
  path: '/Events/Subscriptions/{subscriptionId}',
  success: [200],
  safety: 'safe',
};

export const getSinks: ListOperation<GetSinksRequest, GetSinksResponse, Sink> = {
  id: 'eventSubscriptions.getSinks',
  api: commsPreview,
  method: 'GET',
  path: '/Events/Sinks',
  success: [200],
  page: { items: 'sinks' },
};

export const createSink: Operation<CreateSinkRequest, Sink> = {
  id: 'eventSubscriptions.createSink',
  api: commsPreview,
  method: 'POST',
  path: '/Events/Sinks',
  success: [201],
  findWith: 'eventSubscriptions.getSinks',
};

export const getSchemas: ListOperation<GetSchemasRequest, GetSchemasResponse, EventSchema> = {
  id: 'eventSubscriptions.getSchemas',
  api: commsPreview,
  method: 'GET',
  path: '/Events/Schemas',
  success: [200],
  page: { items: 'schemas' },
};

export const readSchemasByType: Operation<ReadSchemasByTypeRequest, ReadSchemasByTypeResponse> = {
  id: 'eventSubscriptions.readSchemasByType',
  api: commsPreview,
  method: 'GET',
  path: '/Events/Schemas/{eventType}',
  success: [200],
};

export const fetchEventSchemaRaw: Operation<FetchEventSchemaRawRequest, EventSchemaDocument | string> = {
  id: 'eventSubscriptions.fetchEventSchemaRaw',
  api: commsPreview,
  method: 'GET',
  path: '/Events/Schemas/{eventType}/Versions/{versionId}',
  success: [200],
  read: readRaw,
};
