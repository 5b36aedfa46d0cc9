import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { sidOf } from '../src/sid.ts';
import { frozenSandbox, now } from './orchestrator-client.ts';
import { account, basic, call, type Json } from './test-client.ts';
import { ada, MessagesV1Client, onPhone, ours } from './v1-messages-client.ts';

let sandbox: Sandbox;
let v1: MessagesV1Client;
beforeEach(async () => {
  sandbox = await frozenSandbox();
  v1 = new MessagesV1Client(sandbox);
});
afterEach(async () => await sandbox.close());

test('a send is answered with its operation, and where that is', async () => {
  const { status, headers, body } = await v1.ask('POST', '/Messages', {
    to: [onPhone(ada)],
    from: ours,
    content: { text: 'Hello' },
  });

  const location = `${sandbox.url}/v1/Messages/Operations/${body.operationId}`;
  expect(status).toBe(202);
  expect(body).toEqual({
    operationId: expect.stringMatching(/^comms_operation_[0-9a-z]{26}$/),
    operationLocation: location,
  });
  expect(headers.get('location')).toBe(location);
});

test('a message shows what was sent, filled for its recipient, and how it was tried', async () => {
  const text = "Hello {{ name | default: 'friend' }}";
  const id = await v1.send([onPhone(ada, { variables: { name: 'Ada' } })], { content: { text }, tags: { kind: 'x' } });
  await sandbox.clock.advance(10_000);

  const message = await v1.only(id);

  expect(message).toEqual({
    id: expect.stringMatching(/^comms_message_/),
    from: ours,
    to: [onPhone(ada)],
    status: 'DELIVERED',
    content: { text: 'Hello Ada' },
    attempts: [{ from: ours, to: [onPhone(ada)], status: 'DELIVERED', attemptedAt: now, infoUrl: null }],
    related: [{ name: 'OPERATION', id, uri: `${sandbox.url}/v1/Messages/Operations/${id}` }],
    tags: { kind: 'x' },
    scheduledFor: null,
    createdAt: now,
    updatedAt: expect.any(String),
    deletedAt: null,
  });
});

test('lists show neither content nor attempts', async () => {
  const [message] = await v1.messages(await v1.send([onPhone(ada)]));

  expect(message).not.toHaveProperty('content');
  expect(message).not.toHaveProperty('attempts');
});

test('a stored template is named, not filled', async () => {
  const contentId = `HX${'0'.repeat(32)}`;
  const id = await v1.send([onPhone(ada, { variables: { 1: 'Ada' } })], { content: { contentId } });

  expect((await v1.only(id)).content).toEqual({ contentId });
});

test('without a sender, one of the account sends that fits the channel', async () => {
  await call(sandbox, 'POST', '/preview/Agents', { body: { address: 'a@example.com', channel: 'email' } });
  const { body: agent } = await call(sandbox, 'POST', '/preview/Agents', {
    body: { address: '+15005550010', channel: 'tel' },
  });
  const id = await v1.send([onPhone(ada)], { from: undefined });

  expect((await v1.only(id)).from).toEqual({
    address: '+15005550010',
    channel: 'SMS',
    senderId: `comms_sender_${agent.id.slice('agent_'.length)}`,
  });
});

test('without a sender in the account, a number that every sandbox has sends', async () => {
  const id = await v1.send([onPhone(ada)], { from: undefined });

  expect((await v1.only(id)).from).toEqual(ours);
});

test('a sender is named by its identifier, and shown with its address', async () => {
  const { body: agent } = await call(sandbox, 'POST', '/preview/Agents', {
    body: { address: '+15005550010', channel: 'tel' },
  });
  const senderId = agent.id.replace('agent_', 'comms_sender_');
  const id = await v1.send([onPhone(ada)], { from: { senderId } });
  await sandbox.clock.advance(10_000);

  expect(await v1.only(id)).toMatchObject({
    status: 'DELIVERED',
    from: { address: '+15005550010', channel: 'SMS', senderId },
  });
});

test('a sender that there is not sends nothing, and the operation says why', async () => {
  const id = await v1.send([onPhone(ada)], { from: { senderId: 'comms_sender_01h9krwprkeee8fzqspvwy6nq8' } });
  await sandbox.clock.advance(10_000);

  const { body } = await v1.ask('GET', `/Messages/Operations/${id}/Errors`);
  expect(body.errors).toMatchObject([{ code: 20404, to: [onPhone(ada)] }]);
  expect(await v1.operation(id)).toMatchObject({ status: 'COMPLETED', stats: { failed: 1 } });
});

test('receipts tell each state that a message has come to', async () => {
  const { id } = await v1.only(await v1.send([onPhone(ada)]));
  await sandbox.clock.advance(10_000);

  const { body } = await v1.ask('GET', `/Messages/${id}/Receipts`);

  expect(body.receipts.map(({ status, attempt }: Json) => [status, attempt])).toEqual([
    ['QUEUED', 1],
    ['SENT', 1],
    ['DELIVERED', 1],
  ]);
  expect(body.receipts[0]).toEqual({
    messageId: id,
    status: 'QUEUED',
    attempt: 1,
    from: ours,
    to: [onPhone(ada)],
    error: null,
    createdAt: now,
  });
});

test('a SID of the older APIs leads to its message', async () => {
  const { id } = await v1.only(await v1.send([onPhone(ada)]));
  const { body: found } = await call(sandbox, 'GET', `/_sandbox/v1/messages/${id.replace('comms_', '')}`);
  const sid = sidOf('SM', found.id.slice('message_'.length));

  const response = await fetch(`${sandbox.url}/v1/Messages/Seek/${sid}`, {
    headers: { authorization: basic(account) },
    redirect: 'manual',
  });

  expect(response.status).toBe(301);
  expect(response.headers.get('location')).toBe(`${sandbox.url}/v1/Messages/${id}`);
  expect((await v1.ask('GET', `/Messages/Seek/${sid}`)).body.id).toBe(id);
});

test.each(['SM00000000000000000000000000000000', 'SM', 'message'])('%s leads to no message', async (identifier) => {
  expect((await v1.ask('GET', `/Messages/Seek/${identifier}`)).status).toBe(404);
});

test('10,000 recipients are taken in one send', async () => {
  const to = Array.from({ length: 10_000 }, (_, index) => onPhone(`+1206${5_550_000 + index}`));

  const id = await v1.send(to);

  expect(await v1.stats(id)).toEqual({ total: 10_000, recipients: 10_000, attempts: 10_000, queued: 10_000 });
});
