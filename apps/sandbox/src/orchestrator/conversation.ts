import type { Conversation } from '@comms/conversations-v2';
import { accountSidOf } from '../account-sid.ts';
import type { CamelWire } from '../api/wire.ts';
import { prefixedId } from '../prefixed-id.ts';
import { type Owner, type ResourceRow, resourceColumns } from '../resources/resource.ts';
import { type Settings, settingsView, timesOf } from './configuration.ts';
import { participantView } from './participant.ts';

/** Where a conversation stands. */
export type Status = 'ACTIVE' | 'INACTIVE' | 'CLOSED';

/** The settings that a conversation keeps: those of its configuration as it was, and what it was given of its own. */
export interface ConversationSettings extends Settings {
  readonly traitExtractionStrategyIds?: string[] | undefined;
  readonly observationExtractionStrategyIds?: string[] | undefined;
}

/** The fields of a conversation that its row keeps; its parent is the configuration. */
export interface ConversationFields {
  readonly name: string | null;
  readonly status: Status;
  /** With its prefix. */
  readonly configurationId: string;
  readonly configuration: ConversationSettings;
  readonly metadata: Readonly<Record<string, string>>;
}

/** The fields that the row of a conversation keeps. */
export function conversationOf({ fields }: Pick<ResourceRow, 'fields'>): ConversationFields {
  return JSON.parse(fields);
}

/** The identifier as answers show it. */
export function conversationIdOf({ id }: Pick<ResourceRow, 'id'>): string {
  return prefixedId('conv_conversation', id);
}

/** A conversation as answers show it. */
export function conversationView(owner: Owner, row: ResourceRow): CamelWire<Conversation> {
  const { configuration, metadata, ...fields } = conversationOf(row);
  return {
    id: conversationIdOf(row),
    accountId: accountSidOf(owner),
    ...fields,
    configuration: settingsView(configuration),
    metadata: { ...metadata },
    participants: participantRows(owner, row.seq).map((participant) => participantView(owner, row, participant)),
    ...timesOf(row),
  };
}

/** The participants of a conversation, in the order in which they came. */
export function participantRows({ services, account }: Owner, conversation: number): ResourceRow[] {
  return services.database.all<ResourceRow>(
    `SELECT ${resourceColumns} FROM resources r WHERE account = ? AND kind = 'conv_participant' AND parent = ?
      AND deleted_at IS NULL ORDER BY seq`,
    account,
    conversation,
  );
}
