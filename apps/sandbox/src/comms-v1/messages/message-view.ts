import type { Message, MessageAttempt, MessageRecipient, MessageSender } from '@comms/messages/v1';
import type { Call } from '../../api/implement.ts';
import type { CamelWire } from '../../api/wire.ts';
import { planOf } from '../../deliveries/delivery-plan.ts';
import type { StoredDelivery } from '../../deliveries/stored-delivery.ts';
import { prefixedId } from '../../prefixed-id.ts';
import { v1RecipientChannel, v1SenderChannel } from '../channel.ts';
import { v1Status } from '../delivery-status.ts';
import { type DeliveryStep, stepsOf } from '../delivery-steps.ts';
import { v1Id, v1IdOf } from '../identifier.ts';
import { v1Related } from '../related.ts';
import { contentView } from './content-view.ts';
import { readMessages, type StoredMessages, type StoredSender } from './stored-messages.ts';

/** A message as lists show it: without its content and its attempts. */
export function messageView(call: Call, row: StoredDelivery): CamelWire<Message> {
  const request = readMessages(row);
  const plan = planOf(row);
  const { scheduled_for: scheduledFor } = row;
  return {
    id: v1Id('message', row.id),
    from: senderView(row.sender === null ? undefined : JSON.parse(row.sender), request),
    to: recipientsOf(row),
    status: v1Status(row),
    related: v1Related(row, call.baseURL, '/Messages'),
    tags: { ...(plan.tags ?? request.tags) },
    scheduledFor: scheduledFor === null ? null : new Date(scheduledFor).toISOString(),
    createdAt: new Date(row.created_at).toISOString(),
    updatedAt: new Date(row.updated_at).toISOString(),
    deletedAt: null,
  };
}

/** A message with all that there is of it. */
export function fullMessageView(call: Call, row: StoredDelivery): CamelWire<Message> {
  return {
    ...messageView(call, row),
    content: contentView(call, row, readMessages(row)),
    attempts: attemptsOf(call, row),
  };
}

/** Whom a message is to: as the send named them, or at their addresses. */
export function recipientsOf(row: StoredDelivery): CamelWire<MessageRecipient>[] {
  const { to } = planOf(row);
  return to ? [to] : addressesOf(JSON.parse(row.recipients));
}

/** People at their addresses. */
export function addressesOf(recipients: readonly StoredSender[]): CamelWire<MessageRecipient>[] {
  return recipients.flatMap(({ address, channel = 'tel' }) =>
    address === undefined ? [] : [{ address, channel: v1RecipientChannel(channel) }],
  );
}

/** Who sends a message: chosen for it, or named by its send. */
export function senderView(
  chosen: StoredSender | undefined,
  { from = {} }: Pick<StoredMessages, 'from'>,
): CamelWire<MessageSender> {
  const { address, channel, agent_id: agent } = chosen ?? from;
  const { agent_pool_id: pool } = from;
  return {
    ...(address !== undefined && { address }),
    ...(channel !== undefined && { channel: v1SenderChannel(channel) }),
    ...(agent !== undefined && { senderId: v1IdOf(prefixedId('agent', agent)) }),
    ...(pool !== undefined && { senderPoolId: v1IdOf(prefixedId('agentpool', pool)) }),
  };
}

/** The tries to reach the recipient, the first one first: each stands where it has come to. */
function attemptsOf(call: Call, row: StoredDelivery): CamelWire<MessageAttempt>[] {
  if (row.operation_resource === 'inbound') return [];
  const request = readMessages(row);
  const tried = Map.groupBy(stepsOf(call, row), ({ attempt }) => attempt);
  tried.delete(0);
  return [...tried.values()].map((steps) => attemptView(steps, request));
}

function attemptView(steps: readonly DeliveryStep[], request: StoredMessages): CamelWire<MessageAttempt> {
  const [first, last] = [steps[0], steps.at(-1)];
  return {
    from: senderView(first?.way.sender, request),
    to: addressesOf(first?.way.recipients ?? []),
    status: last?.status ?? null,
    attemptedAt: first?.at ?? null,
    // There is no console that would show it.
    infoUrl: null,
    ...(last?.error && { error: last.error }),
  };
}
