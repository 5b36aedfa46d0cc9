import { reasonFor } from '../deliveries/delivery-errors.ts';
import type { StoredDelivery } from '../deliveries/stored-delivery.ts';
import { changeResource, type Owner, type ResourceRow, resourceAt, resourceOf } from '../resources/resource.ts';
import { sidOf } from '../sid.ts';
import { type ActionFields, actionOf } from './action.ts';
import { addCommunication, keepSource } from './add-communication.ts';
import { communicationIdOf } from './communication.ts';
import { conversationOf } from './conversation.ts';
import { deliveryStatusOf } from './message-channels.ts';

/** A message of an action has come to another state: the first that is sent completes it, within `write`. */
export function actionEffect(owner: Owner, row: StoredDelivery, at: number): void {
  const action = resourceOf(owner, 'conv_action', row.origin ?? '');
  if (!action) return;
  const fields = actionOf(action);
  if (fields.status !== 'PENDING') return;
  const sid = sidOf('SM', row.id);
  const hasFailed = row.state === 'failed' || row.state === 'undelivered';
  const messages = fields.messages.map((message) => (message.sid === sid ? { ...message, hasFailed } : message));
  const completedAt = new Date(at).toISOString();
  if (!hasFailed) complete(owner, action, { ...fields, messages, completedAt }, row);
  else if (messages.every((message) => message.hasFailed)) {
    const failureReason = reasonFor(row.error_code ?? 0);
    changeResource(owner, action, { ...fields, messages, status: 'FAILED', completedAt, failureReason });
  } else changeResource(owner, action, { ...fields, messages });
}

/** What was sent is kept as a communication, unless the conversation has ended meanwhile. */
function complete(owner: Owner, action: ResourceRow, fields: ActionFields, { state }: StoredDelivery): void {
  const conversation = resourceAt(owner, action.parent);
  const isOpen = conversation && conversationOf(conversation).status !== 'CLOSED';
  const kept = isOpen ? keep(owner, conversation, fields, deliveryStatusOf(state)) : undefined;
  const communicationId = kept && communicationIdOf(kept);
  changeResource(owner, action, { ...fields, status: 'COMPLETED', communicationId });
}

function keep(
  owner: Owner,
  conversation: ResourceRow,
  { messages, communication }: ActionFields,
  sent: ReturnType<typeof deliveryStatusOf>,
): ResourceRow {
  const recipients = communication.recipients.map((recipient, index) => ({
    ...recipient,
    deliveryStatus: messages[index]?.hasFailed ? ('FAILED' as const) : sent,
  }));
  const row = addCommunication(owner, conversation, { ...communication, recipients });
  // Each message tells of one recipient, the first one too.
  for (const [index, { sid }] of messages.entries()) keepSource(owner, row, sid, index);
  return row;
}
