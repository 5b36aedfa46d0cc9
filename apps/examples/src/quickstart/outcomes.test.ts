import { HttpClient } from '@comms/core';
import { Messages } from '@comms/messages';
import { expect, test } from 'vitest';
import { outcomesOf } from './outcomes.ts';

function messagesThatList(...messages: object[]): Messages {
  const httpClient = new HttpClient({ fetcher: async () => Response.json({ messages, pagination: { next: null } }) });
  return new Messages({ httpClient, security: { username: 'AC0', password: 'secret' } });
}

const to = [{ address: '+15005551201', channel: 'tel' }];

test('the status is the one that counts the message', async () => {
  const delivery_status = { total_count: 1, sent: { count: 0 }, delivered: { count: 1 } };

  const outcomes = await outcomesOf(messagesThatList({ id: 'message_1', to, delivery_status }), 'operation_1');

  expect(outcomes).toEqual([{ number: '+15005551201', status: 'delivered', errorCode: undefined }]);
});

test('the error code is that of the first error', async () => {
  const errors = [{ code: 30003, message: 'unreachable' }, { code: 30008 }];
  const delivery_status = { undelivered: { count: 1 } };

  const outcomes = await outcomesOf(messagesThatList({ id: 'message_1', to, delivery_status, errors }), 'operation_1');

  expect(outcomes).toEqual([{ number: '+15005551201', status: 'undelivered', errorCode: 30003 }]);
});

test.each([[null], [[]], ['30003'], [[null]], [[{ code: 'x' }]]])('errors that are %j give no code', async (errors) => {
  const outcomes = await outcomesOf(messagesThatList({ id: 'message_1', to, errors }), 'operation_1');

  expect(outcomes).toEqual([{ number: '+15005551201', status: 'unknown', errorCode: undefined }]);
});

test('a message without recipient and status is counted', async () => {
  const outcomes = await outcomesOf(messagesThatList({ id: 'message_1' }), 'operation_1');

  expect(outcomes).toEqual([{ number: '', status: 'unknown', errorCode: undefined }]);
});
