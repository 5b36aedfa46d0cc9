import { createHash } from 'node:crypto';
import type { SinkAnswer } from '../events/call-sink.ts';
import type { Owner } from '../resources/resource.ts';
import type { Services } from '../services.ts';

/** The API families that call webhooks of this kind. */
export type WebhookFamily = 'conversationsV1' | 'conversationsV2' | 'proxyV1';

/** What is to be told to an address. */
export interface NewWebhook {
  readonly family: WebhookFamily;
  /** What happened, such as `onMessageAdded`. */
  readonly event: string;
  readonly url: string;
  /**
   * A GET has its fields in the query.
   *
   * @default "POST"
   */
  readonly method?: 'GET' | 'POST' | undefined;
  /** The fields of a form, or else `json`. What is undefined or null is left out. */
  readonly fields?: Readonly<Record<string, string | number | boolean | null | undefined>> | undefined;
  readonly json?: object | undefined;
}

/** A webhook as a row. */
export interface WebhookRow {
  readonly seq: number;
  readonly account: number;
  readonly family: WebhookFamily;
  readonly event: string;
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly content_type: string;
  readonly body: string;
  readonly token: string;
  readonly state: WebhookState;
  readonly attempts: number;
  readonly created_at: number;
}

/** Whether a webhook waits, has arrived, or was given up. */
export type WebhookState = 'pending' | 'delivered' | 'failed';

/** What came of the last attempt. */
export type WebhookAnswer = SinkAnswer;

const formType = 'application/x-www-form-urlencoded';

/** Keeps a webhook, within `write`. */
export function addWebhook({ services, account }: Owner, webhook: NewWebhook): WebhookRow {
  const { database, clock, ids } = services;
  const { family, event, url, method = 'POST', fields, json } = webhook;
  const contentType = json ? 'application/json' : formType;
  const body = json ? JSON.stringify(json) : formOf(fields ?? {});
  const token = uuidOf(ids.next());
  const at = clock.now();
  const seq = database.insert(
    `INSERT INTO webhooks (account, family, event, url, method, content_type, body, token, state, created_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?)`,
    account,
    family,
    event,
    url,
    method,
    contentType,
    body,
    token,
    at,
  );
  const place = { seq, account, family, event, url, method, content_type: contentType, body, token };
  return { ...place, state: 'pending', attempts: 0, created_at: at };
}

/** Keeps what came of an attempt, within `write`. */
export function addWebhookAttempt(
  { database, clock }: Pick<Services, 'database' | 'clock'>,
  { seq, account, url }: WebhookRow,
  answer: WebhookAnswer,
): void {
  database.run(
    `INSERT INTO webhook_attempts (account, webhook, at, url, status, error, duration_ms, headers, answer)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    account,
    seq,
    clock.now(),
    answer.url ?? url,
    answer.status ?? null,
    answer.error ?? null,
    answer.durationMs,
    JSON.stringify(answer.headers),
    answer.body?.slice(0, 2000) ?? null,
  );
}

function formOf(fields: NonNullable<NewWebhook['fields']>): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined && value !== null) form.append(name, String(value));
  }
  return form.toString();
}

/** Drawn from an identifier, so that the same seed gives the same. */
function uuidOf(ulid: string): string {
  const hex = createHash('sha256').update(ulid).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
