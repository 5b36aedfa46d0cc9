import type { ResourceRow } from '../../resources/resource.ts';
import type { Place } from '../scope.ts';
import { accountWebhooks, serviceWebhooks, type WebhookSettings } from '../settings/stored-settings.ts';
import { scopedListeners } from './scoped-webhook-row.ts';
import type { Cause } from './webhook-cause.ts';
import type { Parameters } from './webhook-parameters.ts';

/** Something that has happened. */
export interface Happening {
  /** Such as `onMessageAdded`. */
  readonly event: string;
  readonly cause: Cause;
  readonly parameters: Parameters;
  /** The conversation in which it has happened; its own webhooks are told, too. */
  readonly conversation?: ResourceRow | undefined;
  /** What was said, for webhooks that wait for a word. */
  readonly text?: string | null | undefined;
}

/** Whom a webhook calls, and how. */
export interface Listener {
  readonly url: string;
  readonly method: 'GET' | 'POST';
}

/** Tells the account, the service and the conversation what has happened, within `write`, as their filters say. */
export function tell(place: Place, { event, cause, parameters, conversation, text }: Happening): void {
  if (!cause.isTold) return;
  const scoped = conversation ? scopedListeners(place.owner, conversation, event, text) : [];
  const fields = withOrigin(place, event, cause, parameters);
  for (const { url, method } of [...settingsListeners(place, event, 'post_webhook_url'), ...scoped]) {
    place.owner.services.webhooks.post(place.owner, { family: 'conversationsV1', event, url, method, fields });
  }
}

/** Those of the account and the service who want to know of an event: before it happens, or after. */
export function settingsListeners(
  { owner, service }: Place,
  event: string,
  when: 'pre_webhook_url' | 'post_webhook_url',
): Listener[] {
  const wanting = (settings: WebhookSettings): Listener[] => {
    const { [when]: url, filters, method } = settings;
    return url && filters?.includes(event) ? [{ url, method: verbOf(method) }] : [];
  };
  return [...wanting(accountWebhooks(owner)), ...wanting(serviceWebhooks(owner, service))];
}

/** What every webhook tells, with what this one does. */
export function withOrigin(
  { accountSid }: Place,
  event: string,
  { source }: Cause,
  parameters: Parameters,
): Parameters {
  return { AccountSid: accountSid, EventType: event, Source: source, ...parameters };
}

/** A verb in any case of letters; nothing is a POST. */
function verbOf(method: string | null | undefined): 'GET' | 'POST' {
  return method?.toUpperCase() === 'GET' ? 'GET' : 'POST';
}
