import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { type FormCall, formClient } from './form-client.ts';
import { account, call, type Json } from './test-client.ts';
import { type WebhookReceiver, webhookReceiver } from './webhook-receiver.ts';

let sandbox: Sandbox;
let receiver: WebhookReceiver;
let v1: FormCall;

const enabled = { headers: { 'x-twilio-webhook-enabled': 'true' } };

async function start(data?: string): Promise<void> {
  sandbox = await startSandbox({ seed: 1, ...(data && { data }) });
  v1 = formClient(sandbox, 'conversations.twilio.com/v1');
}

beforeEach(async () => {
  receiver = await webhookReceiver();
  await start();
  await sandbox.clock.set({ mode: 'frozen' });
});
afterEach(async () => {
  await sandbox.close();
  await receiver.close();
});

async function tellOf(url: string, rest: Record<string, string> = {}): Promise<void> {
  const form = { PostWebhookUrl: url, Filters: ['onUserAdded'], ...rest };
  expect((await v1('POST', '/Configuration/Webhooks', { form })).status).toBe(200);
}

async function addUsers(...identities: string[]): Promise<void> {
  for (const Identity of identities) await v1('POST', '/Users', { form: { Identity }, ...enabled });
}

async function webhooks(query = ''): Promise<Json[]> {
  return (await call(sandbox, 'GET', `/_sandbox/v1/webhooks?account_sid=${account}${query}`)).body.webhooks;
}

const identities = (): string[] => receiver.received.map(({ fields }) => fields['Identity'] ?? '');

test('what is told to one address comes in the order in which it happened', async () => {
  await tellOf(`${receiver.url}/post`);
  receiver.answer('/post', 200, { delayMs: 20 });

  await addUsers('a', 'b', 'c', 'd');
  await sandbox.clock.advance(0);

  expect(identities()).toEqual(['a', 'b', 'c', 'd']);
  expect((await webhooks()).map(({ state }) => state)).toEqual(['delivered', 'delivered', 'delivered', 'delivered']);
});

