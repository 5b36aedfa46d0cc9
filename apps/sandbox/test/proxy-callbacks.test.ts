import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { ada, type Form, frozenSandbox, grace, later, now, type Pair, ProxyClient } from './proxy-client.ts';
import { account, call, type Json } from './test-client.ts';
import { type ReceivedWebhook, type WebhookReceiver, webhookReceiver } from './webhook-receiver.ts';

let sandbox: Sandbox;
let proxy: ProxyClient;
let receiver: WebhookReceiver;

beforeEach(async () => {
  sandbox = await frozenSandbox();
  proxy = new ProxyClient(sandbox);
  receiver = await webhookReceiver();
});
afterEach(async () => {
  await sandbox.close();
  await receiver.close();
});

/** A session of Ada and Grace whose service calls addresses of the receiver. */
async function pairWith(urls: Form): Promise<Pair> {
  const absolute = Object.entries(urls).map(([name, path]) => [name, `${receiver.url}${path}`]);
  return await proxy.pair(Object.fromEntries(absolute));
}

/** What has come to a path, when nothing is under way any more. */
async function receivedAt(path: string): Promise<ReceivedWebhook[]> {
  await sandbox.clock.advance(0);
  return receiver.received.filter((webhook) => webhook.path === path);
}

test('a callback tells a new interaction with both halves, signed', async () => {
  const { service, session, ada: one, grace: other } = await pairWith({ CallbackUrl: '/told' });

  const taken = await proxy.hear(ada, one.proxy_identifier, 'Hello');
  const [webhook] = await receivedAt('/told');

  const api = `https://api.twilio.com/2010-04-01/Accounts/${account}/Messages`;
  expect(webhook).toMatchObject({ method: 'POST', isSigned: true });
  expect(webhook?.headers.get('content-type')).toContain('application/x-www-form-urlencoded');
  expect(webhook?.fields).toEqual({
    interactionSid: taken.interaction_sid,
    interactionSessionSid: session.sid,
    interactionServiceSid: service.sid,
    interactionAccountSid: account,
    interactionType: 'message',
    interactionData: '{"body":"Hello"}',
    interactionDateCreated: now,
    interactionDateUpdated: now,
    inboundParticipantSid: one.sid,
    inboundResourceSid: taken.inbound_resource_sid,
    inboundResourceStatus: 'delivered',
    inboundResourceType: 'message',
    inboundResourceUrl: `${api}/${taken.inbound_resource_sid}.json`,
    outboundParticipantSid: other.sid,
    outboundResourceSid: taken.outbound_resource_sid,
    outboundResourceStatus: 'queued',
    outboundResourceType: 'message',
    outboundResourceUrl: `${api}/${taken.outbound_resource_sid}.json`,
  });
});

test('each change of the status is told, in order', async () => {
  const { ada: one } = await pairWith({ CallbackUrl: '/told' });
  await proxy.hear(ada, one.proxy_identifier);

  await sandbox.clock.advance(60_000);
  const told = await receivedAt('/told');

  expect(told.map(({ fields }) => fields['outboundResourceStatus'])).toEqual(['queued', 'sent', 'delivered']);
  expect(new Set(told.map(({ fields }) => fields['interactionSid'])).size).toBe(1);
});

test('the beginning and the end of a call are told', async () => {
  const { grace: one } = await pairWith({ CallbackUrl: '/told' });
  await proxy.ring(grace, one.proxy_identifier);

  await sandbox.clock.advance(5000);
  const told = await receivedAt('/told');

  expect(told.map(({ fields }) => fields)).toMatchObject([
    {
      interactionType: 'voice',
      outboundResourceStatus: 'initiated',
      outboundResourceType: 'call',
      interactionData: '{}',
    },
    { outboundResourceStatus: 'completed', interactionData: '{"duration":"5"}', interactionDateUpdated: later(5) },
  ]);
});

test('a message by API is told without a half that came in, and nobody is asked before', async () => {
  const { path, ada: one } = await pairWith({ CallbackUrl: '/told', InterceptCallbackUrl: '/asked' });
  await proxy.post(`${path}/Participants/${one.sid}/MessageInteractions`, { Body: 'Hi' });

  const [webhook] = await receivedAt('/told');

  expect(webhook?.fields).toMatchObject({ outboundParticipantSid: one.sid, outboundResourceStatus: 'queued' });
  expect(Object.keys(webhook?.fields ?? {}).filter((name) => name.startsWith('inbound'))).toEqual([]);
  expect(await receivedAt('/asked')).toEqual([]);
});

