import { ApiError, HttpClient, responseOf } from '@comms/core';
import { Messages as PreviewMessages } from '@comms/messages';
import { Messages, type SendMessagesRequest } from '@comms/messages/v1';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { rejection, type Sandboxed, sandboxed } from '../src/sandbox-world.ts';

let sandbox: Sandboxed;
let account: ReturnType<Sandboxed['newAccount']>;
let messages: Messages;
beforeAll(async () => {
  sandbox = await sandboxed();
});
afterAll(async () => await sandbox.close());
beforeEach(() => {
  account = sandbox.newAccount();
  messages = new Messages(account);
});

const sender = { address: '+12065550199', channel: 'SMS' };
const unknown = '00000000000000000000000000';

function textTo(...numbers: string[]): SendMessagesRequest {
  return {
    from: sender,
    to: numbers.map((address) => ({ address, channel: 'PHONE' })),
    content: { text: "Hello {{ name | default: 'you' }}" },
    tags: { campaign: 'spring' },
  };
}

test('a send is accepted with 202, and followed until every message has ended', async () => {
  const sent = await messages.sendMessages(textTo('+12065550100', '+15005550009'));
  const done = await sent.operation.wait({ deadlineMs: 20_000 });

  expect(responseOf(sent)).toMatchObject({ statusCode: 202, attempts: 1, requestId: expect.stringMatching(/^RQ/) });
  expect(sent.operationLocation).toBe(`${sandbox.url}/comms.twilio.com/v1/Messages/Operations/${sent.operationId}`);
  expect(sent.operationId).toMatch(/^comms_operation_[0-7][0-9a-hjkmnp-tv-z]{25}$/);
  expect(done).toMatchObject({ id: sent.operationId, status: 'COMPLETED', stats: { total: 2, recipients: 2 } });
});

test('the messages of a send, their states and what went wrong are listed', async () => {
  const { operation } = await messages.sendMessages(textTo('+12065550100', '+15005550009'));
  const { stats } = await operation.wait({ deadlineMs: 20_000 });
  const made = await operation.resources().toArray({ limit: 10 });
  const problems = await operation.errors().toArray({ limit: 10 });
  const [delivered] = made.filter(({ status }) => status === 'DELIVERED');
  const receipts = await messages.listMessageReceipts(delivered?.id ?? '').toArray({ limit: 10 });

  expect(stats).toMatchObject({ delivered: 1, queued: 0, sent: 0, canceled: 0 });
  expect(Number(stats?.failed) + Number(stats?.undelivered)).toBe(1);
  expect(made).toHaveLength(2);
  expect(problems).toEqual([
    expect.objectContaining({
      code: expect.any(Number),
      message: expect.any(String),
      infoUrl: expect.stringContaining('https://www.twilio.com/docs/errors/'),
      messageId: made.find(({ id }) => id !== delivered?.id)?.id,
    }),
  ]);
  expect(receipts.map(({ status }) => status)).toEqual(['QUEUED', 'SENT', 'DELIVERED']);
});

test('a message shows what was sent, and each attempt', async () => {
  const { operation } = await messages.sendMessages({
    ...textTo(),
    to: [{ address: '+12065550100', channel: 'PHONE', variables: { name: 'Ada' } }],
  });
  await operation.wait({ deadlineMs: 20_000 });
  const [listed] = await operation.resources().toArray({ limit: 1 });
  const message = await messages.fetchOneMessage(listed?.id ?? '');

  expect(listed).not.toHaveProperty('content');
  expect(message).toMatchObject({
    from: sender,
    to: [{ address: '+12065550100', channel: 'PHONE' }],
    status: 'DELIVERED',
    content: { text: 'Hello Ada' },
    tags: { campaign: 'spring' },
    scheduledFor: null,
    createdAt: expect.any(Date),
    related: [{ name: expect.stringMatching(/^operation$/i), id: operation.id, uri: expect.any(String) }],
    attempts: [{ status: 'DELIVERED', attemptedAt: expect.any(Date), to: [{ address: '+12065550100' }] }],
  });
});

