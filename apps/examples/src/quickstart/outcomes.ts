import type { DeliveryStatus } from '@comms/core';
import type { Message, Messages } from '@comms/messages';
import type { Outcome } from './outcome-table.ts';

const states = ['read', 'delivered', 'undelivered', 'failed', 'sent', 'queued'] as const;

/** Lists how each message of an operation ended. */
export async function outcomesOf(messages: Messages, operationId: string): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for await (const message of messages.listMessages({ operationId, pageSize: 1000 })) outcomes.push(outcomeOf(message));
  return outcomes;
}

function outcomeOf(message: Message): Outcome {
  const number = message.to?.[0]?.address ?? '';
  return { number, status: statusOf(message.deliveryStatus ?? {}), errorCode: errorCodeOf(message) };
}

/** A message to one recipient has one status: the one that counts it. */
function statusOf(delivery: DeliveryStatus): string {
  return states.find((state) => (delivery[state]?.count ?? 0) > 0) ?? 'unknown';
}

/** The API's reference has no field for the reason of a failure. The sandbox adds `errors`, which has no type therefore. */
function errorCodeOf(message: object): number | undefined {
  const errors: unknown = 'errors' in message ? message.errors : undefined;
  const [first]: unknown[] = Array.isArray(errors) ? errors : [];
  const code: unknown = first instanceof Object && 'code' in first ? first.code : undefined;
  return typeof code === 'number' ? code : undefined;
}
