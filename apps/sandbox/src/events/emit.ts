import type { EventDataByType } from '@comms/events';
import type { Wire } from '../api/wire.ts';
import type { Owner } from '../resources/resource.ts';

/** Something that has happened, before the account and the envelope are added. */
export type NewEvent = {
  readonly [Type in keyof EventDataByType]: {
    readonly type: Type;
    readonly data: Omit<Wire<EventDataByType[Type]>, 'account_sid'>;
    /** The prefixed identifiers by which subscriptions filter: audiences, conversations, contacts, agents, pools, operations. */
    readonly about?: readonly string[];
  };
}[keyof EventDataByType];

/** Says that something has happened, within `write`: those who have subscribed to it are told. */
export function emitEvent(owner: Owner, event: NewEvent): void {
  owner.services.events.emit(owner.account, [event]);
}

/** The same for many events at once. */
export function emitEvents(owner: Owner, events: readonly NewEvent[]): void {
  owner.services.events.emit(owner.account, events);
}

/** Whether anyone in the account has subscribed to events of today's API by their names. */
export function hasCommsV1Subscribers({ services, account }: Owner): boolean {
  return services.events.hasCommsV1Subscribers(account);
}

/** Whether anyone in the account has subscribed to anything: what is costly to tell is put together only then. */
export function hasSubscribers({ services, account }: Owner): boolean {
  return services.events.hasSubscribers(account);
}