test('a channel that fails is followed by the next, and both attempts are shown', async () => {
  const { operation } = await messages.sendMessages({
    to: [
      {
        addresses: [
          { address: '+15005550009', channel: 'WHATSAPP' },
          { address: '+12065550100', channel: 'PHONE' },
        ],
      },
    ],
    content: { text: 'Hello' },
  });
  const { stats } = await operation.wait({ deadlineMs: 30_000 });
  const [listed] = await operation.resources().toArray({ limit: 1 });
  const { attempts, status } = await messages.fetchOneMessage(listed?.id ?? '');

  expect(stats).toMatchObject({ total: 1, delivered: 1, attempts: 2 });
  expect(status).toBe('DELIVERED');
  expect(attempts?.map(({ to }) => to?.[0]?.channel)).toEqual(['WHATSAPP', 'PHONE']);
  expect(attempts?.[0]?.error).toMatchObject({ code: expect.any(Number), infoUrl: expect.any(String) });
  expect(attempts?.[1]?.error ?? null).toBeNull();
});

test('a message is found by the SID of the older APIs', async () => {
  const { operation } = await messages.sendMessages(textTo('+12065550100'));
  const [listed] = await operation.resources().toArray({ limit: 1 });
  const ulid = listed?.id.replace('comms_message_', '') ?? '';
  const digits = [...ulid].reduce(
    (sum, digit) => sum * 32n + BigInt('0123456789abcdefghjkmnpqrstvwxyz'.indexOf(digit)),
    0n,
  );
  const sid = `SM${digits.toString(16).padStart(32, '0')}`;

  const found = await messages.seekMessageByIdentifier(sid);

  expect(found.id).toBe(listed?.id);
});

test('a send for later is scheduled, and canceling it sends nothing', async () => {
  const sendAt = new Date(Date.now() + 86_400_000);
  const { operation } = await messages.sendMessages({ ...textTo('+12065550100'), schedule: { sendAt: [sendAt] } });
  const scheduled = await operation.refresh();
  const [before] = await operation.resources().toArray({ limit: 1 });
  const canceled = await operation.cancel();
  const [after] = await messages.listMessages({ operationId: operation.id, status: 'CANCELED' }).toArray({ limit: 5 });

  expect(scheduled).toMatchObject({ status: 'SCHEDULED', stats: { scheduled: 1, queued: 0 } });
  expect(before).toMatchObject({ status: 'SCHEDULED', scheduledFor: sendAt });
  expect(canceled).toMatchObject({ status: 'CANCELED', stats: { scheduled: 0, canceled: 1 } });
  expect(after?.id).toBe(before?.id);
});

test('lists are walked page by page, and filters must all hold', async () => {
  await messages.sendMessages(textTo('+12065550100', '+12065550101', '+12065550102'));
  await messages.sendMessages({ ...textTo('+12065550103'), tags: { campaign: 'autumn', kind: 'x' } });

  const walked = await messages.listMessages({ pageSize: 2 }).toArray({ limit: 10 });
  const tagged = await messages.listMessages({ tags: { campaign: 'autumn', kind: 'x' } });
  const others = await messages.listMessages({ tags: { campaign: 'autumn', kind: 'y' } });
  const operations = await messages.listMessageOperations({ pageSize: 1 }).toArray({ limit: 10 });

  expect(new Set(walked.map(({ id }) => id)).size).toBe(4);
  expect(tagged.items.map(({ to }) => to?.[0]?.address)).toEqual(['+12065550103']);
  expect(tagged.pagination).toEqual({ next: null, self: expect.any(String) });
  expect(others.items).toEqual([]);
  expect(operations).toHaveLength(2);
});

test('every problem of a send is told, and nothing is sent', async () => {
  const error = await rejection(
    messages.sendMessages({
      from: sender,
      to: [
        { address: '12', channel: 'PHONE' },
        { address: '+12065550100', channel: 'PHONE' },
      ],
      content: { text: '' },
      tags: { 'a b': 'c' },
    }),
  );

  expect(ApiError.isInstance(error) && error.status).toBe(400);
  expect(error).toMatchObject({
    effect: 'none',
    errors: expect.arrayContaining([
      expect.objectContaining({ code: 21211, field: 'to[0].address', moreInfo: expect.stringContaining('21211') }),
      expect.objectContaining({ field: expect.stringMatching(/^content/) }),
      expect.objectContaining({ field: expect.stringMatching(/^tags/) }),
    ]),
  });
  expect((await messages.listMessages()).items).toEqual([]);
});

test.each([
  ['fetchOneMessage', async () => await messages.fetchOneMessage(`comms_message_${unknown}`)],
  ['seekMessageByIdentifier', async () => await messages.seekMessageByIdentifier(`SM${'0'.repeat(32)}`)],
  ['listMessageReceipts', async () => await messages.listMessageReceipts(`comms_message_${unknown}`)],
  ['fetchOneMessageOperation', async () => await messages.fetchOneMessageOperation(`comms_operation_${unknown}`)],
  ['listMessageOperationErrors', async () => await messages.listMessageOperationErrors(`comms_operation_${unknown}`)],
  ['cancelMessageOperation', async () => await messages.cancelMessageOperation(`comms_operation_${unknown}`)],
])('%s of what is not there is refused with 404', async (name, call) => {
  const error = await rejection(call());

  expect(error).toMatchObject({ operation: `v1.messages.${name}`, status: 404, code: 20404 });
});

