import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { formClient } from './form-client.ts';
import { account, call, type Json, from as ours, phone, send } from './test-client.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
});
afterEach(async () => await sandbox.close());

const ada = { address: '+12065550100', channel: 'tel' };

async function hear(text: string, rest: object = {}): Promise<Json> {
  const body = { account_sid: account, from: ada, to: ours, text, ...rest };
  const answer = await call(sandbox, 'POST', '/_sandbox/v1/inbound/messages', { body });
  expect(answer.status).toBe(201);
  return answer.body;
}

/** What a message to Ada comes to: its state, and the code that says why. */
async function sendToAda(rest: object = {}): Promise<unknown[]> {
  const { messages } = await send(sandbox, [phone(ada.address)], rest);
  await sandbox.clock.advance(60_000);
  const { body } = await call(sandbox, 'GET', `/_sandbox/v1/messages/${messages[0].id}`);
  return [body.state, ...body.errors.map(({ code }: Json) => code)];
}

async function onPhone(): Promise<string[]> {
  const { body } = await call(sandbox, 'GET', `/_sandbox/v1/messages?to=${encodeURIComponent(ada.address)}`);
  return body.messages.map(({ text }: Json) => text);
}

test.each(['STOP', ' stop ', 'StopAll', 'unsubscribe', 'CANCEL', 'end', 'Quit', 'revoke', 'OPTOUT'])(
  'after %j, messages from the same number fail with 21610',
  async (word) => {
    await call(sandbox, 'GET', '/preview/Messages');

    const { consent } = await hear(word);

    expect(consent).toEqual({ wish: 'stop', opted_out: true, reply_id: expect.stringMatching(/^message_/) });
    expect(await sendToAda()).toEqual(['failed', 21610]);
  },
);

test.each(['START', 'unstop', ' Yes '])('%j takes a STOP back', async (word) => {
  await call(sandbox, 'GET', '/preview/Messages');
  await hear('STOP');

  const { consent } = await hear(word);

  expect(consent).toMatchObject({ wish: 'start', opted_out: false });
  expect(await sendToAda()).toEqual(['delivered']);
});

test('the answers to STOP, HELP and START are on the phone, and each is told once', async () => {
  await call(sandbox, 'GET', '/preview/Messages');
  await hear('STOP');
  const again = await hear('STOP');
  await hear('INFO');
  await hear('START');
  await hear('START');

  await sandbox.clock.advance(60_000);

  expect(again.consent).toEqual({ wish: 'stop', opted_out: true, reply_id: null });
  expect(await onPhone()).toEqual([
    expect.stringContaining('subscribed to messages from this number again'),
    expect.stringContaining('Reply STOP to unsubscribe'),
    expect.stringContaining('unsubscribed'),
  ]);
});

test('HELP changes nothing', async () => {
  await call(sandbox, 'GET', '/preview/Messages');

  const { consent } = await hear('help');

  expect(consent).toMatchObject({ wish: 'help', opted_out: false });
  expect(await sendToAda()).toEqual(['delivered']);
});

test.each(['Stop it', 'STOP.', 'yes', 'Please stop', 'helpful'])('%j is an ordinary message', async (text) => {
  await call(sandbox, 'GET', '/preview/Messages');

  const answer = await hear(text);

  expect(answer.consent).toBeUndefined();
  expect(answer.content.text).toBe(text);
  expect(await sendToAda()).toEqual(['delivered']);
});

test('words on other channels, and words with files, are ordinary messages', async () => {
  await call(sandbox, 'GET', '/preview/Messages');
  const chat = { from: { address: 'ada', channel: 'chat' }, to: { address: 'shop', channel: 'chat' } };

  const answers = [await hear('STOP', chat), await hear('STOP', { media: [{ url: 'https://example.com/stop.png' }] })];

  expect(answers.map(({ consent }) => consent)).toEqual([undefined, undefined]);
});

test('who has stopped one number still hears from others, and others still hear from it', async () => {
  await call(sandbox, 'GET', '/preview/Messages');
  await hear('STOP');

  const fromOther = await sendToAda({ from: { address: '+12065550177', channel: 'tel' } });
  const { operationId } = await send(sandbox, [phone('+12065550101'), phone(ada.address)]);
  await sandbox.clock.advance(60_000);
  const { body } = await call(sandbox, 'GET', `/preview/Messages/Operations/${operationId}`);

  expect(fromOther).toEqual(['delivered']);
  expect(body.delivery).toMatchObject({ delivered: { count: 1 }, failed: { count: 1 } });
});

test('a STOP is kept by account', async () => {
  const other = `AC${'2'.repeat(32)}`;
  await call(sandbox, 'GET', '/preview/Messages');
  await hear('STOP');

  const { messages } = await send(sandbox, [phone(ada.address)], {}, other);
  await sandbox.clock.advance(60_000);
  const { body } = await call(sandbox, 'GET', `/_sandbox/v1/messages/${messages[0].id}`);

  expect(body.state).toBe('delivered');
});

test('a reset of the account forgets who has stopped', async () => {
  await call(sandbox, 'GET', '/preview/Messages');
  await hear('STOP');
  await call(sandbox, 'POST', '/_sandbox/v1/reset', { body: { account_sid: account } });

  expect(await sendToAda()).toEqual(['delivered']);
});

test('the contact at the address declines all preferences, and takes that back', async () => {
  const post = async (path: string, body: object): Promise<Json> =>
    (await call(sandbox, 'POST', `/preview${path}`, { body })).body;
  await post('/Preferences', { name: 'News', channels: [{ channel: 'message', default_opt_in: true }] });
  const [contact] = (await post('/Contacts', { contacts: [{ addresses: [ada] }] })).contacts;
  const statuses = async (): Promise<string[]> => {
    const { body } = await call(sandbox, 'GET', `/preview/Contacts/${contact.id}/Preferences`);
    return body.preferences.flatMap(({ channels }: Json) => channels.map(({ status }: Json) => status));
  };

  await hear('STOP');
  const after = await statuses();
  await hear('START');

  expect([after, await statuses()]).toEqual([['opted_out'], ['opted_in']]);
});

test('in a conversation of v1, the copy to who has stopped fails, and its receipt says why', async () => {
  const v1 = formClient(sandbox, 'conversations.twilio.com/v1');
  const { body: conversation } = await v1('POST', '/Conversations', { form: {} });
  const path = `/Conversations/${conversation.sid}`;
  const binding = { 'MessagingBinding.Address': ada.address, 'MessagingBinding.ProxyAddress': ours.address };
  await v1('POST', `${path}/Participants`, { form: binding });

  const stopped = await hear('STOP');
  const { body: message } = await v1('POST', `${path}/Messages`, { form: { Body: 'Are you there?' } });
  await sandbox.clock.advance(60_000);
  const { body } = await v1('GET', `${path}/Messages/${message.sid}/Receipts`);

  expect(stopped).toMatchObject({ taken: { conversation_sid: conversation.sid }, consent: { opted_out: true } });
  expect(body.delivery_receipts).toMatchObject([{ status: 'failed', error_code: 21610 }]);
});
