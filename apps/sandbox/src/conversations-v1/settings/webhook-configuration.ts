import type {
  FetchServiceWebhookConfigurationRequest,
  ServiceWebhookConfiguration,
  UpdateConfigurationWebhookRequest,
  UpdateServiceWebhookConfigurationRequest,
  WebhookConfiguration,
} from '@comms/conversations-v1';
import { accountSidOf } from '../../account-sid.ts';
import type { Call, Reply } from '../../api/implement.ts';
import type { FormWire, Wire } from '../../api/wire.ts';
import { isWebAddress } from '../../events/sink-address.ts';
import { refused } from '../refused.ts';
import { type Scope, scopeOf } from '../scope.ts';
import { accountWebhooks, keepSettings, serviceWebhooks, type WebhookSettings } from './stored-settings.ts';

/** What can be told, before it happens and after. */
const webhookEvents: readonly string[] = [
  ...['Conversation', 'Message', 'Participant'].flatMap((what) =>
    ['Add', 'Update', 'Remove'].flatMap((verb) => [`on${what}${verb}`, `on${what}${pastOf(verb)}`]),
  ),
  'onConversationStateUpdated',
  'onDeliveryUpdated',
  'onMessageSend',
  'onMessageSent',
  'onUserAdded',
  'onUserUpdate',
  'onUserUpdated',
];

export function fetchConfigurationWebhook(_: object, call: Call): Reply<Wire<WebhookConfiguration>> {
  return { status: 200, body: accountView(call) };
}

export function updateConfigurationWebhook(
  request: FormWire<UpdateConfigurationWebhookRequest>,
  call: Call,
): Reply<Wire<WebhookConfiguration>> {
  const { Target: target } = request;
  if (target !== undefined && !/^(webhook|flex)$/i.test(target)) {
    throw refused(50364, 'Target', 'must be webhook or flex');
  }
  const fields = {
    ...changed(accountWebhooks(call), request),
    ...(target !== undefined && { target: target.toLowerCase() }),
  };
  call.services.database.write(() => keepSettings(call, 0, 'webhooks', fields));
  return { status: 200, body: accountView(call) };
}

export function fetchServiceWebhookConfiguration(
  request: FormWire<FetchServiceWebhookConfigurationRequest>,
  call: Call,
): Reply<Wire<ServiceWebhookConfiguration>> {
  return { status: 200, body: serviceView(scopeOf(call, request)) };
}

export function updateServiceWebhookConfiguration(
  request: FormWire<UpdateServiceWebhookConfigurationRequest>,
  call: Call,
): Reply<Wire<ServiceWebhookConfiguration>> {
  const scope = scopeOf(call, request);
  const { owner, service } = scope;
  const fields = changed({ ...serviceWebhooks(owner, service) }, request);
  owner.services.database.write(() =>
    keepSettings(owner, service.seq, 'webhooks', { ...fields, method: fields.method ?? 'POST' }),
  );
  return { status: 200, body: serviceView(scope) };
}

/** @throws {Refusal} 400 when it is no address of the web (50369) or too long (50372). */
export function checkWebhookURL(url: string, field: string): string {
  if (url.length > 2048) throw refused(50372, field, 'must have at most 2048 characters');
  if (!isWebAddress(url)) {
    throw refused(50369, field, 'must be an address that begins with http:// or https://');
  }
  return url;
}

/** What of the settings a request changes. A field that is given without a value is taken away. */
function changed(
  before: WebhookSettings,
  request: FormWire<UpdateServiceWebhookConfigurationRequest> | FormWire<UpdateConfigurationWebhookRequest>,
): WebhookSettings {
  const { Method: method, Filters: filters, PreWebhookUrl: before_, PostWebhookUrl: after } = request;
  if (method !== undefined && !/^(get|post)$/i.test(method)) throw refused(20001, 'Method', 'must be GET or POST');
  return {
    ...before,
    ...(method !== undefined && { method: method.toUpperCase() }),
    ...(filters !== undefined && { filters: checkFilters(filters) }),
    ...(before_ !== undefined && { pre_webhook_url: before_ && checkWebhookURL(before_, 'PreWebhookUrl') }),
    ...(after !== undefined && { post_webhook_url: after && checkWebhookURL(after, 'PostWebhookUrl') }),
  };
}

/** One filter without a value takes all away. */
function checkFilters(filters: readonly string[]): string[] {
  const given = filters.filter((filter) => filter !== '');
  const unknown = given.find((filter) => !webhookEvents.includes(filter));
  if (unknown !== undefined) throw refused(50365, 'Filters', `${JSON.stringify(unknown)} is no event`);
  return [...new Set(given)];
}

function pastOf(verb: string): string {
  return verb.endsWith('e') ? `${verb}d` : `${verb}ed`;
}

function accountView(call: Call): Wire<WebhookConfiguration> {
  return { account_sid: accountSidOf(call), ...accountWebhooks(call), url: `${call.baseURL}/Configuration/Webhooks` };
}

function serviceView({ owner, accountSid, service, url }: Scope): Wire<ServiceWebhookConfiguration> {
  const own = { account_sid: accountSid, chat_service_sid: service.id };
  return { ...own, ...serviceWebhooks(owner, service), url: `${url}/Configuration/Webhooks` };
}
