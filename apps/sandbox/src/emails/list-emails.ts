import type { ListEmailsRequest, ListEmailsResponse } from '@comms/emails';
import type { Call, Reply } from '../api/implement.ts';
import type { Wire } from '../api/wire.ts';
import { listDeliveries } from '../deliveries/list-deliveries.ts';
import { operationView } from '../operations/operation.ts';
import { writeEmails } from './stored-email.ts';

/** Lists e-mails, the newest first; those of one send with the send beside them. */
export function answerListEmails(request: Wire<ListEmailsRequest>, call: Call): Reply<Wire<ListEmailsResponse>> {
  const { rows, pagination, operation } = listDeliveries(call, 'emails', request);
  const beside = JSON.stringify({ ...(operation && { operation: operationView(operation) }), pagination });
  return {
    status: 200,
    json: `{"emails":[${writeEmails(call.services, rows, call.baseURL).join()}],${beside.slice(1)}`,
  };
}
