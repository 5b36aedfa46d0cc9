import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { sendEmails } from './email-client.ts';
import { formClient } from './form-client.ts';
import { call, type Json, phone, send, type TestAnswer } from './test-client.ts';
import { webhookReceiver } from './webhook-receiver.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
});
afterEach(async () => await sandbox.close());

async function post(path: string, body: object): Promise<TestAnswer> {
  return await call(sandbox, 'POST', `/_sandbox/v1/inbound/${path}`, { body });
}

async function message(): Promise<{ id: string; operationId: string }> {
  const { messages, operationId } = await send(sandbox, [phone('+12065550100')]);
  return { id: messages[0].id, operationId };
}

const shown = async (path: string): Promise<Json> => (await call(sandbox, 'GET', `/_sandbox/v1${path}`)).body;

describe('receipts', () => {
  test('a receipt takes a message to its state by way of those before it, and nothing else becomes of it', async () => {
    const { id, operationId } = await message();

    const { status, body } = await post('receipts', { id, status: 'delivered' });
    await sandbox.clock.advance(60_000);

    const { state, transitions } = await shown(`/messages/${id}`);
    expect([status, body]).toEqual([200, { id, state: 'delivered', caused: [] }]);
    expect([state, ...transitions.map((each: Json) => each.state)]).toEqual([
      'delivered',
      'queued',
      'sent',
      'delivered',
    ]);
    expect(await shown(`/operations/${operationId}`)).toMatchObject({ status: 'completed', counts: { delivered: 1 } });
  });

  test.each([
    ['undelivered', 30005, 30005],
    ['failed', undefined, 30008],
  ])('a receipt can say that a message is %s, with the code %s', async (status, code, expected) => {
    const { id } = await message();
    await post('receipts', { id, status: 'sent' });

    await post('receipts', { id, status, ...(code && { code }) });

    expect(await shown(`/messages/${id}`)).toMatchObject({ state: status, errors: [{ code: expected }] });
  });

  test('what is read as a message is opened as an e-mail', async () => {
    const { emails } = await sendEmails(sandbox, [{ address: 'ada@example.com' }]);

    const { body } = await post('receipts', { id: emails[0].id, status: 'read' });

    expect(body.state).toBe('opened');
  });

  test('a receipt for a copy that Conversations v1 has sent changes its receipt, and is told', async () => {
    const receiver = await webhookReceiver();
    const v1 = formClient(sandbox, 'conversations.twilio.com/v1');
    await v1('POST', '/Configuration/Webhooks', {
      form: { PostWebhookUrl: receiver.url, Filters: ['onDeliveryUpdated'] },
    });
    const { body: conversation } = await v1('POST', '/Conversations', { form: {} });
    const path = `/Conversations/${conversation.sid}`;
    const binding = { 'MessagingBinding.Address': '+12065550100', 'MessagingBinding.ProxyAddress': '+12065550199' };
    await v1('POST', `${path}/Participants`, { form: binding });
    const { body: said } = await v1('POST', `${path}/Messages`, { form: { Body: 'Hi' } });
    const receipts = async (): Promise<Json> =>
      (await v1('GET', `${path}/Messages/${said.sid}/Receipts`)).body.delivery_receipts;
    const [{ sid, channel_message_sid: channelSid }] = await receipts();

    const one = await post('receipts', { id: sid, status: 'delivered' });
    const other = await post('receipts', { id: channelSid, status: 'read' });
    await sandbox.clock.advance(0);
    await receiver.close();

    expect(one.body.caused).toMatchObject([{ kind: 'webhook', what: 'onDeliveryUpdated' }, { kind: 'webhook' }]);
    expect([other.status, (await receipts())[0].status]).toEqual([200, 'read']);
    expect(receiver.received.map(({ fields }) => fields['Status'])).toEqual(['sent', 'delivered', 'read']);
  });

  test.each([
    ['delivered', 'sent'],
    ['delivered', 'delivered'],
    ['delivered', 'undelivered'],
    ['failed', 'delivered'],
    ['read', 'delivered'],
  ])('a message that is %s cannot become %s', async (before, status) => {
    const { id } = await message();
    await post('receipts', { id, status: before });

    const answer = await post('receipts', { id, status });

    expect(answer.status).toBe(409);
    expect(await shown(`/messages/${id}`)).toMatchObject({ state: before });
  });

  test('receipts for nothing, and without what they need, are refused', async () => {
    const unknown = ['message_01kg9p6je0h8y7trtr2k8w3dt2', 'SM00000000000000000000000000000001', 'DY1', 'x'];
    const { id } = await message();

    const statuses = await Promise.all(
      unknown.map(async (each) => (await post('receipts', { id: each, status: 'read' })).status),
    );
    const wrong = await post('receipts', { status: 'lost', code: 0, when: 'now' });
    const swapped = await post('receipts', { id: id.replace('message', 'email'), status: 'read' });

    expect([...statuses, swapped.status]).toEqual([404, 404, 404, 404, 404]);
    expect(wrong.body.errors.map(({ field }: Json) => field)).toEqual(['status', 'code', 'id', 'when']);
  });
});

describe('clicks', () => {
  const url = 'https://example.com/offer?a=1&b=2';

  async function email(): Promise<string> {
    const content = { subject: 'Hi', html: `<a href="https://example.com/offer?a=1&amp;b=2">Offer</a>` };
    const { emails } = await sendEmails(sandbox, [{ address: 'ada@example.com' }], { content });
    await sandbox.clock.advance(60_000);
    return emails[0].id;
  }

  test('who clicks on a link in an e-mail has opened it', async () => {
    const id = await email();

    const first = await post('clicks', { id, url });
    const second = await post('clicks', { id, url });

    expect(first.body).toMatchObject({ id, url, state: 'opened' });
    expect(second.body).toMatchObject({ state: null, note: expect.stringContaining('tells of no clicks') });
    expect(await shown(`/emails/${id}`)).toMatchObject({ state: 'opened' });
  });

  test('a click in a message changes nothing, and the answer says why', async () => {
    const { messages } = await send(sandbox, [phone('+12065550100')], { content: { text: `See ${url}` } });
    await sandbox.clock.advance(60_000);

    const { status, body } = await post('clicks', { id: messages[0].id, url });

    expect([status, body.state, body.note]).toEqual([200, null, expect.stringContaining('no clicks in messages')]);
  });

  test('clicks on what is no link, has not arrived, or is not there are refused', async () => {
    const id = await email();
    const { messages } = await send(sandbox, [phone('+12065550100')], { content: { text: `See ${url}` } });

    const other = await post('clicks', { id, url: 'https://example.com/other' });
    const early = await post('clicks', { id: messages[0].id, url });
    const nothing = await post('clicks', { id: 'email_01kg9p6je0h8y7trtr2k8w3dt2', url });
    const wrong = await post('clicks', { id, url: 'no address' });

    expect([other, early, nothing, wrong].map(({ status }) => status)).toEqual([400, 409, 404, 400]);
    expect(other.body.errors).toMatchObject([{ field: 'url', message: expect.stringContaining(url) }]);
  });
});

test('that someone types is told to nobody, so that it is refused', async () => {
  const answer = await post('typing', { conversation: 'CH1', identity: 'ada' });

  expect(answer.status).toBe(501);
  expect(answer.body.message).toContain('Nobody is told');
});
