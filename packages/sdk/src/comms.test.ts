import { type ClientOptions, createClient, HttpClient } from '@comms/core';
import { Messages } from '@comms/messages';
import { expect, test } from 'vitest';
import { Comms } from './index.ts';

function answering(status: number): { options: ClientOptions; urls: string[] } {
  const urls: string[] = [];
  const fetcher = async (request: Request): Promise<Response> => {
    urls.push(request.url);
    return await Promise.resolve(Response.json({ id: 'message_1' }, { status }));
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
});
