import type { SendMessagesRequest, SendMessagesResponse } from '@comms/messages';
import { checkPreference } from '../addressing/check-preference.ts';
import { openSender } from '../addressing/open-sender.ts';
import type { Call, Reply } from '../api/implement.ts';
import type { Wire } from '../api/wire.ts';
import { checkConversations } from '../conversations/conversation-send.ts';
import { operationHeaders, startOperation } from '../operations/start-operation.ts';
import { checkVariables } from '../templates/check-variables.ts';
import { messageWriter } from './message-json.ts';
import { checkMedia } from './message-media.ts';
import { newDeliveries } from './new-deliveries.ts';

/** Takes messages on: answers with all of them, queued. */
export function answerSendMessages(request: Wire<SendMessagesRequest>, call: Call): Reply<Wire<SendMessagesResponse>> {
  const { to: _, ...shared } = request;
  const preferenceId = request.processing_options?.use_preference?.preference_id;
  checkPreference(call, preferenceId, 'processing_options.use_preference.preference_id');
  checkConversations(call, request.to);
  checkMedia(call, request.content);
  checkVariables(request.content, request.content.default_variables, request.to);
  const { id, createdAt, rows, deliveries } = call.services.database.write(() => {
    const sender = openSender(call, request.from);
    const made = newDeliveries(call, request, sender);
    const isDoomed = sender.refused !== undefined;
    const started = startOperation(call, { resource: 'messages', request: shared, deliveries: made, isDoomed });
    return { ...started, deliveries: made };
  });
  const write = messageWriter({
    owner: call,
    operationId: id,
    operationResource: 'messages',
    createdAt,
    request: shared,
    baseURL: call.baseURL,
  });
  // One text that grows: joined, it would be copied once for the list, and once more for what is around it.
  let json = '{"messages":[';
  for (const [index, row] of rows.entries()) {
    json += (index === 0 ? '' : ',') + write(row, deliveries[index]?.variables ?? {});
  }
  return { status: 202, headers: operationHeaders(call.baseURL, '/Messages', id), json: `${json}]}` };
}
