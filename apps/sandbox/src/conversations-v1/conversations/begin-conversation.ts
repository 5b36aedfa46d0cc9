import type { ResourceRow } from '../../resources/resource.ts';
import type { Place } from '../scope.ts';
import { restartTimers } from './conversation-life.ts';
import { addConversation } from './conversation-row.ts';
import type { NewConversation } from './plan-conversation.ts';
import { tell } from './tell-webhooks.ts';
import type { Cause } from './webhook-cause.ts';
import { conversationParameters, type Parameters } from './webhook-parameters.ts';

/**
 * A conversation begins, within `write`: it is kept, its timers run, and those who want to know of it are told; `parameters`
 * is what they are told beside.
 */
export function beginConversation(
  place: Place,
  { fields, timers }: NewConversation,
  cause: Cause,
  parameters: Parameters = {},
): ResourceRow {
  const row = addConversation(place, fields, timers);
  restartTimers(place.owner, row);
  const known = conversationParameters(place, fields, row);
  tell(place, { event: 'onConversationAdded', cause, parameters: { ...known, ...parameters } });
  return row;
}
