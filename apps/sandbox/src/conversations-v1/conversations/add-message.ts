import { addResource, type ResourceRow } from '../../resources/resource.ts';
import { newSid } from '../../sid.ts';
import type { Place } from '../scope.ts';
import { stir } from './conversation-life.ts';
import { conversationFacts } from './conversation-row.ts';
import { useMedia } from './media-file.ts';
import type { MessageFields } from './message-row.ts';
import type { PlannedMessage } from './plan-message.ts';
import { sendCopies } from './send-copies.ts';
import { tell } from './tell-webhooks.ts';
import type { Cause } from './webhook-cause.ts';
import { messageParameters } from './webhook-parameters.ts';

/** Says something in a conversation, within `write`: it gets the next place, and goes out to all who do not chat. */
export function addMessage(
  place: Place,
  conversation: ResourceRow,
  { fields: planned, template }: PlannedMessage,
  cause: Cause,
): ResourceRow {
  const { owner } = place;
  const { services, account } = owner;
  const { next_index: index } = conversationFacts(owner, conversation);
  const fields: MessageFields = { ...planned, index };
  const row = addResource(owner, 'IM', fields, { parent: conversation.seq, id: newSid(services.ids, 'IM') });
  services.database.run('INSERT INTO v1_messages VALUES (?, ?, ?, ?)', row.seq, account, conversation.seq, index);
  services.database.run(
    'UPDATE v1_conversations SET next_index = ? WHERE conversation = ?',
    index + 1,
    conversation.seq,
  );
  useMedia(owner, fields.media);
  stir(place, conversation, cause);
  tell(place, {
    event: 'onMessageAdded',
    cause,
    conversation,
    text: fields.body,
    parameters: messageParameters(place, conversation, fields, row),
  });
  sendCopies(place, conversation, row, { fields, template });
  return row;
}
