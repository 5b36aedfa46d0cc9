import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { frozenSandbox } from './orchestrator-client.ts';
import { account, call, type Json } from './test-client.ts';
import { ada, bothModules, lostPhone, MessagesV1Client, onPhone, ours, plainPhone } from './v1-messages-client.ts';
import { newSender, newSenderPool } from './v1-senders-client.ts';

let sandbox: Sandbox;
let v1: MessagesV1Client;
beforeEach(async () => {
  sandbox = await frozenSandbox();
  v1 = new MessagesV1Client(sandbox);
});
afterEach(async () => await sandbox.close());

/** What was tried for the only message of a send: by which channel, to whom, and what became of it. */
const triedIn = async (id: string): Promise<unknown[]> => {
  const { attempts } = await v1.only(id);
  return attempts.map(({ from, to, status, error }: Json) =>
    [from.channel, to[0]?.address, status, error?.code].filter((each) => each !== undefined),
  );
};

/** A pool with a sender for each of some channels. */
const poolOn = async (...channels: string[]): Promise<string> => {
  const senders: { senderId: string }[] = [];
  for (const [index, channel] of channels.entries()) {
    senders.push({ senderId: await newSender(sandbox, `+1500555002${index}`, channel) });
  }
  return await newSenderPool(sandbox, { senders });
};

test('what RCS does not deliver goes by SMS, each with its own content', async () => {
  const id = await v1.send([onPhone(plainPhone)], { from: undefined, content: bothModules });
  await sandbox.clock.advance(10_000);

  expect(await triedIn(id)).toEqual([
    ['RCS', plainPhone, 'FAILED', 61337],
    ['SMS', plainPhone, 'DELIVERED'],
  ]);
  const { id: messageId, status } = await v1.only(id);
  const { body } = await call(sandbox, 'GET', `/_sandbox/v1/messages/${messageId.replace('comms_', '')}`);
  expect(status).toBe('DELIVERED');
  expect(body).toMatchObject({ text: 'Plain', channel: 'tel', state: 'delivered' });
});

test('what RCS delivers is tried once', async () => {
  const id = await v1.send([onPhone(ada)], { from: undefined, content: bothModules });
  await sandbox.clock.advance(60_000);

  expect(await triedIn(id)).toEqual([['RCS', ada, 'READ']]);
  expect(await v1.stats(id)).toEqual({ total: 1, recipients: 1, attempts: 1, read: 1 });
});

test('where an address is not reached, the next one of the recipient is', async () => {
  const addresses = [onPhone(lostPhone), onPhone(ada)];
  const id = await v1.send([{ addresses }]);
  await sandbox.clock.advance(10_000);

  const message = await v1.only(id);
  expect(await triedIn(id)).toEqual([
    ['SMS', lostPhone, 'UNDELIVERED', 30003],
    ['SMS', ada, 'DELIVERED'],
  ]);
  expect(message).toMatchObject({ to: [{ addresses }], status: 'DELIVERED' });
  expect(await v1.stats(id)).toEqual({ total: 1, recipients: 1, attempts: 2, delivered: 1 });
});

test('only the last try ends a message, and says why', async () => {
  const id = await v1.send([{ addresses: [onPhone(lostPhone), onPhone('+15005550001')] }]);

  const seen = new Set<string>();
  for (let step = 0; step < 200; step += 1) {
    await sandbox.clock.advance(20);
    seen.add(`${(await v1.operation(id)).status} ${(await v1.messages(id))[0].status}`);
  }

  expect([...seen]).toEqual(['PROCESSING QUEUED', 'PROCESSING SENT', 'COMPLETED FAILED']);
  expect((await v1.ask('GET', `/Messages/Operations/${id}/Errors`)).body.errors).toMatchObject([{ code: 21211 }]);
  expect(await v1.stats(id)).toEqual({ total: 1, recipients: 1, attempts: 2, failed: 1 });
});

test('receipts say by which try a state was come to', async () => {
  const { id } = await v1.only(await v1.send([{ addresses: [onPhone(lostPhone), onPhone(ada)] }]));
  await sandbox.clock.advance(10_000);

  const { body } = await v1.ask('GET', `/Messages/${id}/Receipts`);

  expect(
    body.receipts.map(({ attempt, status, to, error }: Json) => [attempt, status, to[0].address, error?.code]),
  ).toEqual([
    [1, 'QUEUED', lostPhone, undefined],
    [1, 'SENT', lostPhone, undefined],
    [1, 'UNDELIVERED', lostPhone, 30003],
    [2, 'QUEUED', ada, undefined],
    [2, 'SENT', ada, undefined],
    [2, 'DELIVERED', ada, undefined],
  ]);
});

test('a pool tries its channels in the order of the request, whatever the order of the addresses', async () => {
  const senderPoolId = await poolOn('tel', 'whatsapp');
  const priority = [
    { channel: 'SMS', priority: 5 },
    { channel: 'WHATSAPP', priority: 1 },
  ];
  const addresses = [onPhone(lostPhone), { address: lostPhone, channel: 'WHATSAPP' }];
  const id = await v1.send([{ addresses }], { from: { senderPoolId, channels: { priority } } });
  await sandbox.clock.advance(10_000);

  expect(await triedIn(id)).toEqual([
    ['WHATSAPP', lostPhone, 'UNDELIVERED', 30003],
    ['SMS', lostPhone, 'UNDELIVERED', 30003],
  ]);
  expect((await v1.only(id)).from).toMatchObject({ senderPoolId, senderId: expect.stringMatching(/^comms_sender_/) });
});

