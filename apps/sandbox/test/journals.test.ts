import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { conversationsClient, told } from './conversations-v1-client.ts';
import { EventClient } from './event-client.ts';
import { type EventSink, startSink } from './event-sink.ts';
import { call, type Json, phones, send } from './test-client.ts';
import { webhookReceiver } from './webhook-receiver.ts';

const control = '/_sandbox/v1';

let sandbox: Sandbox;
let sink: EventSink;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen' });
  sink = await startSink();
});
afterEach(async () => {
  await sandbox.close();
  sink.close();
});

test('of the events of 4,000 messages the newest 10,000 stay, all were delivered, and the messages are all there', async () => {
  const client = new EventClient(sandbox);
  await client.subscribe(sink.url);
  const { operationId } = await send(sandbox, phones(4000), {}, client.account);

  await sandbox.clock.advance(600_000);

  const countOf = async (): Promise<number> => {
    let [count, before] = [0, ''];
    do {
      const { body } = await call(sandbox, 'GET', `${control}/events?limit=1000${before}`);
      count += body.events.length;
      before = body.next === null ? '' : `&before=${body.next}`;
    } while (before !== '');
    return count;
  };
  await expect.poll(countOf, { timeout: 20_000, interval: 500 }).toBe(10_000);
  expect(new Set(sink.events().map(({ id }) => id)).size).toBeGreaterThan(12_000);
  const { body } = await call(sandbox, 'GET', `/preview/Messages/Operations/${operationId}`, {
    account: client.account,
  });
  expect(body.delivery.delivered.count).toBe(4000);
}, 60_000);

test('addresses of webhooks and sinks are shown without passwords and tokens, and so is what was sent to them', async () => {
  const receiver = await webhookReceiver();
  const v1 = conversationsClient(sandbox);
  const secret = (path: string, url: string): string =>
    `${url.replace('//', '//user:topsecret@')}${path}?access_token=topsecret&room=1`;
  await v1.post('/Configuration/Webhooks', {
    PostWebhookUrl: secret('/told', receiver.url),
    Filters: 'onConversationAdded',
  });
  await v1.post('/Conversations', {}, told);
  const client = new EventClient(sandbox);
  await client.subscribe(secret('/', sink.url));
  await client.happen();
  await expect.poll(() => receiver.received.length + sink.calls.length).toBe(2);
  await sandbox.clock.advance(1000);

  const { body: webhooks } = await call(sandbox, 'GET', `${control}/webhooks`);
  const { body: tried } = await call(sandbox, 'GET', `${control}/webhooks/${webhooks.webhooks[0].id}/attempts`);
  const [event] = await client.events();
  const attempts: Json[] = await client.attempts();
  await receiver.close();

  const shown = JSON.stringify([webhooks, tried, event, attempts]);
  expect(shown).toContain('room=1');
  expect(shown).not.toContain('topsecret');
  expect(shown).not.toContain(btoa('user:topsecret'));
  expect(receiver.received[0]?.headers.get('authorization')).toBe(`Basic ${btoa('user:topsecret')}`);
});
