import type { SendMessagesRequest, SendMessagesResponse } from '@comms/messages';
import type { Call, Reply } from '../api/implement.ts';
import type { Wire } from '../api/wire.ts';
import { unknownResourceCode } from '../deliveries/delivery-errors.ts';
import { outcomeOfSender, outcomeTag, readOutcome } from '../deliveries/magic-numbers.ts';
import type { Outcome } from '../deliveries/outcome.ts';
import { operationHeaders, startOperation } from '../operations/start-operation.ts';
import { messageWriter } from './message-json.ts';
import { deliveryTo } from './recipients.ts';

/** Takes messages on: answers with all of them, queued. */
export function answerSendMessages(
  { to, ...request }: Wire<SendMessagesRequest>,
  call: Call,
): Reply<Wire<SendMessagesResponse>> {
  const refused = refusedSender(request.from);
  const decided = refused ?? readOutcome(request.tags?.[outcomeTag] ?? '');
  const deliveries = to.map((recipient) => deliveryTo(recipient, decided));
  const isDoomed = refused !== undefined;
  const { id, createdAt, rows } = startOperation(call, { resource: 'messages', request, deliveries, isDoomed });
  const write = messageWriter({ operationId: id, createdAt, request, baseURL: call.baseURL });
  // One text that grows: joined, it would be copied once for the list, and once more for what is around it.
  let json = '{"messages":[';
  for (const [index, row] of rows.entries()) {
    json += (index === 0 ? '' : ',') + write(row, deliveries[index]?.variables ?? {});
  }
  return { status: 202, headers: operationHeaders(call.baseURL, '/Messages', id), json: `${json}]}` };
}

/** Why a sender can send nothing; undefined where it can. Agents are not kept yet, so that none is known. */
function refusedSender(from: Wire<SendMessagesRequest>['from']): Outcome | undefined {
  return 'address' in from ? outcomeOfSender(from.address) : { state: 'failed', errorCode: unknownResourceCode };
}
