import type { SendMessagesRequest } from '@comms/messages/v1';
import type { Call, Reply } from '../../api/implement.ts';
import type { CamelWire } from '../../api/wire.ts';
import { startOperation } from '../../operations/start-operation.ts';
import { type AcceptedOperation, acceptedOperation } from '../accepted.ts';
import { newMessages } from './new-messages.ts';
import { openV1Sender } from './open-v1-sender.ts';
import { previewContent } from './preview-content.ts';

/**
 * Takes messages on: all of them, or with 400 none. What is kept is the preview's form of the send, which everything else in the
 * sandbox reads, with v1's beside it.
 */
export function answerSendMessages(request: CamelWire<SendMessagesRequest>, call: Call): Reply<AcceptedOperation> {
  const { to: _, tags, ...v1 } = request;
  const content = previewContent(request.content);
  const isRcsWanted = content.contents !== undefined && Object.hasOwn(content.contents, 'rcs');
  const { id } = call.services.database.write(() => {
    const sender = openV1Sender(call, request.from, isRcsWanted);
    return startOperation(call, {
      resource: 'messages',
      request: { from: sender.from, ...content, ...(tags && { tags }), v1 },
      deliveries: newMessages(call, request, sender, content),
      isDoomed: sender.refused !== undefined,
      asked: { operation: 'v1.messages.sendMessages', family: 'commsV1' },
    });
  });
  return acceptedOperation(call, '/Messages', id);
}
