import type { DeleteMessageRequest, FetchOneMessageRequest, Message } from '@comms/messages';
import type { Call, Reply } from '../api/implement.ts';
import { notFound } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { bareId } from '../prefixed-id.ts';
import { type StoredMessage, selectMessages, writeMessages } from './stored-message.ts';

const isOne = "d.id = ? AND d.account = ? AND d.resource = 'messages' AND d.deleted_at IS NULL";

export function answerFetchOneMessage(
  { message_id: id }: Wire<FetchOneMessageRequest>,
  { services, account, baseURL }: Call,
): Reply<Wire<Message>> {
  const rows = services.database.all<StoredMessage>(`${selectMessages} WHERE ${isOne}`, bareId('message', id), account);
  const [json] = writeMessages(rows, baseURL);
  if (!json) throw notFound('message', id);
  return { status: 200, json };
}

/** Hides a message. What is on its way still arrives and is counted. */
export function answerDeleteMessage(
  { message_id: id }: Wire<DeleteMessageRequest>,
  { services: { database, clock }, account }: Call,
): Reply<void> {
  const count = database.write(() =>
    database.run(
      `UPDATE deliveries AS d SET deleted_at = ? WHERE ${isOne}`,
      clock.now(),
      bareId('message', id),
      account,
    ),
  );
  if (count === 0) throw notFound('message', id);
  return { status: 204 };
}
