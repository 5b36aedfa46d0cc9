import { authorization } from './sample-request.ts';

const server = process.env['SERVER'];
const json = { 'content-type': 'application/json' };
const to = Array.from({ length: 10_000 }, (_, number) => ({ address: `+1206${5_550_000 + number}`, channel: 'tel' }));
const message = JSON.stringify({ from: { address: '+12065550199', channel: 'tel' }, to, content: { text: 'Hello' } });

async function call(
  method: string,
  path: string,
  body?: string,
  headers: Record<string, string> = json,
): Promise<number> {
  const began = performance.now();
  const response = await fetch(server + path, { method, headers, ...(body !== undefined && { body }) });
  await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: the sandbox answered ${response.status}`);
  return performance.now() - began;
}

async function fill(): Promise<void> {
  await call('POST', '/preview/Messages', message, { ...json, authorization });
  await call('POST', '/_sandbox/v1/clock/run-until-idle', '{}');
}

const figures: Record<string, number> = {};
for (let run = 0; run < 6; run++) {
  await fill();
  const snapshot = await call('POST', '/_sandbox/v1/snapshots/full', '{}');
  const restore = await call('POST', '/_sandbox/v1/snapshots/full/restore', '{}');
  const reset = await call('POST', '/_sandbox/v1/reset', '{}');
  await call('DELETE', '/_sandbox/v1/snapshots/full', '{}');
  // The first run is not counted: the sandbox has just started then.
  if (run > 0)
    Object.assign(figures, { [`snapshot${run}`]: snapshot, [`restore${run}`]: restore, [`reset${run}`]: reset });
}
console.log(JSON.stringify(figures));
process.exit();
