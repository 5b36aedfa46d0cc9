import { ProxyV1 } from '@comms/proxy';
import autocannon from 'autocannon';

const server = process.env['SERVER'] ?? '';
const username = `AC${'9'.repeat(32)}`;
const proxy = new ProxyV1({ security: { username, password: 'token' }, sandboxURL: server });
const sessions = 500;

const { sid: service } = await proxy.createService({ uniqueName: 'rides' });
await proxy.createPhoneNumber(service, { phoneNumber: '+12065550001' });

/** What the first of two people writes, to the number that stands for the second. */
const texts: string[] = [];
for (let number = 0; number < sessions; number++) {
  const { sid } = await proxy.createSession(service, { uniqueName: `ride-${number}` });
  const [rider, driver] = [0, 1].map((person) => `+1206${6_000_000 + number * 2 + person}`);
  const participant = await proxy.createParticipant(service, sid, { identifier: rider ?? '' });
  await proxy.createParticipant(service, sid, { identifier: driver ?? '' });
  texts.push(
    JSON.stringify({
      account_sid: username,
      from: { address: rider, channel: 'tel' },
      to: { address: participant.proxyIdentifier, channel: 'tel' },
      text: 'I am here',
    }),
  );
}

const load = {
  url: `${server}/_sandbox/v1/inbound/messages`,
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: texts[0] ?? '',
  connections: 50,
  requests: texts.map((body) => ({ body })),
} as const;
await autocannon({ ...load, duration: 2 });
const { requests, latency, non2xx, errors } = await autocannon({ ...load, duration: 6 });
if (non2xx + errors > 0) throw new Error(`${non2xx} answers were no success, ${errors} requests failed`);

// A text that was taken in but not sent on is an error, and no good figure.
const { sid: session } = await proxy.fetchSession(service, 'ride-0');
const interactions = await proxy.listInteraction(service, session).toArray({ limit: 5 });
const isRelayed = interactions.every((each) => each.inboundResourceSid && each.outboundResourceSid);
if (interactions.length === 0 || !isRelayed) throw new Error('texts came in that were not relayed');
console.log(JSON.stringify({ perSecond: requests.mean, p99: latency.p99 }));
process.exit();
