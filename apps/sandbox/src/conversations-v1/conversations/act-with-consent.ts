import { Refusal } from '../../api/problem.ts';
import type { WebhookAnswer } from '../../webhooks/webhook.ts';
import type { Place } from '../scope.ts';
import { settingsListeners, withOrigin } from './tell-webhooks.ts';
import type { Cause } from './webhook-cause.ts';
import type { Parameters } from './webhook-parameters.ts';

/** What a webhook that is asked may change. */
export interface Changes {
  readonly friendly_name?: string;
  readonly body?: string;
  readonly author?: string;
  readonly attributes?: string;
}

/** Something that webhooks can refuse, or change, before it happens. */
export interface Action<Plan, Result> {
  /** The event that asks, such as `onMessageAdd`. */
  readonly event: string;
  readonly cause: Cause;
  /** Looks whether it can be done, and how, outside of `write`. @throws {Refusal} */
  readonly plan: (changes: Changes) => Plan;
  readonly parameters: (plan: Plan) => Parameters;
  /** Does it, within `write`. */
  readonly carryOut: (plan: Plan) => Result;
}

const refusedCode = 50056;

/** Whether something did not happen because a webhook refused it. */
export function isRefusedByWebhook(error: unknown): boolean {
  return error instanceof Refusal && error.problems[0]?.code === refusedCode;
}

/** How long the one who is asked may take, in milliseconds; then it goes on. */
const waitMs = 5000;

/**
 * Does something, after the webhooks of the account and the service were asked that want to be.
 *
 * It is planned anew after each of them has answered, since others may have done something meanwhile.
 *
 * @throws {Refusal} 403 when one of them refuses.
 */
export async function actWithConsent<Plan, Result>(place: Place, action: Action<Plan, Result>): Promise<Result> {
  const { event, cause } = action;
  let changes: Changes = {};
  let plan = action.plan(changes);
  const listeners = cause.isTold ? settingsListeners(place, event, 'pre_webhook_url') : [];
  for (const { url, method } of listeners) {
    const fields = withOrigin(place, event, cause, action.parameters(plan));
    const { webhooks } = place.owner.services;
    const answer = await webhooks.ask(place.owner, { family: 'conversationsV1', event, url, method, fields }, waitMs);
    if ((answer.status ?? 200) >= 400) {
      throw new Refusal(403, { code: refusedCode, message: `A webhook refused this: it was asked ${event}` });
    }
    changes = { ...changes, ...changesOf(event, answer) };
    plan = action.plan(changes);
  }
  return place.owner.services.database.write(() => action.carryOut(plan));
}

/** What an answer changes: only what can be changed about this, and only texts. */
function changesOf(event: string, { status, body = '' }: WebhookAnswer): Changes {
  if (status !== 200) return {};
  const given = readObject(body);
  const names = changeable.find(([pattern]) => pattern.test(event))?.[1] ?? [];
  return Object.fromEntries(names.flatMap((name) => (typeof given[name] === 'string' ? [[name, given[name]]] : [])));
}

const changeable: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^onConversation(Add|Update)$/, ['friendly_name']],
  [/^onMessage(Add|Update)$/, ['body', 'author', 'attributes']],
];

/** What is no JSON object changes nothing. */
function readObject(text: string): Readonly<Record<string, unknown>> {
  try {
    return { ...Object(JSON.parse(text)) };
  } catch {
    return {};
  }
}
