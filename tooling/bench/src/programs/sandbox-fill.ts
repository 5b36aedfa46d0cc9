import autocannon from 'autocannon';
import { authorization } from './sample-request.ts';

// Sends as many messages as are asked for: one by one over many connections, or ten thousand at a time.
const server = process.env['SERVER'];
const count = Number(process.env['COUNT']);
const atOnce = Number(process.env['AT_ONCE'] ?? 1);
const headers = { authorization, 'content-type': 'application/json' };
const to = Array.from({ length: atOnce }, (_, number) => ({ address: `+1206${5_550_000 + number}`, channel: 'tel' }));
const body = JSON.stringify({ from: { address: '+12065550199', channel: 'tel' }, to, content: { text: 'Hello' } });

const { non2xx, errors } = await autocannon({
  url: `${server}/preview/Messages`,
  method: 'POST',
  headers,
  body,
  connections: atOnce === 1 ? 50 : 1,
  amount: count / atOnce,
  timeout: 60,
});
if (non2xx + errors > 0) throw new Error(`${non2xx} answers were no success, ${errors} requests failed`);
const idle = await fetch(`${server}/_sandbox/v1/clock/run-until-idle`, { method: 'POST' });
if (!idle.ok) throw new Error(`the sandbox answered ${idle.status}`);
console.log(JSON.stringify({ count }));
process.exit();
