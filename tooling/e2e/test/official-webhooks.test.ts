import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OfficialWorld, officialWorld, token } from '../src/official-client.ts';

/** What the official client offers to check webhooks with. */
interface Checks {
  validateRequest(secret: string, signature: string, url: string, parameters: object): boolean;
  validateRequestWithBody(secret: string, signature: string, url: string, body: string): boolean;
}

interface Received {
  readonly signature: string;
  readonly method: string;
  readonly url: string;
  readonly contentType: string;
  readonly body: string;
}

const received: Received[] = [];
let server: Server;
let base: string;
let world: OfficialWorld;

beforeAll(async () => {
  server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    received.push({
      signature: String(incoming.headers['x-twilio-signature']),
      method: incoming.method ?? '',
      url: `http://${incoming.headers.host}${incoming.url}`,
      contentType: incoming.headers['content-type'] ?? '',
      body: Buffer.concat(chunks).toString(),
    });
    outgoing.writeHead(200).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  world = await officialWorld('twilio-6');
  await callWebhooks();
});
afterAll(async () => {
  server.close();
  await world.sandbox.close();
});

/** Lets each API call its webhooks, by POST and by GET. */
async function callWebhooks(): Promise<void> {
  const { conversations, proxy } = world.newClient();
  const filters = ['onConversationAdd', 'onConversationAdded', 'onMessageAdded'];
  const hooks = { filters, preWebhookUrl: `${base}/v1/pre?a=1`, postWebhookUrl: `${base}/v1/post` };
  for (const method of ['POST', 'GET'] as const) {
    await conversations.v1.configuration.webhooks().update({ ...hooks, method, target: 'webhook' });
    const { sid } = await conversations.v1.conversations.create({
      friendlyName: 'Ä & b',
      xTwilioWebhookEnabled: 'true',
    });
    await conversations.v1.conversations(sid).messages.create({ body: 'Hi +1', xTwilioWebhookEnabled: 'true' });
  }

  const { statusUrl } = await conversations.v2.configurations.create({
    displayName: 'a',
    description: 'a',
    conversationGroupingType: 'GROUP_BY_PROFILE',
    memoryStoreId: 'a',
    channelSettings: {},
    statusCallbacks: [{ url: `${base}/v2/status?a=1`, method: 'POST' }],
  });
  await world.sandbox.clock.advance(10_000);
  const { related } = await conversations.v2.operations((statusUrl ?? '').split('/').at(-1) ?? '').fetch();
  await conversations.v2.conversations.create({ configurationId: Object(related).configurationId });

  const service = await proxy.v1.services.create({ uniqueName: 'a', callbackUrl: `${base}/proxy/callback` });
  const { phoneNumbers, sessions } = proxy.v1.services(service.sid);
  await phoneNumbers.create({ phoneNumber: '+12065550001' });
  const { participants } = sessions((await sessions.create({})).sid);
  const { sid } = await participants.create({ identifier: '+12065550101' });
  await participants.create({ identifier: '+12065550102' });
  await participants(sid).messageInteractions.create({ body: 'Hi' });
  await world.sandbox.clock.advance(60_000);
  // Going forward waits for what is under way.
  await world.sandbox.clock.advance(1000);
}

describe.each(['twilio-5', 'twilio-6'])('%s', (version) => {
  const checks: Checks = createRequire(import.meta.url)(version);

  test('every webhook that the sandbox signs is accepted', () => {
    const families = new Set<string>();
    for (const webhook of received) {
      expect(isAccepted(checks, webhook), webhook.url).toBe(true);
      families.add(`${webhook.method} ${new URL(webhook.url).pathname}`);
    }
    expect([...families].sort()).toEqual([
      'GET /v1/post',
      'GET /v1/pre',
      'POST /proxy/callback',
      'POST /v1/post',
      'POST /v1/pre',
      'POST /v2/status',
    ]);
  });

  test('none is accepted with another token, or changed', () => {
    for (const webhook of received) {
      expect(isAccepted(checks, webhook, 'another')).toBe(false);
      expect(isAccepted(checks, { ...webhook, url: `${webhook.url}x`, body: webhook.body && `${webhook.body}x` })).toBe(
        false,
      );
    }
  });
});

function isAccepted(checks: Checks, { signature, url, contentType, body }: Received, secret = token): boolean {
  if (contentType.startsWith('application/json')) return checks.validateRequestWithBody(secret, signature, url, body);
  return checks.validateRequest(secret, signature, url, Object.fromEntries(new URLSearchParams(body)));
}