test('without priorities, a pool tries the addresses in their order', async () => {
  const senderPoolId = await poolOn('tel', 'whatsapp');
  const addresses = [{ address: lostPhone, channel: 'WHATSAPP' }, onPhone(lostPhone)];
  const id = await v1.send([{ addresses }], { from: { senderPoolId } });
  await sandbox.clock.advance(10_000);

  const { attempts } = await v1.only(id);
  expect(attempts.map(({ from }: Json) => from.channel)).toEqual(['WHATSAPP', 'SMS']);
});

test('a pool sends by the channels that the request lets in, and by no others', async () => {
  const senderPoolId = await poolOn('tel', 'rcs');
  const from = { senderPoolId, channels: { filterIn: ['SMS'] } };
  const id = await v1.send([onPhone(plainPhone)], { from, content: bothModules });
  await sandbox.clock.advance(10_000);

  expect(await triedIn(id)).toEqual([['SMS', plainPhone, 'DELIVERED']]);
});

test('a channel that the content has nothing for is not tried', async () => {
  const senderPoolId = await poolOn('rcs', 'tel');
  const content = { modules: [{ sms: { text: 'Plain' } }] };
  const id = await v1.send([onPhone(ada)], { from: { senderPoolId }, content });
  await sandbox.clock.advance(10_000);

  expect(await triedIn(id)).toEqual([['SMS', ada, 'DELIVERED']]);
});

test.each([
  ['a channel that the sender does not have', { from: ours }, { address: ada, channel: 'WHATSAPP' }, 21606],
  ['content that no channel shows', { content: { modules: [{ rcs: { text: 'Rich' } }] } }, onPhone(ada), 21602],
  ['a sender that cannot send', { from: { ...ours, address: '+15005550007' } }, onPhone(ada), 21606],
])('%s is no way to send: the message fails', async (_, rest, to, code) => {
  const id = await v1.send([to], rest);
  await sandbox.clock.advance(10_000);

  expect((await v1.ask('GET', `/Messages/Operations/${id}/Errors`)).body.errors).toMatchObject([{ code }]);
});

test('who has stopped one number of theirs is reached at the next', async () => {
  await v1.ask('GET', '/Messages');
  const body = {
    account_sid: account,
    from: { address: ada, channel: 'tel' },
    to: { ...ours, channel: 'tel' },
    text: 'STOP',
  };
  expect((await call(sandbox, 'POST', '/_sandbox/v1/inbound/messages', { body })).status).toBe(201);
  const id = await v1.send([{ addresses: [onPhone(ada), onPhone('+12065550177')] }]);
  await sandbox.clock.advance(10_000);

  expect(await triedIn(id)).toEqual([
    ['SMS', ada, 'FAILED', 21610],
    ['SMS', '+12065550177', 'DELIVERED'],
  ]);
});

test.each(['v1.messages.sendMessages', 'sendMessages'])(
  'a fault on %s decides how a send ends, whatever else there is to try',
  async (operation) => {
    const action = { type: 'status', state: 'undelivered', code: 30005 };
    await call(sandbox, 'POST', '/_sandbox/v1/faults', { body: { match: { operation }, action } });
    const id = await v1.send([{ addresses: [onPhone(ada), onPhone('+12065550177')] }]);
    await sandbox.clock.advance(10_000);

    expect(await triedIn(id)).toEqual([['SMS', ada, 'UNDELIVERED', 30005]]);
  },
);

test('a fault on the send of the preview hits none of v1', async () => {
  const action = { type: 'status', state: 'undelivered', code: 30005 };
  const match = { operation: 'messages.sendMessages' };
  await call(sandbox, 'POST', '/_sandbox/v1/faults', { body: { match, action } });
  const id = await v1.send([onPhone(ada)]);
  await sandbox.clock.advance(10_000);

  expect(await triedIn(id)).toEqual([['SMS', ada, 'DELIVERED']]);
});

test('a receipt from outside that says it was not delivered begins the next try', async () => {
  const id = await v1.send([{ addresses: [onPhone(ada), onPhone('+12065550177')] }]);
  const { id: messageId } = await v1.only(id);
  const receipt = { id: messageId.replace('comms_', ''), status: 'undelivered', code: 30004 };
  await call(sandbox, 'POST', '/_sandbox/v1/inbound/receipts', { body: receipt });
  await sandbox.clock.advance(10_000);

  expect(await triedIn(id)).toEqual([
    ['SMS', ada, 'UNDELIVERED', 30004],
    ['SMS', '+12065550177', 'DELIVERED'],
  ]);
});

test('once an operation is canceled, nothing else is tried', async () => {
  // It is half past ten where the first of them is, and half past nine where the second is.
  const to = [{ addresses: [onPhone('+4930123456'), onPhone(ada)] }, onPhone(ada)];
  const id = await v1.send(to, { schedule: { sendAt: ['2026-01-31T10:00:00'] } });
  const statuses = async (): Promise<string[]> => (await v1.messages(id)).map(({ status }) => status);
  for (let step = 0; (await statuses())[0] === 'QUEUED' && step < 100; step += 1) await sandbox.clock.advance(20);
  const atFirst = await statuses();

  await v1.ask('POST', `/Messages/Operations/${id}/Cancel`);
  const { id: sent } = await v1.only(id);
  const receipt = { id: sent.replace('comms_', ''), status: 'undelivered', code: 30003 };
  await call(sandbox, 'POST', '/_sandbox/v1/inbound/receipts', { body: receipt });

  expect(atFirst).toEqual(['SENT', 'SCHEDULED']);
  expect(await statuses()).toEqual(['UNDELIVERED', 'CANCELED']);
  expect(await triedIn(id)).toEqual([['SMS', '+4930123456', 'UNDELIVERED', 30003]]);
});
