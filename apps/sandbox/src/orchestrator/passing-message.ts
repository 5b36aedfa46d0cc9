import type { CommunicationAddress } from '@comms/core';
import type { StoredDelivery } from '../deliveries/stored-delivery.ts';
import { contentOn, deliveredText } from '../messages/message-content.ts';
import type { SharedRequest } from '../messages/message-json.ts';
import { sidOf } from '../sid.ts';
import type { NewParty } from './add-communication.ts';
import { deliveryStatusOf, orchestratedAddress } from './message-channels.ts';

/** A message that passes through the sandbox, in the words of communications. */
export interface PassingMessage {
  readonly author: NewParty;
  readonly recipients: readonly NewParty[];
  readonly text: string;
  /** The message's SID. */
  readonly resourceId: string;
}

/** Reads a message; undefined where it goes by a channel that communications do not have, or nobody is known to have sent it. */
export function passingMessage(row: StoredDelivery): PassingMessage | undefined {
  const request: SharedRequest = JSON.parse(row.request);
  const sender: Partial<CommunicationAddress> = row.sender === null ? request.from : JSON.parse(row.sender);
  const to: readonly Partial<CommunicationAddress>[] = JSON.parse(row.recipients);
  const author = orchestratedAddress(sender);
  const recipients = to.map(orchestratedAddress).filter((each) => each !== undefined);
  if (!author || recipients.length === 0) return undefined;
  // Who is outside is a customer; who is on our side is somebody's agent, of which kind nobody knows.
  const [outside, ours] = ['CUSTOMER', 'AGENT'];
  const isInbound = row.operation_resource === 'inbound';
  const deliveryStatus = deliveryStatusOf(row.state);
  return {
    author: { ...author, type: isInbound ? outside : ours },
    recipients: recipients.map((each) => ({ ...each, type: isInbound ? ours : outside, deliveryStatus })),
    text: textOf(row, request, isInbound),
    resourceId: sidOf('SM', row.id),
  };
}

/** What comes in is no template: it is kept as it came. */
function textOf({ recipients, variables }: StoredDelivery, request: SharedRequest, isInbound: boolean): string {
  const content = contentOn(request, recipients);
  if (isInbound) return 'text' in content ? String(content.text ?? '') : '';
  return deliveredText(content, variables === null ? {} : JSON.parse(variables));
}
