import type { ListMessagesRequest, ListMessagesResponse } from '@comms/messages';
import type { Call, Reply } from '../api/implement.ts';
import type { Wire } from '../api/wire.ts';
import { listDeliveries } from '../deliveries/list-deliveries.ts';
import { operationView } from '../operations/operation.ts';
import { writeMessages } from './stored-message.ts';

/** Lists messages, the newest first; those of one send with the send beside them. */
export function answerListMessages(request: Wire<ListMessagesRequest>, call: Call): Reply<Wire<ListMessagesResponse>> {
  const { rows, pagination, operation } = listDeliveries(call, 'messages', request);
  const beside = JSON.stringify({ ...(operation && { operation: operationView(operation) }), pagination });
  return { status: 200, json: `{"messages":[${writeMessages(call, rows, call.baseURL).join()}],${beside.slice(1)}` };
}
