import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { type ConversationsClient, conversationsClient, type Form, refusal } from './conversations-v1-client.ts';
import { call, type Json } from './test-client.ts';

const ann = '+12065550101';
const bob = '+12065550102';
const ours = '+12065550199';

let sandbox: Sandbox;
let client: ConversationsClient;
let path: string;
let conversation: Json;

beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen' });
  client = conversationsClient(sandbox);
  conversation = await client.post('/Conversations', { UniqueName: 'u' });
  path = `/Conversations/${conversation.sid}/Messages`;
});
afterEach(async () => await sandbox.close());

const device = (address: string, proxy = ours): Form => ({
  'MessagingBinding.Address': address,
  'MessagingBinding.ProxyAddress': proxy,
});
const join = async (form: Form): Promise<Json> => await client.post('/Conversations/u/Participants', form);
const say = async (form: Form): Promise<Json> => await client.post(path, form);
const sentMessages = async (): Promise<Json[]> =>
  (await call(sandbox, 'GET', '/preview/Messages')).body.messages.reverse();

test('a message of nobody is of the system, and reaches nobody', async () => {
  const message = await say({ Body: 'Hello' });

  expect(message).toMatchObject({
    sid: expect.stringMatching(/^IM[0-9a-f]{32}$/),
    conversation_sid: conversation.sid,
    index: 0,
    author: 'system',
    participant_sid: null,
    body: 'Hello',
    media: null,
    content_sid: null,
    attributes: '{}',
    delivery: null,
    url: `${conversation.url}/Messages/${message.sid}`,
    links: {
      delivery_receipts: `${conversation.url}/Messages/${message.sid}/Receipts`,
      channel_metadata: `${conversation.url}/Messages/${message.sid}/ChannelMetadata`,
    },
  });
  expect(message.date_updated).toBe(message.date_created);
  expect(message).not.toHaveProperty('subject');
});

test('the author is the participant with that identity or address; another one is nobody', async () => {
  const alice = await join({ Identity: 'alice' });
  const phone = await join(device(ann));

  expect((await say({ Body: 'a', Author: 'alice' })).participant_sid).toBe(alice.sid);
  expect((await say({ Body: 'b', Author: ann })).participant_sid).toBe(phone.sid);
  expect(await say({ Body: 'c', Author: 'zoe' })).toMatchObject({ author: 'zoe', participant_sid: null });
});

test('indexes grow, and that of a deleted message is not given again', async () => {
  const first = await say({ Body: 'a' });
  const second = await say({ Body: 'b' });
  expect((await client.v1('DELETE', `${path}/${second.sid}`)).status).toBe(204);
  const third = await say({ Body: 'c' });

  expect([first.index, third.index]).toEqual([0, 2]);
  expect(await client.v1('GET', `${path}/${second.sid}`)).toMatchObject(refusal(404, 20404));
});

test('messages are listed from the oldest on, or from the newest, page by page', async () => {
  for (const body of ['a', 'b', 'c']) await say({ Body: body });
  const bodies = ({ messages }: Json): string => messages.map(({ body }: Json) => body).join('');

  expect(bodies(await client.get(path))).toBe('abc');
  expect(bodies(await client.get('/Conversations/u/Messages?Order=DESC'))).toBe('cba');
  const page = await client.get(`${path}?Order=desc&PageSize=2`);
  expect(bodies(page)).toBe('cb');
  expect(page.meta.next_page_url).toContain('Order=desc');
  expect(bodies((await client.v1('GET', page.meta.next_page_url)).body)).toBe('a');
  expect(await client.v1('GET', `${path}?Order=new`)).toMatchObject(refusal(400, 20001));
});

test('a message changes, but for its place and its files', async () => {
  await join({ Identity: 'alice' });
  const { sid } = await say({ Body: 'a' });
  await sandbox.clock.advance(5000);

  const changed = await client.post(`${path}/${sid}`, {
    Body: 'b',
    Author: 'alice',
    Attributes: '{"edited":true}',
    Subject: 's',
  });

  expect(changed).toMatchObject({
    index: 0,
    body: 'b',
    author: 'alice',
    participant_sid: expect.stringMatching(/^MB/),
    attributes: '{"edited":true}',
  });
  expect(changed.date_updated > changed.date_created).toBe(true);
});

test('someone who leaves is still the author of what they said', async () => {
  const alice = await join({ Identity: 'alice' });
  const { sid } = await say({ Body: 'a', Author: 'alice' });
  await client.v1('DELETE', `/Conversations/u/Participants/${alice.sid}`);

  expect(await client.get(`${path}/${sid}`)).toMatchObject({ author: 'alice', participant_sid: alice.sid });
});

test('braces are no template', async () => {
  await join(device(ann));
  const body = 'Use {{ name }}, {% if %} or {{ "{%" }}';
  await say({ Body: body });

  expect((await sentMessages())[0].content.text).toBe(body);
});

