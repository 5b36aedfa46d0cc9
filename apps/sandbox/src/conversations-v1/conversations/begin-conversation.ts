import type { ResourceRow } from '../../resources/resource.ts';
import type { Place } from '../scope.ts';
import { restartTimers } from './conversation-life.ts';
import { addConversation, type ConversationFields, type Timers } from './conversation-row.ts';
import { tell } from './tell-webhooks.ts';
import type { Cause } from './webhook-cause.ts';
import { conversationParameters } from './webhook-parameters.ts';

/** A conversation begins, within `write`: it is kept, its timers run, and those who want to know of it are told. */
export function beginConversation(place: Place, fields: ConversationFields, timers: Timers, cause: Cause): ResourceRow {
  const row = addConversation(place, fields, timers);
  restartTimers(place.owner, row);
  tell(place, { event: 'onConversationAdded', cause, parameters: conversationParameters(place, fields, row) });
  return row;
}
