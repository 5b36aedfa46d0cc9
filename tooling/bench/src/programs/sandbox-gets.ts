import autocannon from 'autocannon';
import { authorization, messageId, request } from './sample-request.ts';

const server = process.env['SERVER'];
const headers = { authorization, 'content-type': 'application/json' };

async function sendOne(): Promise<string> {
  const sent = await fetch(`${server}/preview/Messages`, { method: 'POST', headers, body: JSON.stringify(request) });
  const { messages }: { messages: { id: string }[] } = Object(await sent.json());
  return messages[0]?.id ?? '';
}

// The bare server says one thing to everyone, and keeps nothing.
const id = process.env['SIDE'] === 'bare' ? messageId : await sendOne();
const load = { url: `${server}/preview/Messages/${id}`, method: 'GET', headers, connections: 50 } as const;

await autocannon({ ...load, duration: 2 });
const { requests, latency, non2xx, errors } = await autocannon({ ...load, duration: 6 });
if (non2xx + errors > 0) throw new Error(`${non2xx} answers were no success, ${errors} requests failed`);
console.log(JSON.stringify({ perSecond: requests.mean, p99: latency.p99 }));
process.exit();