describe('files and templates', () => {
  test('a file of its own is in one message', async () => {
    const sid = `ME${'a'.repeat(32)}`;
    const { media, body } = await say({ MediaSid: sid });

    expect(body).toBeNull();
    expect(media).toEqual([{ sid, size: 42056, content_type: 'image/jpeg', filename: 'image.jpg' }]);
    expect(await client.v1('POST', path, { form: { MediaSid: sid } })).toMatchObject(refusal(409, 50508));
  });

  test('the text of a file is not changed', async () => {
    const { sid } = await say({ MediaSid: `ME${'a'.repeat(32)}`, Body: 'Look' });
    expect(await client.v1('POST', `${path}/${sid}`, { form: { Body: 'x' } })).toMatchObject(refusal(400, 50509));
    await client.post(`${path}/${sid}`, { Attributes: '{"a":1}' });
  });

  test('a template takes the place of body and file, and goes out with its values', async () => {
    await join(device(ann));
    const contentSid = `HX${'a'.repeat(32)}`;
    const message = await say({
      ContentSid: contentSid,
      ContentVariables: '{"1":"Ann"}',
      Body: 'ignored',
      MediaSid: `ME${'0'.repeat(32)}`,
    });

    expect(message).toMatchObject({ content_sid: contentSid, body: null, media: null });
    expect((await sentMessages())[0].content.text).toBe(`${contentSid} {"1":"Ann"}`);
  });
});

describe('refusals', () => {
  const hx = `HX${'a'.repeat(32)}`;
  const variables = (value: object): string => JSON.stringify(value);
  const many = Object.fromEntries(Array.from({ length: 101 }, (_, index) => [index, 'x']));
  test.each<[string, Form, number]>([
    ['nothing', {}, 50503],
    ['an empty text', { Body: '' }, 50503],
    ['attributes alone', { Attributes: '{}' }, 50503],
    ['more than 32 KB', { Body: 'a'.repeat(32_769) }, 50504],
    ['a long author', { Body: 'a', Author: 'a'.repeat(257) }, 50310],
    ['malformed attributes', { Body: 'a', Attributes: '{' }, 50304],
    ['long attributes', { Body: 'a', Attributes: JSON.stringify('a'.repeat(4096)) }, 50303],
    ['a long subject', { Body: 'a', Subject: 'a'.repeat(257) }, 20001],
    ['a malformed file', { MediaSid: 'car.jpg' }, 50510],
    ['an unknown file', { MediaSid: `ME${'0'.repeat(32)}` }, 50507],
    ['a malformed template', { ContentSid: 'hello' }, 50526],
    ['an unknown template', { ContentSid: `HX${'0'.repeat(32)}` }, 50526],
    ['values that are no JSON', { ContentSid: hx, ContentVariables: 'Ann' }, 50527],
    ['values in a list', { ContentSid: hx, ContentVariables: '["Ann"]' }, 50527],
    ['values that are no texts', { ContentSid: hx, ContentVariables: variables({ 1: 2 }) }, 50527],
    ['values without a template', { Body: 'a', ContentVariables: variables({ 1: 'x' }) }, 50528],
    ['too many values', { ContentSid: hx, ContentVariables: variables(many) }, 50529],
    ['values that are too long together', { ContentSid: hx, ContentVariables: ' '.repeat(27_802) }, 50529],
    ['a long key', { ContentSid: hx, ContentVariables: variables({ ['k'.repeat(17)]: 'x' }) }, 50540],
    ['a long value', { ContentSid: hx, ContentVariables: variables({ 1: 'x'.repeat(257) }) }, 50541],
    ['a malformed date', { Body: 'a', DateCreated: 'now' }, 50308],
  ])('%s cannot be said', async (_, form, code) => {
    expect(await client.v1('POST', path, { form })).toMatchObject(refusal(400, code));
    expect((await client.get(path)).messages).toEqual([]);
  });

  test('a text that goes out has at most 1,600 characters, what is only chatted more', async () => {
    const form = { Body: 'ä'.repeat(1601) };
    await say(form);
    await join(device(ann));

    expect(await client.v1('POST', path, { form })).toMatchObject(refusal(400, 50504));
    await say({ ...form, Author: ann });
    await say({ Body: 'ä'.repeat(1600) });
  });

  test.each(['GET', 'POST', 'DELETE'])('%s of a message that is not there is refused with 404', async (method) => {
    const { sid } = await say({ Body: 'a' });
    const other = await client.post('/Conversations');
    const request = method === 'POST' ? { form: { Body: 'b' } } : {};
    expect(await client.v1(method, `${path}/IM1`, request)).toMatchObject(refusal(404, 20404));
    expect(await client.v1(method, `/Conversations/${other.sid}/Messages/${sid}`, request)).toMatchObject(
      refusal(404, 20404),
    );
  });

  test('a message cannot be emptied', async () => {
    const { sid } = await say({ Body: 'a' });
    expect(await client.v1('POST', `${path}/${sid}`, { form: { Body: '' } })).toMatchObject(refusal(400, 50503));
  });

  test('what is said in a group is said by one of it', async () => {
    await join({ Identity: 'alice', 'MessagingBinding.ProjectedAddress': ours });
    await join({ 'MessagingBinding.Address': ann });
    expect(await client.v1('POST', path, { form: { Body: 'a' } })).toMatchObject(refusal(400, 50513));
    await say({ Body: 'a', Author: 'alice' });
  });
});

