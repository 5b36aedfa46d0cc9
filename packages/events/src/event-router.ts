import { type CommsEvent, type EventOf, isKnownType, type KnownEventType } from './cloud-event.ts';

/** What is done with each type of event. */
export type EventHandlers = {
  readonly [Type in KnownEventType]?: (event: EventOf<Type>) => unknown;
} & {
  /** What is done with all other events. */
  readonly fallback?: ((event: CommsEvent, facts: FallbackFacts) => unknown) | undefined;
};

/** What is known of an event that has no handler. */
export interface FallbackFacts {
  /** False for types that are newer than this package. */
  readonly isKnown: boolean;
}

/** Does with one event what is to be done with it. */
export type EventRouter = (event: CommsEvent) => Promise<void>;

/**
 * Makes a function that gives each event to the handler of its type.
 *
 * @example
 * import { createEventRouter } from '@comms/events/webhooks';
 *
 * const route = createEventRouter({
 *   'message.delivered': ({ data }) => console.log(data.messageId, 'has arrived'),
 *   'message.failed': ({ data }) => console.error(data.messageId, data.errorCode),
 *   fallback: (event, { isKnown }) => console.log(isKnown ? 'ignored' : 'unknown', event.type),
 * });
 * await route({ id: 'EZ1', type: 'message.read', data: {} });
 */
export function createEventRouter(handlers: EventHandlers): EventRouter {
  return async (event) => {
    const { type } = event;
    const isKnown = isKnownType(type);
    const handler = isKnown && Object.hasOwn(handlers, type) ? handlers[type] : undefined;
    // The handlers' types say that each gets the events of its own type, which is what was looked up.
    if (handler) await (handler as (event: CommsEvent) => unknown)(event);
    else await handlers.fallback?.(event, { isKnown });
  };
}
