import { createServer, type ServerResponse } from 'node:http';
import autocannon from 'autocannon';

const server = process.env['SERVER'];
const receivers = Number(process.env['RECEIVERS'] ?? 20);
const webhooks = 20_000;

let received = 0;
/** Webhooks that get no answer until all are made: those after them wait. */
let held: ServerResponse[] | undefined = [];
const sink = createServer((request, response) => {
  request.resume().on('end', () => {
    received += 1;
    if (held) held.push(response);
    else response.end();
  });
});
await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve));
const address = sink.address();
const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;

/** Requests that each let one receiver be told of one message. */
const requests: { method: 'POST'; path: string; headers: Record<string, string>; body: string }[] = [];
for (let number = 0; number < receivers; number++) {
  const headers = {
    authorization: `Basic ${btoa(`AC${String(number).padStart(32, '8')}:token`)}`,
    'content-type': 'application/x-www-form-urlencoded',
    'x-twilio-webhook-enabled': 'true',
  };
  const post = async (path: string, fields: Record<string, string>): Promise<{ sid: string }> => {
    const answer = await fetch(`${server}/conversations.twilio.com/v1${path}`, {
      method: 'POST',
      headers,
      body: new URLSearchParams(fields).toString(),
    });
    if (!answer.ok) throw new Error(`${path}: the sandbox answered ${answer.status}`);
    return Object(await answer.json());
  };
  await post('/Configuration/Webhooks', { PostWebhookUrl: `${url}/${number}`, Filters: 'onMessageAdded' });
  const { sid } = await post('/Conversations', {});
  const path = `/conversations.twilio.com/v1/Conversations/${sid}/Messages`;
  requests.push({ method: 'POST', path, headers, body: 'Author=a&Body=Hello' });
}

const { non2xx, errors } = await autocannon({
  url: server ?? '',
  method: 'POST',
  connections: 20,
  amount: webhooks,
  requests,
});
if (non2xx + errors > 0) throw new Error(`${non2xx} answers were no success, ${errors} requests failed`);
const before = received;
const began = performance.now();
for (const response of held) response.end();
held = undefined;
while (received < webhooks && performance.now() - began < 60_000)
  await new Promise((resolve) => setTimeout(resolve, 5));
if (received !== webhooks) throw new Error(`${received} of ${webhooks} webhooks came`);
console.log(JSON.stringify({ perSecond: ((webhooks - before) * 1000) / (performance.now() - began) }));
process.exit();
