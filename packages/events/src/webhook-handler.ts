import { type SignatureProblem, type VerifyOptions, verifySignature, type WebhookRequest } from '@comms/core/webhooks';
import type { CommsEvent } from './cloud-event.ts';
import { type DeduplicationStore, memoryDeduplication } from './deduplication.ts';
import { parseEvents } from './parse-events.ts';

/** Why a webhook was refused. */
export interface RefusedDelivery {
  readonly reason: SignatureProblem | 'malformed-events';
  /** What to do about it. It holds nothing of the request and no secret. */
  readonly hint: string;
  /** With `explain`: the mistakes that keep the signature from matching, such as a proxy that changes scheme or port. */
  readonly explanation?: string | undefined;
}

/** How webhooks are received. */
export interface WebhookHandlerOptions extends VerifyOptions {
  /** What is done with each event: `createEventRouter` makes one that goes by its type. */
  readonly onEvent: (event: CommsEvent) => unknown;
  /**
   * Remembers which events were dealt with; false deals with every delivery.
   *
   * @default the memory of this process
   */
  readonly deduplication?: DeduplicationStore | false | undefined;
  /** Hears of webhooks that were refused, to log them. */
  readonly onRefused?: ((refused: RefusedDelivery) => unknown) | undefined;
  /** Hears of what `onEvent` or the store threw; the event comes again. */
  readonly onError?: ((error: unknown, event: CommsEvent) => unknown) | undefined;
  /**
   * Finds out why a signature does not match: for development, since it takes time.
   *
   * @default false
   */
  readonly explain?: boolean | undefined;
}

/** Answers a webhook: `Request` and `Response` are those of Hono, Next, Workers, Deno and Bun. */
export type WebhookHandler = (request: WebhookRequest) => Promise<Response>;

/**
 * Makes a function that receives webhooks: it checks the signature, reads the events, and deals with each of them once.
 *
 * Where all of them were dealt with, now or before, the answer is 200. One whose handler throws is given back, and the
 * answer is 500, so that it is delivered again. What is not signed is answered with 403.
 *
 * @example
 * import { createEventRouter, createWebhookHandler } from '@comms/events/webhooks';
 *
 * export const POST = createWebhookHandler({
 *   secrets: 'the auth token of the account',
 *   url: 'https://example.com',
 *   onEvent: createEventRouter({ 'message.delivered': ({ data }) => console.log(data.messageId) }),
 *   onRefused: ({ reason, hint }) => console.warn(reason, hint),
 * });
 */
export function createWebhookHandler(options: WebhookHandlerOptions): WebhookHandler {
  const { deduplication, onRefused, explain } = options;
  const store = deduplication === false ? undefined : (deduplication ?? memoryDeduplication());

  const refuse = async (status: number, refused: RefusedDelivery): Promise<Response> => {
    await onRefused?.(refused);
    return new Response(`${refused.reason}: ${refused.hint}`, { status, headers: { 'content-type': 'text/plain' } });
  };

  return async (request) => {
    const copy = explain ? copyOf(request) : undefined;
    const result = await verifySignature(request, options);
    if (!result.ok) {
      const explanation = copy && (await explanationOf(copy, options));
      return await refuse(403, { reason: result.reason, hint: result.hint, ...(explanation && { explanation }) });
    }
    let events: CommsEvent[];
    try {
      events = parseEvents(result.body);
    } catch (error) {
      const hint = error instanceof Error ? error.message : String(error);
      return await refuse(400, { reason: 'malformed-events', hint });
    }
    let isAllDone = true;
    for (const event of events) isAllDone = (await deal(event, options, store)) && isAllDone;
    return new Response(null, { status: isAllDone ? 200 : 500 });
  };
}

/** Deals with one event, and says whether that is done. */
async function deal(
  event: CommsEvent,
  { onEvent, onError }: WebhookHandlerOptions,
  store: DeduplicationStore | undefined,
): Promise<boolean> {
  try {
    const claim = (await store?.claim(event.id)) ?? 'claimed';
    if (claim !== 'claimed') return claim === 'confirmed';
    try {
      await onEvent(event);
    } catch (error) {
      await store?.release(event.id);
      throw error;
    }
    await store?.confirm(event.id);
    return true;
  } catch (error) {
    await onError?.(error, event);
    return false;
  }
}

/** A `Request` can be read only once. */
function copyOf(request: WebhookRequest): WebhookRequest {
  return 'clone' in request && !request.bodyUsed ? request.clone() : request;
}

async function explanationOf(request: WebhookRequest, options: VerifyOptions): Promise<string> {
  // Loaded where it is asked for alone: it is as large as all the rest.
  const { explainMismatch } = await import('@comms/core/webhooks/explain');
  return (await explainMismatch(request, options)).hint;
}
