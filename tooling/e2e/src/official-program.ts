// Runs with its traffic redirected: makes every call with the official client that the first argument names.
import { createRequire } from 'node:module';
import { type OfficialCall, officialCalls } from './official-calls.ts';
import { officialParameters } from './official-parameters.ts';

const [package_ = 'twilio-6'] = process.argv.slice(2);
const twilio: (sid: string, token: string) => object = createRequire(import.meta.url)(package_);
const client = twilio(`AC${'1'.repeat(32)}`, 'token');

for (const call of officialCalls) {
  const outcome = await make(call).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  // The one who records is told where each call ends; what came of it is of no interest to it.
  await fetch(`${process.env['COMMS_SANDBOX_URL']}/_end`, {
    method: 'POST',
    body: JSON.stringify({ operation: call.operation, outcome }),
  });
}

async function make(call: OfficialCall): Promise<unknown> {
  const way = call.official.split('.');
  const method = way.pop() ?? '';
  let at: unknown = client;
  let count = 0;
  for (const step of way) {
    const [, name = '', places] = /^(\w+)(?:\((.*)\))?$/.exec(step) ?? [];
    const next: unknown = Reflect.get(Object(at), name);
    const identifiers = (places ?? '').split(',').flatMap((place) => (place === '$' ? [`id${++count}`] : []));
    at = places === undefined ? next : callOf(at, name, identifiers);
  }
  const parameters = officialParameters(call);
  const keyed = method === 'remove' && call.operation.startsWith('conversationsV2.');
  const key = '00000000-0000-4000-8000-000000000000';
  const given = keyed ? [{ idempotencyKey: key }] : call.fields ? [parameters] : [];
  const isKeyed = /\.(create|update)Configuration$/.test(call.operation);
  const headers = isKeyed && call.operation.startsWith('conversationsV2.') ? [{ 'Idempotency-Key': key }] : [];
  return await callOf(at, method, [...given, ...headers]);
}

function callOf(owner: unknown, name: string, parameters: readonly unknown[]): unknown {
  const method: unknown = Reflect.get(Object(owner), name);
  if (!(method instanceof Function)) throw new Error(`The official client has no ${name}.`);
  return Reflect.apply(method, owner, parameters);
}
