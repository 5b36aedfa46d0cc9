import { createClient, execute, responseOf } from '@comms/core';
import { Messages } from '@comms/messages';
import { deleteMessage, fetchOneMessage, sendMessages } from '@comms/messages/operations';
import { Comms } from '@comms/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allMessages, numbers, rejection, type Sandboxed, sandboxed, textTo } from '../src/sandbox-world.ts';

let sandbox: Sandboxed;
beforeAll(async () => {
  sandbox = await sandboxed();
});
afterAll(async () => await sandbox.close());

const unknownId = 'message_00000000000000000000000000';

test('a send is accepted with 202, and its answer holds a message for each recipient', async () => {
  const sent = await new Messages(sandbox.newAccount()).sendMessages(textTo(numbers(3)));

  expect(responseOf(sent)).toMatchObject({ statusCode: 202, attempts: 1, requestId: expect.stringMatching(/^RQ/) });
  expect(sent.messages.map(({ to }) => to?.[0]?.address)).toEqual(numbers(3));
  expect(new Set(sent.messages.map(({ id }) => id)).size).toBe(3);
});

test('the answer to a send says where its operation and its messages are found', async () => {
  const sent = await new Messages(sandbox.newAccount()).sendMessages(textTo(numbers(1)));

  const headers = responseOf(sent)?.headers;
  expect(headers?.get('operation-id')).toBe(sent.operation.id);
  expect(headers?.get('operation-location')).toContain(`/Messages/Operations/${sent.operation.id}`);
  expect(headers?.get('resource-location')).toContain(`operation_id=${sent.operation.id}`);
});

test('the names of variables and tags come back as they were given', async () => {
  const messages = new Messages(sandbox.newAccount());
  const request = {
    ...textTo([]),
    to: [{ address: '+12065550100', channel: 'tel', variables: { firstName: 'Zoë', last_name: 'Müller' } }],
    content: { text: '{{ firstName }} {{ last_name }}' },
    tags: { orderId: '1', order_id: '2', Campaign: 'spring' },
  };

  const sent = await messages.sendMessages(request);
  const message = await messages.fetchOneMessage(sent.messages[0]?.id ?? '');

  expect(message.tags).toEqual(request.tags);
  expect(message.content?.text).toBe('Zoë Müller');
});

test('a group gets one message together', async () => {
  const account = sandbox.newAccount();
  const recipients = numbers(3).map((address) => ({ address, channel: 'tel' }));

  await new Messages(account).sendMessages({ ...textTo([]), to: [{ recipients }] });

  const found = await allMessages(account);
  expect(found.map(({ to }) => to?.map(({ address }) => address))).toEqual([numbers(3)]);
});

test('10,000 recipients are taken in one send', async () => {
  const account = sandbox.newAccount();

  const sent = await new Messages(account).sendMessages(textTo(numbers(10_000)));

  const state = await sent.operation.refresh();
  expect(state.delivery?.totalCount).toBe(10_000);
  expect(await allMessages(account)).toHaveLength(10_000);
});

test('a message is fetched with its content, its two sides and its dates', async () => {
  const messages = new Messages(sandbox.newAccount());
  const sent = await messages.sendMessages(textTo(['+12065550100'], 'Fetch me'));

  const message = await messages.fetchOneMessage(sent.messages[0]?.id ?? '');

  expect(message).toMatchObject({
    id: expect.stringMatching(/^message_[0-9a-hjkmnp-tv-z]{26}$/),
    content: { text: 'Fetch me' },
    from: { address: '+12065550199', channel: 'tel' },
    to: [{ address: '+12065550100', channel: 'tel' }],
    createdAt: expect.any(Date),
  });
});

test('a message that was deleted can neither be fetched, nor listed, nor deleted again', async () => {
  const account = sandbox.newAccount();
  const messages = new Messages(account);
  const sent = await messages.sendMessages(textTo(numbers(2)));
  const id = sent.messages[0]?.id ?? '';

  expect(await messages.deleteMessage(id)).toBeUndefined();

  expect(await rejection(messages.fetchOneMessage(id))).toMatchObject({ name: 'ApiError', status: 404, code: 20404 });
  expect(await rejection(messages.deleteMessage(id))).toMatchObject({ name: 'ApiError', status: 404, code: 20404 });
  expect((await allMessages(account)).map((message) => message.id)).not.toContain(id);
});

test('what one account sent, another one does not see', async () => {
  const sent = await new Messages(sandbox.newAccount()).sendMessages(textTo(numbers(1)));
  const other = sandbox.newAccount();

  expect(await allMessages(other)).toEqual([]);
  expect(await rejection(new Messages(other).fetchOneMessage(sent.messages[0]?.id ?? ''))).toMatchObject({
    status: 404,
  });
});

test('a message that never was is answered with 404, and the operation named', async () => {
  const error = await rejection(new Messages(sandbox.newAccount()).fetchOneMessage(unknownId));

  expect(error).toMatchObject({
    name: 'ApiError',
    operation: 'messages.fetchOneMessage',
    status: 404,
    code: 20404,
    effect: 'none',
    moreInfo: 'https://www.twilio.com/docs/errors/20404',
  });
});

test('credentials that are no account SID are refused with 401', async () => {
  const messages = new Messages({ sandboxURL: sandbox.url, security: { username: 'nobody', password: 'secret' } });

  expect(await rejection(messages.sendMessages(textTo(numbers(1))))).toMatchObject({ status: 401, code: 20003 });
});

test('`execute` sends, fetches and deletes as the class does', async () => {
  const client = createClient(sandbox.newAccount());

  const sent = await execute(client, sendMessages, textTo(numbers(1)));
  const messageId = sent.messages[0]?.id ?? '';
  const message = await execute(client, fetchOneMessage, { messageId });
  await execute(client, deleteMessage, { messageId });

  expect(message.id).toBe(messageId);
  expect(await rejection(execute(client, fetchOneMessage, { messageId }))).toMatchObject({ status: 404 });
});

test('`Comms` sends and lists as the class does', async () => {
  const comms = new Comms(sandbox.newAccount());

  const sent = await comms.messages.sendMessages(textTo(numbers(2)));
  const page = await comms.messages.listMessages({ operationId: sent.operation.id });

  expect(page.items).toHaveLength(2);
});
