import { Hono } from 'hono';
import type { Receiver } from '../api/answer-request.ts';
import { accountOfInbound } from '../inbound/inbound-account.ts';
import { readInboundRequest } from '../inbound/inbound-request.ts';
import { routeInbound } from '../inbound/route-inbound.ts';
import { writeMessages } from '../messages/stored-message.ts';

/** What comes in from outside: nobody does that but a test. */
export function inboundRoutes({ services }: Receiver): Hono {
  const api = new Hono();

  api.post('/messages', async ({ req }) => {
    const { accountSid, ...received } = readInboundRequest(await req.text());
    const account = accountOfInbound(services, accountSid, received.to);
    const owner = { services, account };
    const { row, taken } = await routeInbound(owner, received);
    const [json = '{}'] = row ? writeMessages(owner, [row], `${new URL(req.url).origin}/preview`) : [];
    return Response.json({ ...JSON.parse(json), ...(taken && { taken }) }, { status: 201 });
  });
  return api;
}
