import { addResource, type Owner, type ResourceRow } from '../resources/resource.ts';
import { configurationIdOf } from './configuration.ts';
import type { ConversationFields, ConversationSettings } from './conversation.ts';
import { beginLife, planNext } from './conversation-life.ts';
import type { ParticipantFields } from './participant.ts';
import { tellOfConversation } from './status-callbacks.ts';
import { addParticipant } from './take-part.ts';

/** What a conversation is to be. */
export interface NewConversation {
  readonly configuration: ResourceRow;
  readonly settings: ConversationSettings;
  readonly name?: string | undefined;
  readonly metadata?: Readonly<Record<string, string>> | undefined;
  readonly participants: readonly ParticipantFields[];
}

/** Begins a conversation, within `write`. It keeps the settings as they are now. */
export function beginConversation(
  owner: Owner,
  { configuration, settings, name, metadata = {}, participants }: NewConversation,
): ResourceRow {
  const fields: ConversationFields = {
    name: name ?? null,
    status: 'ACTIVE',
    configurationId: configurationIdOf(configuration),
    configuration: settings,
    metadata,
  };
  const row = addResource(owner, 'conv_conversation', fields, { parent: configuration.seq });
  beginLife(owner, row);
  planNext(owner, row);
  tellOfConversation(owner, row, 'CONVERSATION_CREATED');
  for (const participant of participants) addParticipant(owner, row, participant);
  return row;
}
