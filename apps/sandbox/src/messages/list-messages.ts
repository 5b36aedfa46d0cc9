import type { ListMessagesRequest, ListMessagesResponse } from '@comms/messages';
import type { Call, Reply } from '../api/implement.ts';
import { Filter, readPage } from '../api/pagination.ts';
import type { Wire } from '../api/wire.ts';
import { deliveryRange, type OperationRow, operationColumns, operationView } from '../operations/operation.ts';
import { bareId, prefixedId } from '../prefixed-id.ts';
import { type StoredMessage, selectMessages, writeMessages } from './stored-message.ts';

/** A condition on any of a message's recipients. */
const anyRecipient = (field: string): string =>
  `EXISTS (SELECT 1 FROM json_each(d.recipients) WHERE value ->> '${field}' = ?)`;

/** Lists messages, the newest first; those of one send with the send beside them. */
export function answerListMessages(request: Wire<ListMessagesRequest>, call: Call): Reply<Wire<ListMessagesResponse>> {
  const { services, account, baseURL } = call;
  const operation = operationOf(request, call);
  const [first, end] = operation ? deliveryRange(operation) : request.operation_id === undefined ? [] : [0, 0];
  const filter = new Filter()
    .and('d.account = ?', account)
    .and('o.resource = ?', 'messages')
    // An operation that does not exist has no deliveries.
    .and('d.seq >= ?', first)
    .and('d.seq < ?', end)
    .and('d.reference = ?', request.conversation_id && prefixedId('conversation', request.conversation_id))
    .andDate('o.created_at > ?', request.start_date)
    .andDate('o.created_at < ?', request.end_date)
    .and(anyRecipient('contact_id'), request.to_contact && prefixedId('contact', request.to_contact))
    .and("o.request ->> '$.from.contact_id' = ?", request.from_contact && prefixedId('contact', request.from_contact))
    .and("o.request ->> '$.from.address' = ?", request.from_address)
    .and(anyRecipient('address'), request.to_address)
    .and(anyRecipient('channel'), request.channel);
  filter.conditions.push('d.deleted_at IS NULL');
  const { rows, pagination } = readPage<StoredMessage>(services.database, request, {
    select: selectMessages,
    order: 'd.seq',
    filter,
  });
  const beside = JSON.stringify({ ...(operation && { operation: operationView(operation) }), pagination });
  return { status: 200, json: `{"messages":[${writeMessages(rows, baseURL).join()}],${beside.slice(1)}` };
}

function operationOf(
  { operation_id: id }: Wire<ListMessagesRequest>,
  { services, account }: Call,
): OperationRow | undefined {
  if (id === undefined) return undefined;
  return services.database.get<OperationRow>(
    `SELECT ${operationColumns} FROM operations WHERE id = ? AND account = ? AND resource = 'messages'`,
    bareId('operation', id),
    account,
  );
}
