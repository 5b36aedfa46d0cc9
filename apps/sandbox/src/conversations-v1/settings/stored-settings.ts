import type { Owner, ResourceRow } from '../../resources/resource.ts';

/** What conversations of an account get, unless they are told otherwise. */
export interface AccountSettings {
  readonly default_chat_service_sid: string | null;
  readonly default_messaging_service_sid: string | null;
  readonly default_inactive_timer: string | null;
  readonly default_closed_timer: string | null;
}

/** What holds for one service. */
export interface ServiceSettings {
  readonly default_conversation_creator_role_sid: string;
  readonly default_conversation_role_sid: string;
  readonly default_chat_service_role_sid: string;
  readonly reachability_enabled: boolean;
}

/** Whom an account or a service asks before something happens, and whom it tells after. */
export interface WebhookSettings {
  readonly method: string | null;
  readonly filters: string[] | null;
  readonly pre_webhook_url: string | null;
  readonly post_webhook_url: string | null;
  readonly target?: string | null;
}

/** A push notification. */
export interface NotificationTemplate {
  readonly enabled: boolean;
  readonly template?: string;
  readonly sound?: string;
}

/** Which push notifications the users of a service get. */
export interface NotificationSettings {
  readonly log_enabled: boolean;
  readonly new_message: NotificationTemplate & {
    readonly badge_count_enabled: boolean;
    readonly with_media: { readonly enabled: boolean; readonly template?: string };
  };
  readonly added_to_conversation: NotificationTemplate;
  readonly removed_from_conversation: NotificationTemplate;
}

type Topic = 'configuration' | 'webhooks' | 'notifications';

const noWebhooks: WebhookSettings = { method: null, filters: null, pre_webhook_url: null, post_webhook_url: null };

export function accountSettings(owner: Owner): AccountSettings {
  const none: AccountSettings = {
    default_chat_service_sid: null,
    default_messaging_service_sid: null,
    default_inactive_timer: null,
    default_closed_timer: null,
  };
  return readSettings<AccountSettings>(owner, 0, 'configuration') ?? none;
}

/** A service has its settings from the beginning. */
export function serviceSettings(owner: Owner, { seq }: ResourceRow): ServiceSettings {
  const settings = readSettings<ServiceSettings>(owner, seq, 'configuration');
  if (!settings) throw new Error('The service has no settings.');
  return settings;
}

export function accountWebhooks(owner: Owner): WebhookSettings {
  return readSettings<WebhookSettings>(owner, 0, 'webhooks') ?? { ...noWebhooks, method: 'POST', target: 'webhook' };
}

export function serviceWebhooks(owner: Owner, { seq }: ResourceRow): WebhookSettings {
  return readSettings<WebhookSettings>(owner, seq, 'webhooks') ?? noWebhooks;
}

export function notificationSettings(owner: Owner, { seq }: ResourceRow): NotificationSettings {
  const off = { enabled: false };
  const none = { log_enabled: false, added_to_conversation: off, removed_from_conversation: off };
  const newMessage = { ...off, badge_count_enabled: false, with_media: off };
  return readSettings<NotificationSettings>(owner, seq, 'notifications') ?? { ...none, new_message: newMessage };
}

/** Keeps settings of a service, or of the account where that is 0, within `write`. */
export function keepSettings({ services, account }: Owner, service: number, topic: Topic, fields: object): void {
  services.database.run(
    `INSERT INTO conversation_settings (account, service, topic, fields) VALUES (?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET fields = excluded.fields`,
    account,
    service,
    topic,
    JSON.stringify(fields),
  );
}

function readSettings<Fields>({ services, account }: Owner, service: number, topic: Topic): Fields | undefined {
  const row = services.database.get<{ fields: string }>(
    'SELECT fields FROM conversation_settings WHERE account = ? AND service = ? AND topic = ?',
    account,
    service,
    topic,
  );
  return row && JSON.parse(row.fields);
}
