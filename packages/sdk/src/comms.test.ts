import { SenderPools, Senders } from '@comms/agents/v1';
import { type ClientOptions, createClient, HttpClient } from '@comms/core';
import { Emails } from '@comms/emails/v1';
import { Messages } from '@comms/messages';
import { Messages as MessagesV1 } from '@comms/messages/v1';
import { PushNotifications } from '@comms/push/v1';
import { expect, test } from 'vitest';
import { Comms, CommsV1 } from './index.ts';

function answering(status: number, id = 'message_1'): { options: ClientOptions; urls: string[] } {
  const urls: string[] = [];
  const fetcher = async (request: Request): Promise<Response> => {
    urls.push(request.url);
    return await Promise.resolve(Response.json({ id }, { status }));
  };
  return {
    options: {
      security: { username: 'AC1', password: 'x' },
      httpClient: new HttpClient({ fetcher }),
      retry: { baseDelayMs: 0 },
    },
    urls,
  };
}

async function fails(call: () => Promise<unknown>): Promise<unknown> {
  return await call().then(
    () => expect.unreachable(),
    (error: unknown) => error,
  );
}

test('the products are there under the names of the reference', async () => {
  const { options, urls } = answering(200);

  const comms = new Comms(options);

  expect(comms.messages).toBeInstanceOf(Messages);
  expect(await comms.messages.fetchOneMessage('message_1')).toEqual({ id: 'message_1' });
  expect(urls).toEqual(['https://comms.twilio.com/preview/Messages/message_1']);
});

test('the products of v1 are there under the names of its reference', async () => {
  const { options, urls } = answering(200, 'comms_message_1');

  const { v1 } = new Comms(options);

  expect(v1).toBeInstanceOf(CommsV1);
  expect(v1.messages).toBeInstanceOf(MessagesV1);
  expect(v1.emails).toBeInstanceOf(Emails);
  expect(v1.pushNotifications).toBeInstanceOf(PushNotifications);
  expect(v1.senders).toBeInstanceOf(Senders);
  expect(v1.senderPools).toBeInstanceOf(SenderPools);
  expect(await v1.messages.fetchOneMessage('comms_message_1')).toEqual({ id: 'comms_message_1' });
  expect(urls).toEqual(['https://comms.twilio.com/v1/Messages/comms_message_1']);
});

test('the products of v1 can be had without the others', async () => {
  const { options, urls } = answering(200, 'comms_sender_1');

  const { senders } = new CommsV1(options);

  expect(await senders.fetchOneSender('comms_sender_1')).toEqual({ id: 'comms_sender_1' });
  expect(urls).toEqual(['https://comms.twilio.com/v1/Senders/comms_sender_1']);
});

test('v1 shares the client, and so its retry budget, with the other products', async () => {
  const { options, urls } = answering(502);
  const comms = new Comms(options);

  for (let count = 0; count < 15; count++) await fails(async () => await comms.messages.fetchOneMessage('message_1'));
  await fails(async () => await comms.v1.messages.fetchOneMessage('comms_message_1'));

  // 16 calls, and the 20 repeats that a budget holds.
  expect(urls).toHaveLength(36);
});

test('a product that meets the other dialect names the entry point to use', async () => {
  const { v1, messages } = new Comms(answering(200, 'message_1').options);
  const other = new Comms(answering(200, 'comms_message_1').options);

  await expect(v1.messages.fetchOneMessage('message_1')).rejects.toThrow('use @comms/messages,');
  await expect(other.messages.fetchOneMessage('message_1')).rejects.toThrow('use @comms/messages/v1,');
  expect(await messages.fetchOneMessage('message_1')).toEqual({ id: 'message_1' });
});

test('the products share one client, and so its retry budget', async () => {
  const { options, urls } = answering(500);
  const client = createClient(options);
  const [comms, messages] = [new Comms(client), new Messages(client)];

  for (let count = 0; count < 15; count++) await fails(async () => await comms.messages.fetchOneMessage('message_1'));
  await fails(async () => await messages.fetchOneMessage('message_1'));

  // 16 calls, and the 20 repeats that a budget holds.
  expect(urls).toHaveLength(36);
});

test('a client without credentials is refused', () => {
  expect(() => new Comms({ security: { username: '', password: '' } })).toThrow(/security/);
  expect(() => new CommsV1({ security: { username: '', password: '' } })).toThrow(/security/);
});