describe('receipts', () => {
  const receiptsOf = async (sid: string): Promise<Json[]> =>
    (await client.get(`${path}/${sid}/Receipts`)).delivery_receipts;

  test('each participant who does not chat, but the author, gets a copy with a receipt', async () => {
    await join({ Identity: 'alice' });
    await join(device(ann));
    const other = await join(device(bob));
    const { sid, delivery } = await say({ Body: 'Hello', Author: ann });

    const receipts = await receiptsOf(sid);
    expect(receipts).toHaveLength(1);
    expect(receipts[0]).toMatchObject({
      sid: expect.stringMatching(/^DY[0-9a-f]{32}$/),
      participant_sid: other.sid,
      message_sid: sid,
      channel_message_sid: expect.stringMatching(/^SM[0-9a-f]{32}$/),
      status: null,
      error_code: 0,
      url: `${conversation.url}/Messages/${sid}/Receipts/${receipts[0].sid}`,
    });
    expect(delivery).toEqual({
      total: 1,
      sent: 'none',
      delivered: 'none',
      read: 'none',
      failed: 'none',
      undelivered: 'none',
    });
    expect(await client.get(`${path}/${sid}/Receipts/${receipts[0].sid}`)).toEqual(receipts[0]);
  });

  test('a copy is a message of the sandbox, from the proxy to the device', async () => {
    await join(device(ann));
    await join(device(`whatsapp:${bob}`, `whatsapp:${ours}`));
    await say({ Body: 'Hello' });

    expect(await sentMessages()).toMatchObject([
      { from: { address: ours, channel: 'tel' }, to: [{ address: ann, channel: 'tel' }], content: { text: 'Hello' } },
      { from: { address: ours, channel: 'whatsapp' }, to: [{ address: bob, channel: 'whatsapp' }] },
    ]);
  });

  test('the states of copies move receipts and their sum', async () => {
    await join(device(ann));
    await join(device('+15005551203'));
    await join(device('+15005550004'));
    await join(device('+15005551300'));
    const { sid } = await say({ Body: 'Hello' });

    await sandbox.clock.advance(60_000);

    expect((await receiptsOf(sid)).map(({ status, error_code: code }) => [status, code])).toEqual([
      ['delivered', 0],
      ['undelivered', 30005],
      ['failed', 21610],
      ['sent', 0],
    ]);
    expect((await client.get(`${path}/${sid}`)).delivery).toEqual({
      total: 4,
      sent: 'some',
      delivered: 'some',
      read: 'none',
      failed: 'some',
      undelivered: 'some',
    });
  });

  test('what is read on WhatsApp counts as read by all', async () => {
    await join(device(`whatsapp:${ann}`, `whatsapp:${ours}`));
    const { sid } = await say({ Body: 'Hello' });
    await sandbox.clock.advance(60_000);

    expect(await receiptsOf(sid)).toMatchObject([{ status: 'read' }]);
    expect((await client.get(`${path}/${sid}`)).delivery).toMatchObject({ sent: 'all', delivered: 'all', read: 'all' });
  });

  test('a proxy whose queue is full fails, as other messages do', async () => {
    await join(device(ann, '+15005550008'));
    const { sid } = await say({ Body: 'Hello' });
    await sandbox.clock.advance(60_000);
    expect(await receiptsOf(sid)).toMatchObject([{ status: 'failed', error_code: 21611 }]);
  });

  test('a group text comes from the address of its author', async () => {
    await join({ Identity: 'alice', 'MessagingBinding.ProjectedAddress': ours });
    await join({ Identity: 'carl', 'MessagingBinding.ProjectedAddress': '+12065550198' });
    await join({ 'MessagingBinding.Address': ann });
    await say({ Body: 'Hello', Author: 'carl' });

    expect(await sentMessages()).toMatchObject([{ from: { address: '+12065550198' }, to: [{ address: ann }] }]);
  });

  test('a device that nobody can write to fails at once', async () => {
    await join({ 'MessagingBinding.Address': ann });
    const { sid } = await say({ Body: 'Hello' });

    expect(await receiptsOf(sid)).toMatchObject([{ status: 'failed', error_code: 21603, channel_message_sid: null }]);
  });

  test('a receipt is found in its message only', async () => {
    await join(device(ann));
    const { sid } = await say({ Body: 'a' });
    const other = await say({ Body: 'b' });
    const [receipt] = await receiptsOf(sid);

    expect(await client.v1('GET', `${path}/${other.sid}/Receipts/${receipt.sid}`)).toMatchObject(refusal(404, 20404));
    expect(await client.v1('GET', `${path}/IM1/Receipts`)).toMatchObject(refusal(404, 20404));
  });

  test('what is deleted meanwhile is not moved any more', async () => {
    await join(device(ann));
    const { sid } = await say({ Body: 'a' });
    await client.v1('DELETE', `${path}/${sid}`);
    await sandbox.clock.advance(60_000);
    expect((await sentMessages())[0].delivery_status).toMatchObject({ delivered: { count: 1 } });
  });
});
