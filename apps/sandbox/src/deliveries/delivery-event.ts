import type { Addressee, Tags } from '@comms/core';
import type { Wire } from '../api/wire.ts';
import type { NewEvent } from '../events/emit.ts';
import { prefixedId } from '../prefixed-id.ts';
import { commsV1Event } from './comms-v1-event.ts';
import { planOf } from './delivery-plan.ts';
import { deliveryPrefix, type StoredDelivery } from './stored-delivery.ts';

/** What all deliveries of an operation tell about themselves. */
interface SharedFacts {
  readonly from: Wire<Addressee> | null;
  readonly tags: Tags;
  readonly poolId: string | undefined;
}

/** What the events of a delivery tell in either dialect, and the identifiers by which subscriptions filter. */
export interface DeliveryFacts {
  readonly facts: Facts;
  readonly about: readonly string[];
}

/** Writes the events of deliveries; what those of one operation share is read once. */
export class EventWriter {
  readonly #shared = new Map<number, SharedFacts>();

  /** The event that tells that a delivery has come to the state in which it is. */
  eventOf(row: StoredDelivery): NewEvent {
    const { facts, about } = this.#factsOf(row);
    return { ...typedEvent(row, `${deliveryPrefix[row.resource]}_${row.id}`, facts), about };
  }

  /** The same in the way of today's API; undefined where it does not tell of that. */
  commsV1EventOf(row: StoredDelivery): NewEvent | undefined {
    return commsV1Event(row, this.#factsOf(row));
  }

  #factsOf(row: StoredDelivery): DeliveryFacts {
    const shared = this.#sharedOf(row);
    const to: Wire<Addressee>[] = JSON.parse(row.recipients);
    const from: Wire<Addressee> | null = row.sender === null ? shared.from : JSON.parse(row.sender);
    const isOver = row.state === row.outcome;
    const operationId = row.operation_resource === 'inbound' ? null : `operation_${row.operation_id}`;
    const conversationId = row.reference?.startsWith('conversation_') ? row.reference : null;
    const facts = {
      operation_id: operationId,
      conversation_id: conversationId,
      from,
      to,
      error_code: isOver ? row.error_code : null,
      tags: planOf(row).tags ?? shared.tags,
    };
    const about = [
      operationId,
      row.reference,
      row.origin,
      shared.poolId,
      from?.agent_id,
      ...to.flatMap((addressee) => [addressee.contact_id, addressee.agent_id]),
    ].filter((each) => typeof each === 'string');
    return { facts, about };
  }

  #sharedOf({ operation, request }: StoredDelivery): SharedFacts {
    let shared = this.#shared.get(operation);
    if (!shared) {
      const { from, tags = {} }: { from?: Record<string, string>; tags?: Tags } = JSON.parse(request);
      const pool = from?.['agent_pool_id'];
      shared = { from: senderOf(from), tags, poolId: pool && prefixedId('agentpool', pool) };
      this.#shared.set(operation, shared);
    }
    return shared;
  }
}

function senderOf(from: Record<string, string> | undefined): Wire<Addressee> | null {
  if (from?.['address'] !== undefined) return { address: from['address'], channel: from['channel'] ?? 'email' };
  return from?.['agent_id'] === undefined ? null : { agent_id: prefixedId('agent', from['agent_id']) };
}

type Facts = Omit<Extract<NewEvent, { type: 'message.sent' }>['data'], 'message_id'>;

/** The data of each kind of send names its own identifier. What comes in has a type of its own. */
function typedEvent(row: StoredDelivery, id: string, facts: Facts): NewEvent {
  const { resource, operation_resource: of } = row;
  // What is sent later is as good as queued in the preview.
  const state = row.state === 'scheduled' ? 'queued' : row.state;
  switch (resource) {
    case 'messages': {
      const data = { message_id: id, ...facts };
      if (of === 'inbound') return { type: 'message.received', data };
      return { type: `message.${state === 'opened' ? 'read' : state}`, data };
    }
    case 'emails':
      return { type: `email.${state === 'read' ? 'opened' : state}`, data: { email_id: id, ...facts } };
    case 'push_notifications': {
      const data = { push_notification_id: id, ...facts };
      return { type: `push_notification.${state === 'read' ? 'opened' : state}`, data };
    }
    case 'communications':
      return { type: `communication.${state}`, data: { communication_id: id, ...facts } };
  }
}
