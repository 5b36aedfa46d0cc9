// A program of a user of the vendor's own client, which knows nothing of the sandbox: `node official-smoke.ts twilio-6`.
import { createRequire } from 'node:module';
import type { Twilio } from 'twilio-6';

const [, , name = ''] = process.argv;
const twilio: (username: string, password: string) => Twilio = createRequire(import.meta.url)(name);
const client = twilio(`AC${'1'.repeat(32)}`, 'token');

const list = await client.request({ method: 'get', uri: 'https://comms.twilio.com/preview/Messages' });
const send = await client.request({
  method: 'post',
  uri: 'https://comms.twilio.com/preview/Messages',
  headers: { 'Content-Type': 'application/json' },
  data: {
    from: { address: '+15005550006', channel: 'tel' },
    to: [{ address: '+12065550100', channel: 'tel' }],
    content: { text: 'Hello' },
  },
});
const missing = await client.request({ method: 'get', uri: 'https://comms.twilio.com/preview/Messages/message_0' });
const blocked: unknown = await client
  .request({ method: 'get', uri: 'https://api.twilio.com/2010-04-01/Accounts.json' })
  .catch((error: unknown) => error);

console.log(
  JSON.stringify({
    list: { status: list.statusCode, body: list.body },
    send: { status: send.statusCode, location: send.headers['operation-location'] },
    missing: missing.statusCode,
    blocked: blocked instanceof Error ? blocked.message : 'let out',
  }),
);
