import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { account, call, countsOf, from, type Json, otherAccount, phone, phones, send } from './test-client.ts';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox({ seed: 1 });
  await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-01-31T09:30:00Z') });
});
afterEach(async () => await sandbox.close());

const sendTo = async (to: readonly object[], rest: object = {}) =>
  await call(sandbox, 'POST', '/preview/Messages', { body: { from, to, content: { text: 'Hello' }, ...rest } });
const fetchMessage = async (id: string) => (await call(sandbox, 'GET', `/preview/Messages/${id}`)).body;

test('a send is answered with 202, with where to follow it, and with its messages', async () => {
  const { status, headers, body } = await sendTo([phone('+12065550100')]);

  const id = headers.get('operation-id');
  expect(status).toBe(202);
  expect(id).toMatch(/^operation_[0-9a-hjkmnp-tv-z]{26}$/);
  expect(headers.get('operation-location')).toBe(`${sandbox.url}/preview/Messages/Operations/${id}`);
  expect(headers.get('resource-location')).toBe(`${sandbox.url}/preview/Messages?operation_id=${id}`);
  expect(headers.get('twilio-request-id')).toMatch(/^RQ[0-9a-f]{32}$/);
  expect(headers.get('sandbox-fidelity')).toBe('4');
  expect(body.messages).toEqual([
    {
      id: expect.stringMatching(/^message_[0-9a-hjkmnp-tv-z]{26}$/),
      content: { text: 'Hello' },
      from,
      to: [{ address: '+12065550100', channel: 'tel' }],
      related: [{ id, name: 'OPERATION', uri: `${sandbox.url}/preview/Messages/Operations/${id}` }],
      tags: {},
      delivery_status: expect.objectContaining({ total_count: 1, queued: { count: 1 }, opened: { count: 0 } }),
      created_at: '2026-01-31T09:30:00.000Z',
      updated_at: '2026-01-31T09:30:00.000Z',
      deleted_at: null,
    },
  ]);
});

test('each recipient gets a message of its own, in the order of the request', async () => {
  const { body } = await sendTo([phone('+12065550100'), phone('+12065550101')]);

  expect(body.messages.map(({ to }: { to: object[] }) => to)).toEqual([
    [{ address: '+12065550100', channel: 'tel' }],
    [{ address: '+12065550101', channel: 'tel' }],
  ]);
});

test('every message of a large send is stored as the answer showed it, with its own text, recipient and place', async () => {
  const to = Array.from({ length: 250 }, (_, index) => phone(`+1206555${1000 + index}`, { place: String(index) }));
  const { operationId, messages } = await send(sandbox, to, { content: { text: 'You are number {{ place }}' } });

  const list = await call(sandbox, 'GET', `/preview/Messages?operation_id=${operationId}&page_size=1000`);

  expect(messages.map(({ content }) => content.text)).toEqual(to.map((_, index) => `You are number ${index}`));
  expect(list.body.messages.toReversed()).toEqual(messages);
  expect(await fetchMessage(messages[249].id)).toEqual(messages[249]);
});

test('messages that end in different ways show each its own related resources and counts', async () => {
  const group = { recipients: [phone('+12065550101'), phone('+12065550102')] };
  const audience = { audience_id: '01h9krwprkeee8fzqspvwy6nq8' };
  const { messages } = await send(sandbox, [phone('+12065550100'), group, audience, phone('+12065550103')]);

  expect(messages.map((message) => message.delivery_status.total_count)).toEqual([1, 2, 1, 1]);
  expect(messages.map(({ related }) => related.length)).toEqual([1, 1, 2, 1]);
});

test('the same message is fetched and listed as the answer showed it', async () => {
  const { messages } = await send(sandbox, [phone('+12065550100', { name: 'Ann' })], {
    content: { text: 'Hi {{ name }}' },
  });

  const list = await call(sandbox, 'GET', '/preview/Messages');

  expect(await fetchMessage(messages[0].id)).toEqual(messages[0]);
  expect(list.body.messages).toEqual(messages);
});

test('variables are filled for each recipient, from its own values, those for all, or the default in the text', async () => {
  const content = {
    text: "{{ greeting }} {{ name | default: 'friend' }}{{ nothing }}!",
    default_variables: { greeting: 'Good day' },
  };
  const { messages } = await send(
    sandbox,
    [phone('+12065550100', { name: 'Ann', greeting: 'Hi' }), phone('+12065550101')],
    {
      content,
    },
  );

  expect(messages.map((message) => message.content)).toEqual([{ text: 'Hi Ann!' }, { text: 'Good day friend!' }]);
});