test('what fails is tried again by the same token, and holds up nothing that comes after', async () => {
  await tellOf(`${receiver.url}/post`);
  receiver.answer('/post', 503);
  await addUsers('a');
  await sandbox.clock.advance(0);
  receiver.answer('/post', 200);
  await addUsers('b');
  await sandbox.clock.advance(0);

  await sandbox.clock.advance(60_000);

  expect(identities()).toEqual(['a', 'b', 'a']);
  const tokens = receiver.received.map(({ headers }) => headers.get('i-twilio-idempotency-token'));
  expect(tokens[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  expect(tokens[2]).toBe(tokens[0]);
  expect(tokens[1]).not.toBe(tokens[0]);
  expect((await webhooks()).map(({ state, attempts }) => [state, attempts])).toEqual([
    ['delivered', 1],
    ['delivered', 2],
  ]);
});

test('after four attempts a webhook is given up, and each of them is on record', async () => {
  await tellOf(`${receiver.url}/post`);
  receiver.answer('/post', 500, { body: 'broken' });
  await addUsers('a');

  await sandbox.clock.advance(3_600_000);

  const [webhook] = await webhooks();
  const { body } = await call(sandbox, 'GET', `/_sandbox/v1/webhooks/${webhook.id}/attempts`);
  expect(webhook).toMatchObject({ event: 'onUserAdded', family: 'conversationsV1', state: 'failed', attempts: 4 });
  expect(body.attempts.map(({ status, answer }: Json) => [status, answer])).toEqual(Array(4).fill([500, 'broken']));
  expect(receiver.received).toHaveLength(4);
});

test.each([400, 401, 404, 301])('a receiver that says %i is not asked again', async (status) => {
  await tellOf(`${receiver.url}/post`);
  receiver.answer('/post', status);
  await addUsers('a');

  await sandbox.clock.advance(3_600_000);

  expect(receiver.received).toHaveLength(1);
  expect((await webhooks())[0]).toMatchObject({ state: 'failed', attempts: 1 });
});

test('a GET has its fields in the query, and is signed with it', async () => {
  await tellOf(`${receiver.url}/post?mine=1`, { Method: 'GET' });

  await addUsers('ä & b');
  await sandbox.clock.advance(0);

  expect(receiver.received[0]).toMatchObject({ method: 'GET', body: '', isSigned: true });
  expect(receiver.received[0]?.fields).toMatchObject({ mine: '1', Identity: 'ä & b', EventType: 'onUserAdded' });
});

test('no other machine is called, and the record says why', async () => {
  await tellOf('https://example.com/post');

  await addUsers('a');
  await sandbox.clock.advance(0);

  const [webhook] = await webhooks();
  const { body } = await call(sandbox, 'GET', `/_sandbox/v1/webhooks/${webhook.id}/attempts`);
  expect(webhook).toMatchObject({ state: 'failed', attempts: 1 });
  expect(body.attempts[0].error).toContain('--allow-remote-sinks');
});

test('credentials in an address are sent as a header, and shown nowhere', async () => {
  await tellOf(`${receiver.url.replace('http://', 'http://user:pass@')}/post`);

  await addUsers('a');
  await sandbox.clock.advance(0);

  const shown = await webhooks();
  const { body } = await call(sandbox, 'GET', `/_sandbox/v1/webhooks/${shown[0]?.id}/attempts`);
  expect(receiver.received[0]?.headers.get('authorization')).toBe(`Basic ${btoa('user:pass')}`);
  expect(JSON.stringify([shown, body])).not.toContain('pass');
});

test('webhooks are found by what they tell', async () => {
  await tellOf(`${receiver.url}/post`);
  await addUsers('a');
  await sandbox.clock.advance(0);

  expect(await webhooks('&event=onUserAdded')).toHaveLength(1);
  expect(await webhooks('&event=onUserUpdated')).toEqual([]);
  expect(await webhooks('&family=proxyV1')).toEqual([]);
  expect((await call(sandbox, 'GET', '/_sandbox/v1/webhooks/999/attempts')).status).toBe(404);
});

test('what a process before left undone is called at the next start', async () => {
  await sandbox.close();
  const folder = await mkdtemp(join(tmpdir(), 'webhooks-'));
  const data = join(folder, 'sandbox.db');
  await start(data);
  await tellOf(`${receiver.url}/post`);
  receiver.answer('/post', 503);
  await addUsers('a');
  await expect.poll(() => receiver.received.length).toBe(1);
  await expect.poll(async () => (await webhooks())[0].attempts).toBe(1);
  await sandbox.close();
  receiver.answer('/post', 200);

  await start(data);

  await expect.poll(() => identities(), { timeout: 5000 }).toEqual(['a', 'a']);
  await expect.poll(async () => (await webhooks())[0].state).toBe('delivered');
  await rm(folder, { recursive: true });
});

test('a reset forgets webhooks that wait', async () => {
  await tellOf(`${receiver.url}/post`);
  receiver.answer('/post', 503);
  await addUsers('a');
  await sandbox.clock.advance(0);

  await call(sandbox, 'POST', '/_sandbox/v1/reset', { body: { account_sid: account } });
  await sandbox.clock.advance(3_600_000);

  expect(receiver.received).toHaveLength(1);
  expect(await webhooks()).toEqual([]);
});

test('a webhook that has failed is delivered once more by the same token, and its attempts are kept', async () => {
  await tellOf(`${receiver.url}/post`);
  receiver.answer('/post', 404, { body: 'nobody here' });
  await addUsers('a');
  await sandbox.clock.advance(0);
  const [failed] = await webhooks('&state=failed');
  receiver.answer('/post', 200);

  const { status, body } = await call(sandbox, 'POST', `/_sandbox/v1/webhooks/${failed.id}/replay`);
  await sandbox.clock.advance(0);

  const { body: shown } = await call(sandbox, 'GET', `/_sandbox/v1/webhooks/${failed.id}/attempts`);
  const [first, second] = receiver.received;
  expect([status, body]).toEqual([202, { replayed: 1 }]);
  expect(await webhooks()).toMatchObject([{ id: failed.id, state: 'delivered', attempts: 1 }]);
  expect(shown.attempts).toMatchObject([{ status: 404, answer: 'nobody here' }, { status: 200 }]);
  expect(second?.headers.get('i-twilio-idempotency-token')).toBe(first?.headers.get('i-twilio-idempotency-token'));
  expect(second?.isSigned).toBe(true);
});

test('a webhook that has arrived is delivered once more, too', async () => {
  await tellOf(`${receiver.url}/post`);
  await addUsers('a');
  await sandbox.clock.advance(0);
  const [{ id, body: sent }] = await webhooks('&state=delivered');

  await call(sandbox, 'POST', `/_sandbox/v1/webhooks/${id}/replay`);
  await sandbox.clock.advance(0);

  expect(receiver.received.map(({ body }) => body)).toEqual([sent, sent]);
});

test('what waits to be tried again is tried at once, and only once', async () => {
  await tellOf(`${receiver.url}/post`);
  receiver.answer('/post', 503);
  await addUsers('a');
  await sandbox.clock.advance(0);
  const [{ id, state, next_at: nextAt }] = await webhooks('&state=pending');
  receiver.answer('/post', 200);

  const { body } = await call(sandbox, 'POST', `/_sandbox/v1/webhooks/${id}/replay`);
  await sandbox.clock.advance(3_600_000);

  expect([state, nextAt, body]).toEqual(['pending', expect.any(String), { replayed: 1 }]);
  expect(receiver.received).toHaveLength(2);
});

test('a webhook that is not there cannot be delivered once more', async () => {
  const answers = await Promise.all(
    ['7', 'x', '1.5'].map(async (id) => await call(sandbox, 'POST', `/_sandbox/v1/webhooks/${id}/replay`)),
  );

  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
});
