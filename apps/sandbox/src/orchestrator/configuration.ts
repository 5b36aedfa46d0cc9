import type { ChannelSettings, Configuration, NewConfigurationSettings, StatusCallback } from '@comms/conversations-v2';
import type { CamelWire } from '../api/wire.ts';
import { prefixedId } from '../prefixed-id.ts';
import type { ResourceRow } from '../resources/resource.ts';
import type { Database } from '../store/database.ts';

/** The settings of a configuration, as its row and each of its conversations keep them. */
export interface Settings {
  readonly displayName: string | null;
  readonly description: string;
  readonly conversationGroupingType: string;
  readonly memoryStoreId: string;
  readonly channelSettings: ChannelSettings;
  readonly statusCallbacks: readonly Callback[];
  readonly intelligenceConfigurationIds: readonly string[];
  readonly memoryExtractionEnabled: boolean;
  readonly conversationsV1Bridge?: { readonly serviceId: string } | undefined;
}

/** A place that is told what happens. */
export interface Callback {
  readonly url: string;
  readonly method: string;
}

/** The fields of a configuration that its row keeps. */
export interface ConfigurationFields extends Settings {
  readonly version: number;
}

/** What a request may say of a configuration. */
interface RequestedSettings extends CamelWire<NewConfigurationSettings> {
  readonly displayName?: string | undefined;
  readonly channelSettings?: ChannelSettings | undefined;
}

/** What a request says, with what it leaves out. */
export function settingsOf(request: RequestedSettings): Settings {
  const { conversationsV1Bridge: bridge } = request;
  return {
    displayName: request.displayName ?? null,
    description: request.description,
    conversationGroupingType: request.conversationGroupingType,
    memoryStoreId: request.memoryStoreId,
    channelSettings: request.channelSettings ?? {},
    statusCallbacks: callbacksOf(request.statusCallbacks),
    intelligenceConfigurationIds: request.intelligenceConfigurationIds ?? [],
    memoryExtractionEnabled: request.memoryExtractionEnabled ?? false,
    ...(bridge && { conversationsV1Bridge: { serviceId: bridge.serviceId } }),
  };
}

/** The places that a request names; they are called by POST, unless it says otherwise. */
export function callbacksOf(given: readonly CamelWire<StatusCallback>[] | null | undefined): Callback[] {
  return (given ?? []).map(({ url, method = 'POST' }) => ({ url, method }));
}

/** The fields that the row of a configuration keeps. */
export function configurationOf({ fields }: Pick<ResourceRow, 'fields'>): ConfigurationFields {
  return JSON.parse(fields);
}

/** The identifier as answers show it. */
export function configurationIdOf({ id }: Pick<ResourceRow, 'id'>): string {
  return prefixedId('conv_configuration', id);
}

/** A configuration as answers show it. */
export function configurationView(row: ResourceRow): CamelWire<Configuration> {
  const { version, ...settings } = configurationOf(row);
  return { id: configurationIdOf(row), ...settingsView(settings), version, ...timesOf(row) };
}

/** Settings as answers show them. */
export function settingsView<Fields extends Settings>({
  statusCallbacks,
  intelligenceConfigurationIds,
  ...settings
}: Fields) {
  return {
    ...settings,
    statusCallbacks: [...statusCallbacks],
    intelligenceConfigurationIds: [...intelligenceConfigurationIds],
  };
}

/** When a resource was made and changed, as answers show it. */
export function timesOf({ created_at: createdAt, updated_at: updatedAt }: ResourceRow): ResourceTimes {
  return { createdAt: new Date(createdAt).toISOString(), updatedAt: new Date(updatedAt).toISOString() };
}

/** The dates that every resource shows. */
export interface ResourceTimes {
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** How many configurations an account may have, unless the control API says otherwise. */
const defaultLimit = 10;

/** How many configurations an account may have. */
export function configurationLimit(database: Database, account: number): number {
  const row = database.get<{ configuration_limit: number }>(
    'SELECT configuration_limit FROM orchestrator_accounts WHERE account = ?',
    account,
  );
  return row?.configuration_limit ?? defaultLimit;
}