test('variables are filled in rich content, too', async () => {
  const content = { quick_reply: { text: 'Dinner, {{ name }}?', reply_items: [{ id: 'yes', title: 'Yes' }] } };
  const { messages } = await send(sandbox, [phone('+12065550100', { name: 'Ann' })], { content });

  expect(messages[0].content.quick_reply).toEqual({ text: 'Dinner, Ann?', reply_items: [{ id: 'yes', title: 'Yes' }] });
});

test('a one-time password is hidden in answers; only its recipient reads it', async () => {
  const { messages } = await send(sandbox, [phone('+12065550100')], {
    content: { otp: { code: '4711' }, text: 'Your code: {{ code }}' },
  });
  const listed = await call(sandbox, 'GET', '/preview/Messages?to_address=%2B12065550100');
  const delivered = await call(sandbox, 'GET', `/_sandbox/v1/messages/${messages[0].id}`);

  expect(messages[0].content).toEqual({ text: 'Your code: ••••••' });
  expect(JSON.stringify(listed.body)).not.toContain('4711');
  expect(delivered.body).toMatchObject({ id: messages[0].id, text: 'Your code: 4711' });
});

test('a one-time password that is not given is made, for each recipient another one', async () => {
  const content = { otp: { code_length: 8 }, text: '{{ code }}' };
  const { messages } = await send(sandbox, phones(2), { content });
  const texts = await Promise.all(
    messages.map(async ({ id }) => (await call(sandbox, 'GET', `/_sandbox/v1/messages/${id}`)).body.text),
  );

  expect(new Set(texts).size).toBe(2);
  expect(texts.every((text) => /^\d{8}$/.test(text))).toBe(true);
});

test('media on the web are shown by where they are', async () => {
  const media = [{ url: 'https://example.com/cat.png' }];
  const { messages } = await send(sandbox, [phone('+12065550100')], { content: { media } });

  expect(messages[0].content.media).toEqual([
    { content_reference: { temporary_url: 'https://example.com/cat.png', expires_at: null } },
  ]);
});

test('media that were not uploaded refuse the send: the field is named', async () => {
  const media = [{ url: 'https://example.com/cat.png' }, { media_id: '01h9krwprkeee8fzqspvwy6nq8' }];

  const { status, body } = await call(sandbox, 'POST', '/preview/Messages', {
    body: { from, to: [phone('+12065550100')], content: { media } },
  });

  expect([status, body.errors[0].field]).toEqual([400, 'content.media[1].media_id']);
});

test('values that give a template too much to do refuse the send: the recipient is named, and nothing is written', async () => {
  const content = { text: '{% for i in (1..n) %}x{% endfor %}' };
  const to = [phone('+12065550100', { n: '3' }), phone('+12065550101', { n: '100000000' })];
  const { status, body } = await call(sandbox, 'POST', '/preview/Messages', {
    account: otherAccount,
    body: { from, to, content },
  });
  const listed = await call(sandbox, 'GET', '/preview/Messages', { account: otherAccount });

  expect([status, body.errors.map(({ field }: Json) => field)]).toEqual([400, ['to[1].variables']]);
  expect(listed.body.messages).toEqual([]);
});

test('tags are kept on each message', async () => {
  const { messages } = await send(sandbox, phones(2), { tags: { campaign: 'spring' } });

  expect(messages.map(({ tags }) => tags)).toEqual([{ campaign: 'spring' }, { campaign: 'spring' }]);
});

test('a group gets one message for all of its people', async () => {
  const recipients = [phone('+12065550100'), phone('+12065550101'), phone('+12065550102')];
  const { operationId, messages } = await send(sandbox, [{ recipients }]);

  await sandbox.clock.advance(60_000);

  const { delivery_status: delivery, to } = await fetchMessage(messages[0].id);
  const operation = await call(sandbox, 'GET', `/preview/Messages/Operations/${operationId}`);
  expect(to).toHaveLength(3);
  expect(delivery.total_count).toBe(3);
  expect(countsOf(delivery)).toEqual({ delivered: 3 });
  expect(countsOf(operation.body.delivery)).toEqual({ delivered: 1 });
});