test('an operation that has ended is not canceled', async () => {
  const { operation } = await messages.sendMessages(textTo('+12065550100'));
  await operation.wait({ deadlineMs: 20_000 });

  expect(await rejection(messages.cancelMessageOperation(operation.id))).toMatchObject({ status: 409, code: 20409 });
});

test('what v1 has sent, the preview shows in its own shape', async () => {
  const { operation } = await messages.sendMessages(textTo('+12065550100'));
  const [made] = await operation.resources().toArray({ limit: 1 });
  const preview = new PreviewMessages(account);

  const message = await preview.fetchOneMessage(made?.id.replace('comms_', '') ?? '');
  const state = await preview.fetchOneMessageOperation(operation.id.replace('comms_', ''));

  expect(message).toMatchObject({
    from: { address: '+12065550199', channel: 'tel' },
    to: [{ address: '+12065550100', channel: 'tel' }],
    content: { text: 'Hello you' },
    tags: { campaign: 'spring' },
  });
  expect(state.delivery?.totalCount).toBe(1);
});

test('what the preview has sent, v1 shows in its own shape', async () => {
  const preview = new PreviewMessages(account);
  const sent = await preview.sendMessages({
    from: { address: '+12065550199', channel: 'tel' },
    to: [{ address: '+12065550100', channel: 'tel' }],
    content: { text: 'Hello' },
  });
  const id = `comms_${sent.messages[0]?.id}`;

  expect(await messages.fetchOneMessage(id)).toMatchObject({
    id,
    from: sender,
    to: [{ address: '+12065550100', channel: 'PHONE' }],
    content: { text: 'Hello' },
  });
  expect(await messages.fetchOneMessageOperation(`comms_${sent.operation.id}`)).toMatchObject({ stats: { total: 1 } });
});

test('a client of the preview that meets v1 names the entry point to use, also where the send was taken on', async () => {
  const lost = new PreviewMessages({ ...account, serverURL: `${sandbox.url}/comms.twilio.com/v1` });
  const { operation } = await messages.sendMessages(textTo('+12065550100'));

  const failures = [
    await rejection(lost.listMessages()),
    await rejection(lost.fetchOneMessageOperation(operation.id)),
    await rejection(
      lost.sendMessages({
        from: { address: '+12065550199', channel: 'SMS' },
        to: [{ address: '+12065550100', channel: 'PHONE' }],
        content: { text: 'Hi' },
      }),
    ),
    await rejection(lost.fetchOneMessage('message_1')),
  ];

  expect(failures.map((error) => ApiError.isInstance(error) && [error.status, error.effect])).toEqual([
    [200, 'none'],
    [200, 'none'],
    [202, 'applied'],
    [404, 'none'],
  ]);
  for (const error of failures) expect(String(error)).toContain('@comms/messages/v1');
});

test('a client of v1 that meets the preview names the entry point to use', async () => {
  const lost = new Messages({ ...account, serverURL: `${sandbox.url}/comms.twilio.com/preview` });
  await messages.sendMessages(textTo('+12065550100'));

  const failures = [
    await rejection(lost.listMessages()),
    await rejection(lost.fetchOneMessage('comms_message_1')),
    await rejection(lost.sendMessages(textTo('+12065550100'))),
  ];

  for (const error of failures) {
    expect(ApiError.isInstance(error)).toBe(true);
    expect(String(error)).toMatch(/speaks the preview: use @comms\/messages,/);
  }
});

test('a limit that is met is waited out, as long as Retry-After says', async () => {
  const httpClient = new HttpClient();
  let asked = 0;
  httpClient.addHook('beforeRequest', (request) => {
    asked += 1;
    if (asked === 1) request.headers.set('sandbox-fault', 'error=429; retry_after=1');
  });
  const begun = Date.now();

  const sent = await new Messages({ ...account, httpClient }).sendMessages(textTo('+12065550100'));

  expect(responseOf(sent)?.attempts).toBe(2);
  expect(Date.now() - begun).toBeGreaterThanOrEqual(990);
  expect((await messages.listMessageOperations()).items).toHaveLength(1);
});
