export type {
  CloudEvent,
  CommsEvent,
  EventOf,
  KnownEvent,
  KnownEventType,
  UnknownEvent,
} from './cloud-event.ts';
export { eventTypes, isKnownEvent, isKnownType } from './cloud-event.ts';
export type { Claim, DeduplicationStore, MemoryDeduplicationOptions } from './deduplication.ts';
export { memoryDeduplication } from './deduplication.ts';
export type { EventHandlers, EventRouter, FallbackFacts } from './event-router.ts';
export { createEventRouter } from './event-router.ts';
export { EventFormatError, parseEvents } from './parse-events.ts';
export type { RefusedDelivery, WebhookHandler, WebhookHandlerOptions } from './webhook-handler.ts';
export { createWebhookHandler } from './webhook-handler.ts';
