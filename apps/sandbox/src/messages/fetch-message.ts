import type { DeleteMessageRequest, FetchOneMessageRequest, Message } from '@comms/messages';
import type { Call, Reply } from '../api/implement.ts';
import { notFound } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { bareId } from '../prefixed-id.ts';
import { type StoredMessage, selectMessages, writeMessages } from './stored-message.ts';

export function answerFetchOneMessage(
  { message_id: id }: Wire<FetchOneMessageRequest>,
  call: Call,
): Reply<Wire<Message>> {
  const [json = ''] = writeMessages([findMessage(id, call)], call.baseURL);
  return { status: 200, json };
}

/** Hides a message. What is on its way still arrives and is counted. */
export function answerDeleteMessage({ message_id: id }: Wire<DeleteMessageRequest>, call: Call): Reply<void> {
  const { database, clock } = call.services;
  const { seq } = findMessage(id, call);
  database.write(() => database.run('UPDATE deliveries SET deleted_at = ? WHERE seq = ?', clock.now(), seq));
  return { status: 204 };
}

/** @throws {Refusal} 404 */
function findMessage(id: string, { services, account }: Call): StoredMessage {
  const row = services.database.get<StoredMessage>(
    `${selectMessages} WHERE d.id = ? AND d.account = ? AND d.deleted_at IS NULL AND o.resource = 'messages'`,
    bareId('message', id),
    account,
  );
  if (!row) throw notFound('message', id);
  return row;
}
