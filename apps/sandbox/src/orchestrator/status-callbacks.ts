import type { Owner, ResourceRow } from '../resources/resource.ts';
import { conversationOf, conversationView } from './conversation.ts';

/** What can be told of a conversation. */
export type CallbackEvent =
  | 'CONVERSATION_CREATED'
  | 'CONVERSATION_UPDATED'
  | 'CONVERSATION_DELETED'
  | 'PARTICIPANT_ADDED'
  | 'PARTICIPANT_UPDATED'
  | 'COMMUNICATION_CREATED'
  | 'COMMUNICATION_UPDATED';

/** Tells those whom a conversation names what has happened in it, within `write`. */
export function tell(owner: Owner, conversation: ResourceRow, eventType: CallbackEvent, data: () => object): void {
  const { statusCallbacks } = conversationOf(conversation).configuration;
  if (statusCallbacks.length === 0) return;
  const { webhooks, clock } = owner.services;
  const told = { eventType, data: data(), timestamp: new Date(clock.now()).toISOString() };
  for (const { url, method } of statusCallbacks) {
    // How a GET carries this is not documented: here, as three parameters of its query.
    const content =
      method === 'GET'
        ? ({ method: 'GET', fields: { ...told, data: JSON.stringify(told.data) } } as const)
        : ({ method: 'POST', json: told } as const);
    webhooks.post(owner, { family: 'conversationsV2', event: eventType, url, ...content });
  }
}

/** Tells what has become of a conversation itself, within `write`. */
export function tellOfConversation(owner: Owner, row: ResourceRow, eventType: CallbackEvent): void {
  tell(owner, row, eventType, () => conversationView(owner, row));
}
