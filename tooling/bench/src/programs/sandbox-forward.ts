import { authorization } from './sample-request.ts';

const server = process.env['SERVER'];
const headers = { authorization, 'content-type': 'application/json' };
const sends = 5;
const recipients = 10_000;

async function call(method: string, path: string, body: object, own: Record<string, string>): Promise<void> {
  const response = await fetch(server + path, { method, headers: own, body: JSON.stringify(body) });
  await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: the sandbox answered ${response.status}`);
}

const json = { 'content-type': 'application/json' };
const to = Array.from({ length: recipients }, (_, number) => ({
  address: `+1206${5_550_000 + number}`,
  channel: 'tel',
}));
const message = { from: { address: '+12065550199', channel: 'tel' }, to, content: { text: 'Hello' } };
await call('PUT', '/_sandbox/v1/clock', { mode: 'frozen' }, json);
const rates: Record<string, number> = {};
for (let run = 0; run < 4; run++) {
  for (let send = 0; send < sends; send++) await call('POST', '/preview/Messages', message, headers);
  const began = performance.now();
  await call('POST', '/_sandbox/v1/clock/advance', { by: 'PT1H' }, json);
  // Each is sent, and delivered. The first run is not counted: the sandbox has just started then.
  if (run > 0) rates[`run${run}`] = (sends * recipients * 2 * 1000) / (performance.now() - began);
}
console.log(JSON.stringify(rates));
process.exit();
