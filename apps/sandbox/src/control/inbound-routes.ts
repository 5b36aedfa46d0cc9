import { Hono } from 'hono';
import type { Receiver } from '../api/answer-request.ts';
import { Refusal } from '../api/problem.ts';
import { writeEmails } from '../emails/stored-email.ts';
import { tellCaused } from '../inbound/caused.ts';
import { accountOfInbound } from '../inbound/inbound-account.ts';
import type { InboundEmail } from '../inbound/inbound-email.ts';
import { readInboundEmail } from '../inbound/inbound-email-request.ts';
import { readInboundRequest } from '../inbound/inbound-request.ts';
import { readMime } from '../inbound/read-mime.ts';
import type { Received } from '../inbound/receive-message.ts';
import { type Routed, routeInbound } from '../inbound/route-inbound.ts';
import { writeMessages } from '../messages/stored-message.ts';
import type { Owner } from '../resources/resource.ts';
import { QueryFields } from './query-fields.ts';

/** What comes in from outside: nobody does that but a test. */
export function inboundRoutes({ services }: Receiver): Hono {
  const api = new Hono();

  api.post('/messages', async ({ req }) => {
    const { accountSid, ...received } = readInboundRequest(await req.text());
    return await takeIn({ services, account: accountOfInbound(services, accountSid, received.to) }, received, req.url);
  });

  api.post('/emails', async ({ req }) => {
    const query = new QueryFields(req.url);
    const named = query.text('account_sid');
    query.finish(['account_sid']);
    const isWhole = req.header('content-type')?.startsWith('message/rfc822') ?? false;
    const read = isWhole
      ? { accountSid: undefined, email: await readMime(new Uint8Array(await req.arrayBuffer())) }
      : readInboundEmail(await req.text());
    const received = receivedEmail(read.email);
    const account = accountOfInbound(services, named ?? read.accountSid, received.to);
    return await takeIn({ services, account }, received, req.url);
  });

  api.post('/typing', () => {
    const message = 'Nobody is told that someone types: only the SDKs for browsers and devices hear of it';
    throw new Refusal(501, { code: 20501, message });
  });
  return api;
}

function receivedEmail(email: InboundEmail): Received {
  const { from, to, text, html } = email;
  const said = text ?? html?.replace(/<(style|script)\b.*?<\/\1>|<[^>]*>/gis, ' ').trim();
  return {
    from: { address: from.address, channel: 'email' },
    to: { address: to[0].address, channel: 'email' },
    content: { ...(said !== undefined && { text: said }) },
    tags: undefined,
    email,
  };
}

/** Brings it to where it belongs, and answers with it and with all that it has caused. */
async function takeIn(owner: Owner, received: Received, url: string): Promise<Response> {
  const { result, caused } = await tellCaused(owner, async () => await routeInbound(owner, received));
  const { taken, consent } = result;
  const shown = { ...viewOf(owner, result, new URL(url).origin), ...(taken && { taken }), ...(consent && { consent }) };
  return Response.json({ ...shown, caused }, { status: 201 });
}

/** What came in as its API shows it; nothing where it was dropped. */
function viewOf(owner: Owner, { row }: Routed, origin: string): object {
  if (!row) return {};
  const baseURL = `${origin}/preview`;
  const [json = '{}'] =
    row.resource === 'emails' ? writeEmails(owner.services, [row], baseURL) : writeMessages(owner, [row], baseURL);
  return JSON.parse(json);
}
