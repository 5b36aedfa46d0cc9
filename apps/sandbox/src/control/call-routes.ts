import type { CommunicationAddress } from '@comms/core';
import { Hono } from 'hono';
import { accountSidOf } from '../account-sid.ts';
import type { Receiver } from '../api/answer-request.ts';
import { refusal } from '../api/problem.ts';
import { accountOfInbound } from '../inbound/inbound-account.ts';
import { callOutcomes, IncomingCall } from '../proxy/traffic/incoming-call.ts';
import { takeContact } from '../proxy/traffic/take-contact.ts';
import { BodyFields } from './body-fields.ts';

/** How long a call goes on at most: a day. */
const maxSeconds = 86_400;

/** Calls from outside: nobody makes them but a test. */
export function callRoutes({ services }: Receiver): Hono {
  const api = new Hono();

  api.post('/calls', async ({ req }) => {
    const { accountSid, ...call } = readCall(await BodyFields.of(req));
    const owner = { services, account: accountOfInbound(services, accountSid, call.to) };
    const incoming = new IncomingCall(owner, call);
    const taken = await takeContact(owner, incoming);
    if (!taken) throw refusal(404, `Nobody takes calls to ${call.to.address}: it is no number of a Proxy service`);
    const { sid } = incoming;
    const shown = { sid, account_sid: accountSidOf(owner), from: call.from, to: call.to, direction: 'inbound', taken };
    return Response.json(shown, { status: 201 });
  });
  return api;
}

function readCall(body: BodyFields) {
  const accountSid = body.text('account_sid');
  const call = {
    from: readNumber(body, 'from'),
    to: readNumber(body, 'to'),
    seconds: body.number('duration', { from: 0, to: maxSeconds, isInteger: true }) ?? 5,
    outcome: body.oneOf('outcome', callOutcomes) ?? 'completed',
  };
  body.finish();
  return { accountSid, ...call };
}

function readNumber(body: BodyFields, name: string): CommunicationAddress {
  const fields = body.nested(name);
  const address = fields.text('address', /^\+?\d{3,15}$/);
  fields.require('address', address);
  const channel = fields.oneOf('channel', ['tel']) ?? 'tel';
  fields.finishPart();
  return { address: address ?? '', channel };
}
