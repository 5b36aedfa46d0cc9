import type { AutoCreationSettings } from '@comms/conversations-v1';
import type { FormWire } from '../../api/wire.ts';
import { type Owner, resourceOf } from '../../resources/resource.ts';
import { isSid } from '../../sid.ts';
import { refused } from '../refused.ts';
import { checkWebhookURL } from './webhook-configuration.ts';

/** How messages that belong to no conversation begin one: only the fields of its type are there. */
export interface AutoCreation {
  readonly enabled: boolean;
  readonly type: 'default' | 'webhook' | 'studio';
  readonly conversation_service_sid?: string;
  readonly webhook_url?: string;
  readonly webhook_method?: string;
  readonly webhook_filters?: string[];
  readonly studio_flow_sid?: string;
  readonly studio_retry_count?: number;
}

/** What webhooks of single conversations can be told: only what has happened. */
export const afterEvents: readonly string[] = [
  'onMessageAdded',
  'onMessageUpdated',
  'onMessageRemoved',
  'onConversationUpdated',
  'onConversationStateUpdated',
  'onConversationRemoved',
  'onParticipantAdded',
  'onParticipantUpdated',
  'onParticipantRemoved',
  'onDeliveryUpdated',
];

/** @throws {Refusal} 400 when something that its type needs is missing or malformed. */
export function changedAutoCreation(
  owner: Owner,
  before: AutoCreation,
  given: FormWire<AutoCreationSettings>,
): AutoCreation {
  const type = (given.Type ?? before.type).toLowerCase();
  if (type !== 'default' && type !== 'webhook' && type !== 'studio') {
    throw refused(20001, 'AutoCreation.Type', 'must be default, webhook or studio');
  }
  const service = given.ConversationServiceSid ?? before.conversation_service_sid;
  if (service && !resourceOf(owner, 'IS', service)) {
    throw refused(50050, 'AutoCreation.ConversationServiceSid', 'names no service');
  }
  const shared = {
    enabled: given.Enabled ?? before.enabled,
    type,
    ...(service && { conversation_service_sid: service }),
  };
  if (type === 'webhook') return { ...shared, type, ...webhookPart(before, given) };
  return type === 'studio' ? { ...shared, type, ...studioPart(before, given) } : { ...shared, type };
}

function webhookPart(before: AutoCreation, given: FormWire<AutoCreationSettings>): Partial<AutoCreation> {
  const url = given.WebhookUrl ?? before.webhook_url;
  const method = (given.WebhookMethod ?? before.webhook_method ?? 'POST').toUpperCase();
  const filters = given.WebhookFilters ?? before.webhook_filters;
  if (!url) throw refused(50369, 'AutoCreation.WebhookUrl', 'is missing: the type webhook needs it');
  if (method !== 'GET' && method !== 'POST') throw refused(20001, 'AutoCreation.WebhookMethod', 'must be GET or POST');
  const unknown = filters?.find((filter) => !afterEvents.includes(filter));
  if (unknown !== undefined) {
    throw refused(50365, 'AutoCreation.WebhookFilters', `${JSON.stringify(unknown)} is no event of a conversation`);
  }
  return {
    webhook_url: checkWebhookURL(url, 'AutoCreation.WebhookUrl'),
    webhook_method: method,
    ...(filters && { webhook_filters: [...filters] }),
  };
}

function studioPart(before: AutoCreation, given: FormWire<AutoCreationSettings>): Partial<AutoCreation> {
  const flow = given.StudioFlowSid ?? before.studio_flow_sid;
  const retries = given.StudioRetryCount ?? before.studio_retry_count;
  if (!flow || !isSid('FW', flow))
    throw refused(50367, 'AutoCreation.StudioFlowSid', 'must be the SID of a flow (FW…)');
  return { studio_flow_sid: flow, ...(retries !== undefined && { studio_retry_count: retries }) };
}
