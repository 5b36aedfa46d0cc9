import autocannon from 'autocannon';
import { authorization } from './sample-request.ts';

const body = JSON.stringify({
  from: { address: '+12065550199', channel: 'tel' },
  to: [{ address: '+12065550100', channel: 'tel' }],
  content: { text: 'Hello' },
});
const load = {
  url: `${process.env['SERVER']}/preview/Messages`,
  method: 'POST',
  headers: { authorization, 'content-type': 'application/json' },
  body,
  connections: 50,
} as const;

await autocannon({ ...load, duration: 2 });
const { requests, latency, non2xx, errors } = await autocannon({ ...load, duration: 6 });
if (non2xx + errors > 0) throw new Error(`${non2xx} answers were no success, ${errors} requests failed`);
console.log(JSON.stringify({ perSecond: requests.mean, p99: latency.p99 }));
process.exit();
