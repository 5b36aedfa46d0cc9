import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SendMessagesRequest, SendMessagesResponse } from '@comms/messages';
import { checkPreference } from '../addressing/check-preference.ts';
import { openSender } from '../addressing/open-sender.ts';
import type { Call, Reply } from '../api/implement.ts';
import type { Wire } from '../api/wire.ts';
import { checkConversations } from '../conversations/conversation-send.ts';
import type { DeliveryRow, NewDelivery } from '../deliveries/delivery.ts';
import { operationHeaders, startOperation } from '../operations/start-operation.ts';
import { checkVariables } from '../templates/check-variables.ts';
import { messageWriter, type WriteMessage } from './message-json.ts';
import { checkMedia } from './message-media.ts';
import { newDeliveries } from './new-deliveries.ts';

/** From how many recipients on others get their turn between the steps of a send, and after how many messages. */
const manyRecipients = 1000;
const sliceSize = 2000;

/** Takes messages on: answers with all of them, queued. */
export function answerSendMessages(
  request: Wire<SendMessagesRequest>,
  call: Call,
): Reply<Wire<SendMessagesResponse>> | Promise<Reply<Wire<SendMessagesResponse>>> {
  checkSend(request, call);
  // A promise costs more than a small send.
  if (request.to.length < manyRecipients) {
    const sent = start(request, call);
    return replyOf(call, sent, messagesOf(sent, 0, sent.rows.length));
  }
  return answerInTurns(request, call);
}

/** The same for many: reading and checking them, adding them, and writing them are turns of their own. */
async function answerInTurns(
  request: Wire<SendMessagesRequest>,
  call: Call,
): Promise<Reply<Wire<SendMessagesResponse>>> {
  await nextTurn();
  const sent = start(request, call);
  // One text that grows: joined, it would be copied once for the list, and once more for what is around it.
  let messages = '';
  for (let from = 0; from < sent.rows.length; from += sliceSize) {
    await nextTurn();
    messages += (from === 0 ? '' : ',') + messagesOf(sent, from, from + sliceSize);
  }
  return replyOf(call, sent, messages);
}

/** @throws {Refusal} before anything is written. */
function checkSend(request: Wire<SendMessagesRequest>, call: Call): void {
  const preferenceId = request.processing_options?.use_preference?.preference_id;
  checkPreference(call, preferenceId, 'processing_options.use_preference.preference_id');
  checkConversations(call, request.to);
  checkMedia(call, request.content);
  checkVariables(request.content, request.content.default_variables, request.to);
}

/** A send that was taken on, and what writes its messages. */
interface Started {
  readonly id: string;
  readonly rows: readonly DeliveryRow[];
  readonly deliveries: readonly NewDelivery[];
  readonly write: WriteMessage;
}

function start(request: Wire<SendMessagesRequest>, call: Call): Started {
  const { to: _, ...shared } = request;
  const { id, createdAt, rows, deliveries } = call.services.database.write(() => {
    const sender = openSender(call, request.from);
    const made = newDeliveries(call, request, sender);
    const isDoomed = sender.refused !== undefined;
    const started = startOperation(call, { resource: 'messages', request: shared, deliveries: made, isDoomed });
    return { ...started, deliveries: made };
  });
  const place = { operationId: id, operationResource: 'messages', createdAt, baseURL: call.baseURL } as const;
  return { id, rows, deliveries, write: messageWriter({ owner: call, request: shared, ...place }) };
}

/** Some of the messages of a send, as JSON without the brackets around them. */
function messagesOf({ rows, deliveries, write }: Started, from: number, to: number): string {
  let json = '';
  for (const [index, row] of rows.slice(from, to).entries()) {
    json += (index === 0 ? '' : ',') + write(row, deliveries[from + index]?.variables ?? {});
  }
  return json;
}

function replyOf({ baseURL }: Call, { id }: Started, messages: string): Reply<Wire<SendMessagesResponse>> {
  return { status: 202, headers: operationHeaders(baseURL, '/Messages', id), json: `{"messages":[${messages}]}` };
}
