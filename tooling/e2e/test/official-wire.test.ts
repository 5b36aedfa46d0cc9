import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ConversationsV1 } from '@comms/conversations-v1';
import * as v1 from '@comms/conversations-v1/operations';
import { ConversationsV2 } from '@comms/conversations-v2';
import * as v2 from '@comms/conversations-v2/operations';
import type { OperationFacts } from '@comms/core';
import { ProxyV1 } from '@comms/proxy';
import * as proxy from '@comms/proxy/operations';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OfficialCall, officialCalls } from '../src/official-calls.ts';
import { type RecordedRequest, type RequestRecorder, recordRequests } from '../src/request-recorder.ts';

const literals: Readonly<Record<string, OperationFacts>> = Object.fromEntries(
  [v1, v2, proxy].flatMap((module) => Object.values(module)).map((literal) => [literal.id, literal]),
);

const account = { username: `AC${'1'.repeat(32)}`, password: 'token' };
const root = join(import.meta.dirname, '..');
const shortCodes = Object.keys(literals).filter((id) => id.endsWith('ShortCode'));

let ours: RequestRecorder;

beforeAll(async () => {
  ours = await recordRequests();
  const options = {
    security: account,
    serverURL: { conversationsV1: `${ours.url}/v1`, conversationsV2: `${ours.url}/v2`, proxyV1: `${ours.url}/v1` },
  };
  const clients: Readonly<Record<string, object>> = {
    conversationsV1: new ConversationsV1(options),
    conversationsV2: new ConversationsV2(options),
    proxy: new ProxyV1(options),
  };
  for (const call of officialCalls) {
    await makeOurs(clients[call.operation.split('.')[0] ?? ''], call);
    ours.end(call.operation);
  }
});
afterAll(async () => await ours.close());

test('both have every operation, but for short codes, which the official client has lost', () => {
  const compared = officialCalls.map(({ operation }) => operation);

  expect([...compared, ...shortCodes].sort()).toEqual(Object.keys(literals).sort());
  expect(shortCodes).toHaveLength(5);
});

describe.each(['twilio-5', 'twilio-6'])('%s', (package_) => {
  let theirs: RequestRecorder;
  const calls = officialCalls.filter(
    ({ operation }) => package_ === 'twilio-6' || !operation.startsWith('conversationsV2.'),
  );

  beforeAll(async () => {
    theirs = await recordRequests();
    const register = import.meta.resolve('@comms/sandbox/register');
    await promisify(execFile)(process.execPath, ['--import', register, 'src/official-program.ts', package_], {
      cwd: root,
      env: { ...process.env, COMMS_SANDBOX_URL: theirs.url },
    });
  }, 60_000);
  afterAll(async () => await theirs.close());

  test.each(calls)('$operation is the same request as $official', ({ operation }) => {
    const sent = theirs.requests.get(operation);
    const own = ours.requests.get(operation);

    expect(sent, theirs.outcomes.get(operation)).toHaveLength(1);
    expect(own).toHaveLength(1);
    expect(own?.map(comparable)).toEqual(sent?.map(comparable));
  });
});

test('what is compared is on record', async () => {
  const recorded = [...ours.requests].flatMap(([operation, requests]) =>
    requests.map((each) => shown(operation, each)),
  );

  await expect(`${recorded.join('\n')}\n`).toMatchFileSnapshot('official-wire.recorded.txt');
});

/** Where nothing is to come back, the official client accepts anything; ours accepts JSON, in which refusals are. */
function comparable({ headers, ...request }: RecordedRequest): object {
  const { accept: _, ...others } = headers;
  return { ...request, headers: request.method === 'DELETE' ? others : headers };
}

/** One line, without what is the same in all of them. */
function shown(operation: string, { method, path, query, body, headers }: RecordedRequest): string {
  const { accept: _accept, authorization: _authorization, ...others } = headers;
  return [operation, method, path, query, others, body]
    .map((part) => (typeof part === 'string' ? part : JSON.stringify(part)))
    .join(' ');
}

async function makeOurs(client: object | undefined, { operation, fields }: OfficialCall): Promise<void> {
  const literal = literals[operation];
  if (!client || !literal) throw new Error(`${operation} is not ours.`);
  const name = operation.split('.')[1] ?? '';
  const names = [...literal.path.matchAll(/\{/g)].map((_, index) => `id${index + 1}`);
  const method: unknown = Reflect.get(client, name);
  if (!(method instanceof Function)) throw new Error(`${operation} has no method.`);
  const options = { idempotencyKey: '00000000-0000-4000-8000-000000000000' };
  await Reflect.apply(method, client, [...names, ...(fields ? [fields] : []), options]);
}
