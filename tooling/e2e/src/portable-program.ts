import { ApiError, createClient, execute, responseOf } from '@comms/core';
import { sign, verifySignature } from '@comms/core/webhooks';
import { createEventRouter, createWebhookHandler } from '@comms/events/webhooks';
import { Messages } from '@comms/messages';
import { fetchOneMessage } from '@comms/messages/operations';
import { Messages as MessagesV1 } from '@comms/messages/v1';

/** What the program saw; it must be the same wherever it ran. */
export interface Report {
  readonly sent: { readonly statusCode: number | undefined; readonly attempts: number | undefined };
  readonly ended: unknown;
  readonly delivered: unknown;
  readonly listed: number;
  readonly areAllListed: boolean;
  readonly fetched: { readonly text: unknown; readonly isDated: boolean };
  readonly refusal: unknown;
  readonly v1: { readonly status: unknown; readonly delivered: unknown; readonly listed: number };
  readonly webhooks: { readonly genuine: boolean; readonly changed: unknown };
  readonly events: { readonly statuses: readonly number[]; readonly seen: readonly string[] };
}

const addresses = ['+12065550100', '+12065550101', '+12065550102', '+12065550103', '+12065550104'];

/** Uses a part of everything, with nothing that only one platform has. */
export async function run(sandboxURL: string): Promise<Report> {
  const client = createClient({ sandboxURL, security: { username: 'AC00', password: 'secret' } });
  const messages = new Messages(client);
  const sent = await messages.sendMessages({
    from: { address: '+12065550199', channel: 'tel' },
    to: addresses.map((address) => ({ address, channel: 'tel', variables: { first_name: 'Zoë' } })),
    content: { text: 'Hello {{ first_name }}' },
  });
  const done = await sent.operation.wait({ deadlineMs: 20_000, minDelayMs: 5, maxDelayMs: 50 });
  const listed: string[] = [];
  for await (const { id } of messages.listMessages({ pageSize: 2 })) listed.push(id);
  const first = await execute(client, fetchOneMessage, { messageId: listed[0] ?? '' });
  const info = responseOf(sent);
  return {
    sent: { statusCode: info?.statusCode, attempts: info?.attempts },
    ended: done.status,
    delivered: done.delivery?.delivered?.count,
    listed: listed.length,
    areAllListed: sent.messages.every(({ id }) => listed.includes(id)),
    fetched: { text: first.content?.text, isDated: first.createdAt instanceof Date },
    refusal: await refusalOf(messages.fetchOneMessage('message_00000000000000000000000000')),
    v1: await sendByV1(new MessagesV1(client)),
    webhooks: await checkWebhooks(),
    events: await receiveEvents(),
  };
}

async function sendByV1(messages: MessagesV1): Promise<Report['v1']> {
  const { operation } = await messages.sendMessages({
    to: addresses.map((address) => ({ address, channel: 'PHONE' })),
    content: { text: 'Hello' },
  });
  const { status, stats } = await operation.wait({ deadlineMs: 20_000, minDelayMs: 5, maxDelayMs: 50 });
  const listed = await operation.resources().toArray({ limit: 10 });
  return { status, delivered: stats?.delivered, listed: listed.length };
}

async function refusalOf(call: Promise<unknown>): Promise<unknown> {
  try {
    return await call;
  } catch (error) {
    if (!ApiError.isInstance(error)) throw error;
    const { name, operation, status, code, effect, attempts } = error;
    return { name, operation, status, code, effect, attempts };
  }
}

async function checkWebhooks(): Promise<Report['webhooks']> {
  const body = JSON.stringify([{ type: 'com.twilio.comms-api.message.delivered' }]);
  const secret = 'a token for tests';
  const { url, headers } = await sign({ url: 'https://example.com/hook?a=1', body, secret });
  const genuine = await verifySignature(new Request(url, { method: 'POST', headers, body }), { secrets: secret });
  const other = new Request(url, { method: 'POST', headers, body: body.replace('delivered', 'read') });
  const changed = await verifySignature(other, { secrets: secret });
  return { genuine: genuine.ok, changed: changed.ok ? undefined : changed.reason };
}

/** Receives one webhook twice, and one with another secret. */
async function receiveEvents(): Promise<Report['events']> {
  const seen: string[] = [];
  const handle = createWebhookHandler({
    secrets: 'a token for tests',
    onEvent: createEventRouter({
      'message.delivered': ({ data }) => seen.push(data.messageId),
      fallback: ({ type }, { isKnown }) => seen.push(`${type} ${isKnown}`),
    }),
  });
  const body = JSON.stringify([
    { id: 'EZ1', type: 'message.delivered', data: { account_sid: 'AC00', message_id: 'message_1' } },
    { id: 'EZ2', type: 'message.invented', data: {} },
  ]);
  const statuses: number[] = [];
  for (const secret of ['a token for tests', 'a token for tests', 'another']) {
    const { url, headers } = await sign({ url: 'https://example.com/hook', body, secret });
    statuses.push((await handle(new Request(url, { method: 'POST', headers, body }))).status);
  }
  return { statuses, seen };
}
