import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { authorization } from './sample-request.ts';

const sends = 3;
const recipients = 10_000;
const server = process.env['SERVER'];
const headers = { authorization, 'content-type': 'application/json' };

async function call(method: string, path: string, body: object): Promise<void> {
  const { authorization: _, ...json } = headers;
  // The control API is of all accounts, and takes the credentials of none.
  const own = path.startsWith('/_sandbox/') ? json : headers;
  const response = await fetch(server + path, { method, headers: own, body: JSON.stringify(body) });
  await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: the sandbox answered ${response.status}`);
}

const seen = new Set<string>();
const sink = createServer((request, response) => {
  void text(request).then((body) => {
    for (const { id } of JSON.parse(body)) seen.add(id);
    response.end();
  });
});
await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve));
const address = sink.address();
const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`;

const event_filters = ['queued', 'sent', 'delivered'].map((state) => ({ type: `message.${state}` }));
// Time stands still, so that the events are bound by their delivery, and not by the pace of the messages.
await call('PUT', '/_sandbox/v1/clock', { mode: 'frozen' });
await call('POST', '/preview/Events/Subscriptions', { filters: { event_filters }, sinks: { primary: { url } } });

const to = Array.from({ length: recipients }, (_, number) => ({
  address: `+1206${5_550_000 + number}`,
  channel: 'tel',
}));
const message = { from: { address: '+12065550199', channel: 'tel' }, to, content: { text: 'Hello' } };

const began = performance.now();
for (let send = 0; send < sends; send++) await call('POST', '/preview/Messages', message);
await call('POST', '/_sandbox/v1/clock/advance', { by: 'PT1H' });
const count = sends * recipients * event_filters.length;
// What was delivered is there when the clock has moved; an event that is lost is an error, and no good figure.
if (seen.size !== count) throw new Error(`${seen.size} of ${count} events came`);
console.log(JSON.stringify({ perSecond: (count * 1000) / (performance.now() - began) }));
process.exit();
