import { ApiError, ConfigurationError, OutcomeUnknownError, responseOf } from '@comms/core';
import { expect, test } from 'vitest';
import { answering, baseURL } from '../test/answering-client.ts';
import type { ProxyV1 } from './index.ts';

const failures: [string, (proxy: ProxyV1) => Promise<unknown>, string][] = [
  ['createService', (proxy) => proxy.createService({ uniqueName: 'Rides' }), 'listService'],
  ['createPhoneNumber', (proxy) => proxy.createPhoneNumber('KS1', { sid: 'PN1' }), 'listPhoneNumber'],
  ['createShortCode', (proxy) => proxy.createShortCode('KS1', { sid: 'SC1' }), 'listShortCode'],
  ['createSession', (proxy) => proxy.createSession('KS1'), 'listSession'],
  ['updateSession', (proxy) => proxy.updateSession('KS1', 'KC1', { status: 'closed' }), 'fetchSession'],
  ['createParticipant', (proxy) => proxy.createParticipant('KS1', 'KC1', { identifier: '+1' }), 'listParticipant'],
  [
    'createMessageInteraction',
    (proxy) => proxy.createMessageInteraction('KS1', 'KC1', 'KP1', { body: 'Hi' }),
    'listMessageInteraction',
  ],
];

test.each(failures)('%s is not sent again when its answer is lost, and says how to search', async (_, call, list) => {
  const { proxy, sent } = answering(new Response('', { status: 502 }));

  const error: unknown = await call(proxy).catch((reason: unknown) => reason);

  expect(error).toBeInstanceOf(OutcomeUnknownError);
  expect(error).toMatchObject({ searchFor: { operation: `proxy.${list}` } });
  expect(sent).toHaveLength(1);
});

test.each([
  ['updateService', (proxy: ProxyV1) => proxy.updateService('KS1', { defaultTtl: 60 })],
  ['updatePhoneNumber', (proxy: ProxyV1) => proxy.updatePhoneNumber('KS1', 'PN1', { isReserved: true })],
  ['updateShortCode', (proxy: ProxyV1) => proxy.updateShortCode('KS1', 'SC1', { isReserved: true })],
])('%s is sent again when its answer is lost, since that changes nothing more', async (_, call) => {
  const { proxy, sent } = answering(new Response('', { status: 502 }), { sid: 'XX1' });

  const result = await call(proxy);

  expect(result.sid).toBe('XX1');
  expect(sent).toHaveLength(2);
});

test('a session is sent as a form, and each participant as a JSON text with the names of the form', async () => {
  const { proxy, sent } = answering({ sid: 'KC1' });

  await proxy.createSession('KS1', {
    uniqueName: 'Order #1234',
    dateExpiry: new Date(Date.UTC(2026, 0, 2, 3, 4, 5, 678)),
    ttl: 3600,
    mode: 'message-only',
    status: 'open',
    participants: [
      { identifier: '+14155551212', friendlyName: 'Ada', proxyIdentifier: '+14155559999' },
      '{"Identifier":"+14155551313"}',
    ],
  });

  expect(sent[0]?.form).toEqual([
    ['UniqueName', 'Order #1234'],
    ['DateExpiry', '2026-01-02T03:04:05Z'],
    ['Ttl', '3600'],
    ['Mode', 'message-only'],
    ['Status', 'open'],
    ['Participants', '{"Identifier":"+14155551212","FriendlyName":"Ada","ProxyIdentifier":"+14155559999"}'],
    ['Participants', '{"Identifier":"+14155551313"}'],
  ]);
});

test('null empties a field', async () => {
  const { proxy, sent } = answering({ sid: 'KS1' });

  await proxy.updateService('KS1', { callbackUrl: null, defaultTtl: 0 });

  expect(sent[0]?.form).toEqual([
    ['CallbackUrl', ''],
    ['DefaultTtl', '0'],
  ]);
});

test('media of a message is a name that is repeated', async () => {
  const { proxy, sent } = answering({ sid: 'KI1' });

  await proxy.createMessageInteraction('KS1', 'KC1', 'KP1', { body: 'Hi', mediaUrl: ['https://a', 'https://b'] });

  expect(sent[0]?.form.slice(1)).toEqual([
    ['MediaUrl', 'https://a'],
    ['MediaUrl', 'https://b'],
  ]);
});

test.each([200, 204])('a participant is taken out with an answer of %i', async (status) => {
  const { proxy, sent } = answering(new Response(null, { status }));

  const result: unknown = await proxy.deleteParticipant('KS1', 'KC1', 'KP1');

  expect(result).toBeUndefined();
  expect(sent).toHaveLength(1);
});

test.each([200, 201])('a message by API is made with an answer of %i', async (status) => {
  const { proxy } = answering(Response.json({ sid: 'KI1' }, { status }));

  const interaction = await proxy.createMessageInteraction('KS1', 'KC1', 'KP1', { body: 'Hi' });

  expect(responseOf(interaction)?.statusCode).toBe(status);
});

test('a list follows the URL of its next page', async () => {
  const next = `${baseURL}/Services/KS1/Sessions?PageSize=1&Page=1&PageToken=PT7`;
  const { proxy, sent } = answering(
    { sessions: [{ sid: 'KC1' }], meta: { next_page_url: next, key: 'sessions' } },
    { sessions: [{ sid: 'KC2' }], meta: { next_page_url: null, key: 'sessions' } },
  );

  const sessions = await proxy.listSession('KS1', { pageSize: 1 }).toArray({ limit: 10 });

  expect(sessions.map(({ sid }) => sid)).toEqual(['KC1', 'KC2']);
  expect(sent.map(({ path }) => path)).toEqual([
    '/Services/KS1/Sessions?PageSize=1',
    '/Services/KS1/Sessions?PageSize=1&Page=1&PageToken=PT7',
  ]);
});

test('a page of more than 1000 items, and an empty identifier, are refused before anything is sent', async () => {
  const { proxy, sent } = answering({});

  const large: unknown = await proxy.listInteraction('KS1', 'KC1', { pageSize: 1001 }).then(
    (page) => page,
    (reason: unknown) => reason,
  );
  const empty: unknown = await proxy.fetchParticipant('KS1', '', 'KP1').catch((reason: unknown) => reason);

  expect(large).toBeInstanceOf(ConfigurationError);
  expect(empty).toMatchObject({ name: 'ConfigurationError', message: expect.stringContaining('sessionSid') });
  expect(sent).toEqual([]);
});

test('a refusal gives the code that the API gave', async () => {
  const message = 'This Service has no compatible Proxy numbers for this Participant';
  const body = { code: 80207, message, more_info: 'https://www.twilio.com/docs/errors/80207', status: 400 };
  const { proxy } = answering(Response.json(body, { status: 400 }));

  const error: unknown = await proxy
    .createParticipant('KS1', 'KC1', { identifier: '+14155551212' })
    .catch((reason: unknown) => reason);

  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ status: 400, code: 80207, effect: 'none', message: expect.stringContaining(message) });
});

test("the caller's own line is in the stack of a method that failed", async () => {
  const { proxy } = answering(Response.json({ code: 20404, message: 'Not found', status: 404 }, { status: 404 }));

  async function askForService(): Promise<void> {
    await proxy.fetchService('KS1');
  }
  const error: unknown = await askForService().catch((reason: unknown) => reason);

  expect(error instanceof Error && error.stack).toContain('askForService');
});