test('a group shares the outcome of the first of its people whose number is special', async () => {
  const recipients = [phone('+12065550100'), phone('+15005551201')];
  const { messages } = await send(sandbox, [{ recipients }]);

  await sandbox.clock.advance(60_000);

  const { delivery_status: delivery } = await fetchMessage(messages[0].id);
  expect(countsOf(delivery)).toEqual({ undelivered: 2 });
});

const id = '01h9krwprkeee8fzqspvwy6nq8';
test.each([
  [{ contact_id: id }, [], [{ contact_id: `contact_${id}` }]],
  [{ contact_id: `contact_${id}`, channel: 'tel' }, [], [{ contact_id: `contact_${id}`, channel: 'tel' }]],
  [{ audience_id: id }, [{ id: `audience_${id}`, name: 'AUDIENCE', uri: expect.stringContaining(id) }], []],
])(
  'a recipient %j that does not exist is kept on the message, which fails with 20404',
  async (recipient, related, to) => {
    const { operationId, messages } = await send(sandbox, [recipient, phone('+12065550100')]);

    await sandbox.clock.advance(60_000);

    const message = await fetchMessage(messages[0].id);
    const operation = await call(sandbox, 'GET', `/preview/Messages/Operations/${operationId}`);
    expect(message.to).toEqual(to);
    expect(message.related.slice(1)).toEqual(related);
    expect(message.errors).toMatchObject([{ code: 20404 }]);
    expect(operation.body.status).toBe('completed');
    expect(countsOf(operation.body.delivery)).toEqual({ delivered: 1, failed: 1 });
  },
);

test.each([{ agent_id: id }, { agent_pool_id: id }])(
  'from %j, which does not exist, nothing is sent',
  async (sender) => {
    const { operationId, messages } = await send(sandbox, phones(2), { from: sender });

    await sandbox.clock.advance(60_000);

    const operation = await call(sandbox, 'GET', `/preview/Messages/Operations/${operationId}`);
    expect(operation.body.status).toBe('failed');
    expect((await fetchMessage(messages[1].id)).errors).toMatchObject([{ code: 20404 }]);
  },
);

test('10,000 recipients are taken on at once, each with a message that can be fetched at once', async () => {
  const { operationId, messages } = await send(sandbox, phones(10_000));

  const last = await fetchMessage(messages[9_999].id);
  const operation = await call(sandbox, 'GET', `/preview/Messages/Operations/${operationId}`);

  expect(new Set(messages.map((message) => message.id)).size).toBe(10_000);
  expect(last).toEqual(messages[9_999]);
  expect(operation.body.delivery).toMatchObject({ total_count: 10_000, queued: { count: 10_000 } });
});

test('the same seed and times give the same identifiers and the same course', async () => {
  const run = async (): Promise<object> => {
    await call(sandbox, 'POST', '/_sandbox/v1/reset');
    await sandbox.clock.set({ mode: 'frozen', now: new Date('2026-02-01T00:00:00Z') });
    await send(sandbox, phones(50));
    await sandbox.clock.advance(1500);
    return (await call(sandbox, 'GET', '/preview/Messages')).body;
  };

  expect(await run()).toEqual(await run());
});

test('what one account sends, another does not see', async () => {
  const { operationId, messages } = await send(sandbox, phones(1));
  const other = { account: account.replaceAll('1', '9') };

  const answers = [
    await call(sandbox, 'GET', `/preview/Messages/${messages[0].id}`, other),
    await call(sandbox, 'DELETE', `/preview/Messages/${messages[0].id}`, other),
    await call(sandbox, 'GET', `/preview/Messages/Operations/${operationId}`, other),
    await call(sandbox, 'POST', `/preview/Messages/Operations/${operationId}/Cancel`, other),
  ];
  const list = await call(sandbox, 'GET', '/preview/Messages', other);
  const ofOperation = await call(sandbox, 'GET', `/preview/Messages?operation_id=${operationId}`, other);
  const operations = await call(sandbox, 'GET', '/preview/Messages/Operations', other);

  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  expect(list.body.messages).toEqual([]);
  expect(ofOperation.body).toMatchObject({ messages: [] });
  expect(ofOperation.body).not.toHaveProperty('operation');
  expect(operations.body.operations).toEqual([]);
});
