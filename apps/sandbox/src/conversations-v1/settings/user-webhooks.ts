import { Refusal } from '../../api/problem.ts';
import type { ResourceRow } from '../../resources/resource.ts';
import { datesOf, type Place, type Scope } from '../scope.ts';
import { accountWebhooks, serviceWebhooks, type WebhookSettings } from './stored-settings.ts';
import type { UserFields } from './users.ts';

/** How long the one who is asked may take, in milliseconds; then it goes on. */
const waitMs = 5000;

/** Tells the account and the service about a user, within `write`, where the call asks for that. */
export function tellAboutUser(
  scope: Place,
  event: 'onUserAdded' | 'onUserUpdated',
  row: ResourceRow,
  isEnabled: boolean | undefined,
): void {
  if (!isEnabled) return;
  const { date_created: created, date_updated: updated } = datesOf(row);
  const isUpdate = event === 'onUserUpdated';
  const dates = { DateCreated: created, ...(isUpdate && { DateUpdated: updated }) };
  const fields = { ...parametersOf(scope, row, JSON.parse(row.fields), event), ...dates };
  for (const { post_webhook_url: url, method, filters } of settingsOf(scope)) {
    if (!url || !filters?.includes(event)) continue;
    scope.owner.services.webhooks.post(scope.owner, {
      family: 'conversationsV1',
      event,
      url,
      method: verbOf(method),
      fields,
    });
  }
}

/**
 * Asks the account and the service before a user is changed, outside of `write`, where the call asks for that.
 *
 * @throws {Refusal} 403 when one of them refuses.
 */
export async function askAboutUser(
  scope: Scope,
  row: ResourceRow,
  after: UserFields,
  isEnabled: boolean | undefined,
): Promise<void> {
  if (!isEnabled) return;
  const event = 'onUserUpdate';
  const { owner } = scope;
  const fields = { ...parametersOf(scope, row, after, event), DateUpdated: datesOf(row).date_updated };
  for (const { pre_webhook_url: url, method, filters } of settingsOf(scope)) {
    if (!url || !filters?.includes(event)) continue;
    const webhook = { family: 'conversationsV1', event, url, method: verbOf(method), fields } as const;
    const { status = 200 } = await owner.services.webhooks.ask(owner, webhook, waitMs);
    if (status >= 400) throw new Refusal(403, { code: 50056, message: 'A webhook refused to let this happen' });
  }
}

function settingsOf({ owner, service }: Place): WebhookSettings[] {
  return [accountWebhooks(owner), serviceWebhooks(owner, service)];
}

function verbOf(method: string | null): 'GET' | 'POST' {
  return method?.toUpperCase() === 'GET' ? 'GET' : 'POST';
}

function parametersOf(
  { accountSid, service }: Place,
  { id }: ResourceRow,
  fields: UserFields,
  event: string,
): Record<string, string | undefined> {
  return {
    AccountSid: accountSid,
    EventType: event,
    Source: 'API',
    ChatServiceSid: service.id,
    UserSid: id,
    Identity: fields.identity,
    RoleSid: fields.role_sid,
    Attributes: fields.attributes,
    FriendlyName: fields.friendly_name ?? '',
  };
}
