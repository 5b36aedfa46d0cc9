import { type ResourceRow, resourceColumns } from '../../resources/resource.ts';
import type { Place } from '../scope.ts';
import { messageFields } from './message-row.ts';
import { listenerOf, type ScopedWebhookFields } from './scoped-webhook-row.ts';
import { withOrigin } from './tell-webhooks.ts';
import { byItself } from './webhook-cause.ts';
import { messageParameters } from './webhook-parameters.ts';

/** Tells a new webhook of the messages that were there before, from a place on, within `write`. */
export function replayMessages(place: Place, conversation: ResourceRow, fields: ScopedWebhookFields): void {
  const { replay_after: from } = fields.configuration;
  if (from === undefined) return;
  const { owner } = place;
  const event = 'onMessageAdded';
  const rows = owner.services.database.all<ResourceRow>(
    `SELECT ${resourceColumns} FROM v1_messages m JOIN resources r ON r.seq = m.message
      WHERE m.conversation = ? AND m.place >= ? ORDER BY m.place`,
    conversation.seq,
    from,
  );
  for (const row of rows) {
    const message = messageFields(row);
    const parameters = withOrigin(place, event, byItself, messageParameters(place, conversation, message, row));
    for (const { url, method } of listenerOf(fields, event, message.body)) {
      owner.services.webhooks.post(owner, { family: 'conversationsV1', event, url, method, fields: parameters });
    }
  }
}
