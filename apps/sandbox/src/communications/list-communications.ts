import type { ListCommunicationsRequest, ListCommunicationsResponse } from '@comms/communications';
import type { Call, Reply } from '../api/implement.ts';
import { Filter } from '../api/pagination.ts';
import type { Wire } from '../api/wire.ts';
import { listDeliveries } from '../deliveries/list-deliveries.ts';
import { operationView } from '../operations/operation.ts';
import { writeCommunications } from './communication-json.ts';

/** Lists communications, the newest first; those of one send with the send beside them. */
export function answerListCommunications(
  request: Wire<ListCommunicationsRequest>,
  call: Call,
): Reply<Wire<ListCommunicationsResponse>> {
  const ofType = new Filter().and("d.details ->> '$.type' = ?", request.communication_type);
  const { rows, pagination, operation } = listDeliveries(call, 'communications', request, ofType);
  const beside = JSON.stringify({ ...(operation && { operation: operationView(operation) }), pagination });
  const written = writeCommunications(call, rows, call.baseURL).join();
  return { status: 200, json: `{"communications":[${written}],${beside.slice(1)}` };
}
