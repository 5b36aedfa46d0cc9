import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { frozenSandbox, hour, later, minute, now } from './orchestrator-client.ts';
import { call, type Json, phones, send } from './test-client.ts';
import { ada, grace, lostPhone, MessagesV1Client, newProfile, onPhone } from './v1-messages-client.ts';

let sandbox: Sandbox;
let v1: MessagesV1Client;
beforeEach(async () => {
  sandbox = await frozenSandbox();
  v1 = new MessagesV1Client(sandbox);
});
afterEach(async () => await sandbox.close());

test('an operation counts each message once, in its latest state', async () => {
  const to = [ada, '+15005551100', lostPhone, '+15005550001', '+15005551300', '+15005551099'].map((each) =>
    onPhone(each),
  );
  const id = await v1.send([...to, { profileId: 'mem_profile_x', memoryStoreId: 'mem_store_x' }]);
  await sandbox.clock.advance(20_000);

  const { stats, ...operation } = await v1.operation(id);

  expect(operation).toEqual({ id, status: 'PROCESSING', createdAt: now, updatedAt: expect.any(String) });
  expect(stats).toEqual({
    total: 7,
    recipients: 7,
    attempts: 6,
    unaddressable: 1,
    scheduled: 0,
    queued: 0,
    sent: 2,
    delivered: 1,
    read: 1,
    undelivered: 1,
    failed: 1,
    canceled: 0,
  });
});

test('a profile is reached at its number', async () => {
  const profile = await newProfile(sandbox, ada);
  const id = await v1.send([{ ...profile, variables: { name: 'Ada' } }], { content: { text: 'Hi {{ name }}' } });
  await sandbox.clock.advance(10_000);

  expect(await v1.only(id)).toMatchObject({
    to: [profile],
    status: 'DELIVERED',
    content: { text: 'Hi Ada' },
    attempts: [{ to: [onPhone(ada)] }],
  });
});

test('a profile that is unknown is counted, and is among the errors: no message is made', async () => {
  const unknown = { profileId: 'mem_profile_x', memoryStoreId: 'mem_store_x' };
  const id = await v1.send([unknown]);

  const { body } = await v1.ask('GET', `/Messages/Operations/${id}/Errors`);

  expect(await v1.operation(id)).toMatchObject({
    status: 'COMPLETED',
    stats: { total: 1, unaddressable: 1, failed: 0 },
  });
  expect(await v1.messages(id)).toEqual([]);
  expect(body.errors).toEqual([
    {
      code: 21604,
      message: expect.any(String),
      infoUrl: 'https://www.twilio.com/docs/errors/21604',
      messageId: null,
      to: [unknown],
      createdAt: now,
    },
  ]);
});

test('the preview shows such a recipient as one that has failed', async () => {
  const id = await v1.send([{ profileId: 'mem_profile_x', memoryStoreId: 'mem_store_x' }]);

  const { body } = await call(sandbox, 'GET', `/preview/Messages?operation_id=${id.replace('comms_', '')}`);

  expect(body.messages).toMatchObject([
    { to: [], errors: [{ code: 21604 }], delivery_status: { failed: { count: 1 } } },
  ]);
});

test('errors come in the order of the recipients, in pages', async () => {
  const id = await v1.send(['+15005550001', ada, lostPhone, '+15005550002'].map((each) => onPhone(each)));
  await sandbox.clock.advance(10_000);

  const { body: one } = await v1.ask('GET', `/Messages/Operations/${id}/Errors?pageSize=2`);
  const { body: two } = await v1.ask('GET', `/Messages/Operations/${id}/Errors?pageToken=${one.pagination.next}`);

  const codes = ({ errors }: Json): number[] => errors.map(({ code }: Json) => code);
  expect([codes(one), codes(two), two.pagination.next]).toEqual([[21211, 30003], [21612], null]);
  expect(one.errors[0]).toMatchObject({
    messageId: expect.stringMatching(/^comms_message_/),
    to: [onPhone('+15005550001')],
  });
});

test('operations of both dialects are listed, the newest first', async () => {
  const first = await v1.send([onPhone(ada)]);
  const { operationId } = await send(sandbox, phones(1));

  const { body } = await v1.ask('GET', '/Messages/Operations');

  expect(body.operations.map(({ id }: Json) => id)).toEqual([`comms_${operationId}`, first]);
  expect(body.pagination.next).toBeNull();
});

test('operations are found by their status and their time', async () => {
  const done = await v1.send([onPhone(ada)]);
  await sandbox.clock.advance(minute);
  const scheduled = await v1.send([onPhone(ada)], { schedule: { sendAt: [later(hour)] } });
  const canceled = await v1.send([onPhone(ada)]);
  await v1.ask('POST', `/Messages/Operations/${canceled}/Cancel`);
  const open = await v1.send([onPhone(ada)]);
  const doomed = await v1.send([onPhone(ada)], { from: { address: '+15005550001', channel: 'SMS' } });
  const find = async (query: string): Promise<string[]> =>
    (await v1.ask('GET', `/Messages/Operations?${query}`)).body.operations.map(({ id }: Json) => id);

  expect(await find('status=SCHEDULED')).toEqual([scheduled]);
  expect(await find('status=PROCESSING')).toEqual([open]);
  expect(await find('status=CANCELED')).toEqual([canceled]);
  await sandbox.clock.advance(minute);
  expect(await find('status=COMPLETED')).toEqual([doomed, open, done]);
  expect(await find(`endDate=${later(1)}`)).toEqual([done]);
  expect(await find(`startDate=${later(0)}&status=CANCELED`)).toEqual([canceled]);
});

test('an operation is found by its identifier in all its forms', async () => {
  const id = await v1.send([onPhone(ada)]);
  const bare = id.slice('comms_operation_'.length);

  const found = await Promise.all([id, bare, `operation_${bare}`].map(async (each) => (await v1.operation(each)).id));

  expect(found).toEqual([id, id, id]);
});

test('what is over, or was canceled, is not canceled: 409 in the form of v1', async () => {
  const done = await v1.send([onPhone(ada)]);
  await sandbox.clock.advance(minute);
  const canceled = await v1.send([onPhone(grace)]);
  const cancel = async (id: string) => await v1.ask('POST', `/Messages/Operations/${id}/Cancel`);
  await cancel(canceled);

  const answers = await Promise.all([done, canceled].map(cancel));

  expect(answers.map(({ status }) => status)).toEqual([409, 409]);
  expect(answers[0]?.body).toEqual({
    errors: [{ code: 20409, message: expect.any(String), infoUrl: 'https://www.twilio.com/docs/errors/20409' }],
  });
});

test.each([
  ['GET', ''],
  ['GET', '/Errors'],
  ['POST', '/Cancel'],
])('%s %s of an operation that there is not, or of another kind, is not found', async (method, path) => {
  const mail = { from: { address: 'a@example.com' }, to: [{ address: 'b@example.com' }] };
  const { body } = await v1.ask('POST', '/Emails', { ...mail, content: { subject: 'Hi', html: '<p>Hi</p>' } });

  for (const id of ['comms_operation_01h9krwprkeee8fzqspvwy6nq8', body.operationId]) {
    expect((await v1.ask(method, `/Messages/Operations/${id}${path}`)).status).toBe(404);
  }
});
