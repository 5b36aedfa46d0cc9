import type { DeleteMessageRequest, FetchOneMessageRequest, Message } from '@comms/messages';
import type { Call, Reply } from '../api/implement.ts';
import type { Wire } from '../api/wire.ts';
import { findDelivery, hideDelivery } from '../deliveries/stored-delivery.ts';
import { writeMessages } from './stored-message.ts';

export function answerFetchOneMessage(
  { message_id: id }: Wire<FetchOneMessageRequest>,
  call: Call,
): Reply<Wire<Message>> {
  const [json = ''] = writeMessages(call, [findDelivery(call, 'messages', id)], call.baseURL);
  return { status: 200, json };
}

/** Hides a message. What is on its way still arrives and is counted. */
export function answerDeleteMessage({ message_id: id }: Wire<DeleteMessageRequest>, call: Call): Reply<void> {
  hideDelivery(call, findDelivery(call, 'messages', id));
  return { status: 204 };
}
