import { createRequire } from 'node:module';
import type { Twilio } from 'twilio';

// The vendor's client, for one call after the other: by the redirect, or pointed at the sandbox by hand.
const server = process.env['SERVER'] ?? '';
if (process.env['SIDE'] === 'redirect') {
  process.env['COMMS_SANDBOX_URL'] = server;
  await import('@comms/sandbox/register');
}
const twilio: (sid: string, token: string) => Twilio = createRequire(import.meta.url)('twilio');
const client = twilio(`AC${'7'.repeat(32)}`, 'token');
if (process.env['SIDE'] !== 'redirect') client.conversations.baseUrl = `${server}/conversations.twilio.com`;

const { sid } = await client.conversations.v1.conversations.create({ friendlyName: 'Bench' });
const conversation = client.conversations.v1.conversations(sid);
for (let call = 0; call < 500; call++) await conversation.fetch();
const calls = 3000;
const began = performance.now();
for (let call = 0; call < calls; call++) await conversation.fetch();
console.log(JSON.stringify({ callsPerSecond: (calls * 1000) / (performance.now() - began) }));
process.exit();