test('a callback that is refused is noted, and what was told stays as it is', async () => {
  const { path, service, session, ada: one } = await pairWith({ CallbackUrl: '/told' });
  receiver.answer('/told', 404);

  await proxy.hear(ada, one.proxy_identifier);
  await receivedAt('/told');
  const { body } = await proxy.control('GET', `/log?account_sid=${account}`);

  expect(body.log).toMatchObject([{ code: 80908, service_sid: service.sid, session_sid: session.sid }]);
  expect(await proxy.interactions(path)).toHaveLength(1);
});

test('whoever is asked before gets what came in, and lets it pass', async () => {
  const { session, service, ada: one } = await pairWith({ InterceptCallbackUrl: '/asked' });

  const taken = await proxy.hear(ada, one.proxy_identifier, 'Hello');
  const [webhook] = await receivedAt('/asked');

  expect(webhook).toMatchObject({ method: 'POST', isSigned: true });
  expect(webhook?.fields).toEqual({
    interactionSid: taken.interaction_sid,
    interactionSessionSid: session.sid,
    interactionServiceSid: service.sid,
    interactionAccountSid: account,
    interactionType: 'message',
    interactionData: '{"body":"Hello"}',
    interactionDateCreated: now,
    interactionDateUpdated: now,
    inboundParticipantSid: one.sid,
    inboundResourceSid: taken.inbound_resource_sid,
    inboundResourceStatus: 'delivered',
    inboundResourceType: 'message',
    inboundResourceUrl: expect.stringContaining(taken.inbound_resource_sid),
  });
  expect(await proxy.sent()).toHaveLength(1);
});

test('403 drops a text and a call, and nobody is told of them', async () => {
  const { path, ada: one } = await pairWith({ InterceptCallbackUrl: '/asked', CallbackUrl: '/told' });
  receiver.answer('/asked', 403);

  const dropped = [await proxy.hear(ada, one.proxy_identifier), await proxy.ring(ada, one.proxy_identifier)];

  expect(dropped).toMatchObject([{ error_code: 80909 }, { error_code: 80909 }]);
  expect(await proxy.codes()).toEqual([80909, 80909]);
  expect(await proxy.sent()).toEqual([]);
  expect(await proxy.interactions(path)).toEqual([]);
  expect(await proxy.get(path)).toMatchObject({ status: 'open', date_last_interaction: null });
  expect(await receivedAt('/told')).toEqual([]);
});

test.each([500, 401, 302])('%i of whoever is asked lets a text pass', async (status) => {
  const { path, ada: one } = await pairWith({ InterceptCallbackUrl: '/asked' });
  receiver.answer('/asked', status);

  await proxy.hear(ada, one.proxy_identifier);

  expect(await proxy.interactions(path)).toHaveLength(1);
  expect(await proxy.codes()).toEqual([]);
});

test('whoever cannot be reached lets a text pass', async () => {
  const { path, ada: one } = await pairWith({ InterceptCallbackUrl: '/asked' });
  await receiver.close();

  await proxy.hear(ada, one.proxy_identifier);

  expect(await proxy.interactions(path)).toHaveLength(1);
});

test('whoever takes too long to answer lets a text pass', async () => {
  const { path, ada: one } = await pairWith({ InterceptCallbackUrl: '/asked' });
  receiver.answer('/asked', 403, { delayMs: 8000 });

  await proxy.hear(ada, one.proxy_identifier);

  expect(await proxy.interactions(path)).toHaveLength(1);
}, 20_000);

test('a session that is closed while someone is asked hands nothing on', async () => {
  const { path, ada: one } = await pairWith({ InterceptCallbackUrl: '/asked' });
  receiver.answer('/asked', 200, { delayMs: 300 });

  const heard = proxy.hear(ada, one.proxy_identifier);
  await expect.poll(() => receiver.received.length).toBe(1);
  await proxy.post(path, { Status: 'closed' });

  expect(await heard).toMatchObject({ error_code: 80903 });
  expect(await proxy.sent()).toEqual([]);
});

test('calls to a service that nobody follows are listed by the control API', async () => {
  const { ada: one } = await pairWith({ CallbackUrl: '/told', InterceptCallbackUrl: '/asked' });
  await proxy.hear(ada, one.proxy_identifier);
  await receivedAt('/told');

  const { body } = await call(sandbox, 'GET', `/_sandbox/v1/webhooks?account_sid=${account}&family=proxyV1`);

  expect(body.webhooks.map(({ event, state }: Json) => [event, state])).toEqual([
    ['interaction', 'delivered'],
    ['intercept', 'delivered'],
  ]);
});
