import { Hono } from 'hono';
import type { Receiver } from '../api/answer-request.ts';
import { accountOfInbound } from '../inbound/inbound-account.ts';
import { readInboundRequest } from '../inbound/inbound-request.ts';
import { receiveMessage } from '../inbound/receive-message.ts';
import { writeMessages } from '../messages/stored-message.ts';

/** What comes in from outside: nobody does that but a test. */
export function inboundRoutes({ services }: Receiver): Hono {
  const api = new Hono();

  api.post('/messages', async ({ req }) => {
    const { accountSid, ...received } = readInboundRequest(await req.text());
    const account = accountOfInbound(services, accountSid, received.to);
    const owner = { services, account };
    const row = services.database.write(() => receiveMessage(owner, received));
    const [json = ''] = writeMessages(owner, [row], `${new URL(req.url).origin}/preview`);
    return new Response(json, { status: 201, headers: { 'content-type': 'application/json' } });
  });
  return api;
}
