import { addResource, type Owner, type ResourceRow, resourceColumns } from '../../resources/resource.ts';
import { newSid } from '../../sid.ts';
import type { Listener } from './tell-webhooks.ts';

/** What the row of a conversation's own webhook keeps. */
export interface ScopedWebhookFields {
  readonly target: 'webhook' | 'trigger' | 'studio';
  /** Only the fields of its target are there. */
  readonly configuration: {
    readonly url?: string;
    readonly method?: 'get' | 'post';
    readonly filters?: readonly string[];
    readonly triggers?: readonly string[];
    readonly flow_sid?: string;
    readonly replay_after?: number;
    /** How often a flow is tried: only auto-creation says it. */
    readonly retry_count?: number;
  };
}

export function scopedWebhookFields({ fields }: ResourceRow): ScopedWebhookFields {
  return JSON.parse(fields);
}

/** Adds a webhook to a conversation, within `write`. */
export function addScopedWebhook(owner: Owner, { seq }: ResourceRow, fields: ScopedWebhookFields): ResourceRow {
  return addResource(owner, 'WH', fields, { parent: seq, id: newSid(owner.services.ids, 'WH') });
}

/** A conversation's own webhooks, the oldest first. */
export function scopedWebhooks({ services, account }: Owner, { seq }: ResourceRow): ResourceRow[] {
  return services.database.all<ResourceRow>(
    `SELECT ${resourceColumns} FROM resources r
      WHERE r.account = ? AND r.kind = 'WH' AND r.parent = ? AND r.deleted_at IS NULL ORDER BY r.seq`,
    account,
    seq,
  );
}

/** Those of a conversation who are told of an event. Flows are kept, and never run. */
export function scopedListeners(
  owner: Owner,
  conversation: ResourceRow,
  event: string,
  text: string | null | undefined,
): Listener[] {
  return scopedWebhooks(owner, conversation).flatMap((row) => listenerOf(scopedWebhookFields(row), event, text));
}

/** Whom one of them calls for an event: nobody, where it is for others. */
export function listenerOf(
  { target, configuration }: ScopedWebhookFields,
  event: string,
  text: string | null | undefined,
): Listener[] {
  const { url, method, filters = [], triggers = [] } = configuration;
  const isWanted =
    target === 'webhook'
      ? filters.includes(event)
      : target === 'trigger' && event === 'onMessageAdded' && triggers.some((word) => holds(text ?? '', word));
  return url !== undefined && isWanted ? [{ url, method: method === 'get' ? 'GET' : 'POST' }] : [];
}

function holds(text: string, word: string): boolean {
  return text.toLowerCase().includes(word.toLowerCase());
}
