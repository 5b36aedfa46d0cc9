import type { Addressee } from '@comms/core';
import type { CommsV1EventAddress } from '@comms/events';
import type { Wire } from '../api/wire.ts';
import { v1RecipientChannel, v1SenderChannel } from '../comms-v1/channel.ts';
import { downstreamSid } from '../comms-v1/downstream-sid.ts';
import { v1Id, v1IdOf } from '../comms-v1/identifier.ts';
import type { NewEvent } from '../events/emit.ts';
import { canceledCode } from './delivery-errors.ts';
import type { DeliveryFacts } from './delivery-event.ts';
import { attemptIndex, planOf } from './delivery-plan.ts';
import type { DeliveryState } from './outcome.ts';
import type { StoredDelivery } from './stored-delivery.ts';

/** What today's API calls the steps of a message; it says nothing of what is still scheduled. */
const types = {
  queued: 'com.twilio.comms-api.message.queued',
  sent: 'com.twilio.comms-api.message.sent',
  delivered: 'com.twilio.comms-api.message.delivered',
  read: 'com.twilio.comms-api.message.read',
  opened: 'com.twilio.comms-api.message.read',
  undelivered: 'com.twilio.comms-api.message.undelivered',
  failed: 'com.twilio.comms-api.message.failed',
} as const satisfies Partial<Record<DeliveryState, string>>;

/** The event by which today's API tells of the state of a message; undefined where it has none for that. */
export function commsV1Event(row: StoredDelivery, { facts, about }: DeliveryFacts): NewEvent | undefined {
  const isInbound = row.operation_resource === 'inbound';
  const isCanceled = row.state === 'failed' && row.error_code === canceledCode && row.operation_status === 'canceled';
  if (row.resource !== 'messages' || row.state === 'scheduled' || isCanceled) return undefined;
  const plan = planOf(row);
  const [to] = facts.to ?? [];
  const data = {
    operation_id: isInbound ? null : v1Id('operation', row.operation_id),
    message_id: v1Id('message', row.id),
    downstream_id: downstreamSid(row),
    attempt: String(attemptIndex(row, plan) + 1),
    error_code: facts.error_code === null || facts.error_code === undefined ? null : String(facts.error_code),
    from: partyOf(facts.from, v1SenderChannel),
    to: partyOf(to, v1RecipientChannel),
    tags: plan.tags ?? facts.tags ?? {},
  };
  if (!isInbound) return { type: types[row.state], data, about };
  const session = facts.conversation_id ? v1IdOf(facts.conversation_id) : null;
  return { type: 'com.twilio.comms-api.message.inbound-received', data: { ...data, session_id: session }, about };
}

function partyOf(
  party: Wire<Addressee> | null | undefined,
  channelOf: (stored: string) => string,
): Wire<CommsV1EventAddress> | null {
  if (!party) return null;
  const { address = null, channel, agent_id: agent } = party;
  return { id: agent ? v1IdOf(agent) : null, address, channel: channel ? channelOf(channel) : null };
}
