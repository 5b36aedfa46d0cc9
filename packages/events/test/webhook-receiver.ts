import { sign } from '@comms/core/webhooks';
import type { CommsEvent } from '../src/cloud-event.ts';
import { createWebhookHandler, type RefusedDelivery, type WebhookHandler } from '../src/webhook-handler.ts';

/** What webhooks are signed with here. */
export const secret: string = 'the auth token';

/** An event as it is on the wire. */
export const event = (id: string, type = 'message.delivered'): object => ({
  specversion: '1.0',
  id,
  type,
  source: '/preview/Messages',
  time: '2026-01-31T09:30:00.000Z',
  datacontenttype: 'application/json',
  data: { account_sid: 'AC1', message_id: 'message_1', tags: { my_tag: 'x' }, error_code: null },
});

/** A webhook as the API sends it. */
export async function webhook(url: string, events: unknown = [event('EZ1')], key: string = secret): Promise<Request> {
  const body = typeof events === 'string' ? events : JSON.stringify(events);
  const signed = await sign({ url, body, secret: key });
  return new Request(signed.url, { method: 'POST', headers: signed.headers, body });
}

/** A handler, and what it has heard. */
export interface Receiver {
  readonly handle: WebhookHandler;
  readonly seen: CommsEvent[];
  readonly refused: RefusedDelivery[];
}

/** Makes a handler that keeps what it hears. */
export function receiver(onEvent: (event: CommsEvent) => unknown = () => undefined, explain = false): Receiver {
  const seen: CommsEvent[] = [];
  const refused: RefusedDelivery[] = [];
  const handle = createWebhookHandler({
    secrets: secret,
    explain,
    onEvent: async (each) => {
      seen.push(each);
      await onEvent(each);
    },
    onRefused: (each) => refused.push(each),
  });
  return { handle, seen, refused };
}
