import { commsV1, createClient, execute, HttpClient, type Operation, responseOf } from '@comms/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Sandboxed, sandboxed } from '../src/sandbox-world.ts';
import { v1Operations } from '../src/v1-operations.ts';
import { type V1Sample, type V1WireRequest, v1Samples } from '../src/v1-samples.ts';

const base = 'https://comms.twilio.com/v1';

/** Calls an operation by our client before a server that gives the sample's answer, and says what went over the wire. */
async function call({ operation, request, answer }: V1Sample): Promise<{ sent: V1WireRequest; result: object }> {
  let sent: V1WireRequest | undefined;
  const fetcher = async (asked: Request): Promise<Response> => {
    const { pathname, searchParams } = new URL(asked.url);
    const text = await asked.text();
    const query = Object.fromEntries(searchParams);
    sent = {
      method: asked.method,
      path: pathname.replace('/v1', ''),
      ...(searchParams.size > 0 && { query }),
      ...(text && { body: JSON.parse(text) }),
    };
    return Response.json(answer.body, { status: answer.status, headers: answer.headers ?? {} });
  };
  const client = createClient({
    security: { username: 'AC1', password: 'x' },
    httpClient: new HttpClient({ fetcher }),
  });
  const literal = v1Operations.get(operation) ?? expect.unreachable(`${operation} has no literal`);
  const typed: Operation<object, object> = literal;
  const result = await execute(client, typed, request);
  return { sent: sent ?? expect.unreachable('nothing was sent'), result };
}

let sandbox: Sandboxed;
beforeAll(async () => {
  sandbox = await sandboxed();
});
afterAll(async () => await sandbox.close());

test('there is a sample for each operation', () => {
  expect(v1Samples.map(({ operation }) => operation).sort()).toEqual([...v1Operations.keys()].sort());
});

test.each(v1Samples)('$operation is written as its sample shows it', async (sample) => {
  const { sent } = await call(sample);

  expect(sent).toEqual(sample.wire);
});

test.each(v1Samples)('the answer of $operation is read without loss', async (sample) => {
  const { result } = await call(sample);

  const { operation: _, resource: __, ...read }: { operation?: unknown; resource?: unknown } = result;
  expect(JSON.parse(commsV1.encoding.body({ ...read }, commsV1))).toEqual(sample.answer.body);
  expect(responseOf(result)?.statusCode).toBe(sample.answer.status);
});

/** Names of another service: a page, and a user that is made by registering without one. */
const foreign = { pageToken: undefined, userId: undefined };

/** The sample's request as it is sent to the sandbox. */
function requestFor({ wire }: V1Sample, url: string, authorization: string): Request {
  const target = new URL(`/comms.twilio.com/v1${wire.path}`, url);
  for (const [name, value] of Object.entries(wire.query ?? {})) {
    if (name !== 'pageToken') target.searchParams.set(name, value);
  }
  const body: unknown = Array.isArray(wire.body) ? wire.body : { ...Object(wire.body), ...foreign };
  return new Request(target, {
    method: wire.method,
    headers: { authorization, 'content-type': 'application/json' },
    ...(wire.body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** Answers of the sandbox, as its caller sees them. */
async function ask(
  sample: V1Sample,
  authorization: string,
): Promise<{ status: number; body: object; location: string }> {
  const response = await fetch(requestFor(sample, sandbox.url, authorization));
  return {
    status: response.status,
    body: Object(await response.json()),
    location: response.headers.get('location') ?? '',
  };
}

function newAuthorization(): string {
  const { username, password } = sandbox.newAccount().security;
  return `Basic ${btoa(`${username}:${password}`)}`;
}

const named = v1Samples.filter(({ wire }) => /comms_|SM0|my_app/.test(wire.path));
const others = v1Samples.filter((sample) => !named.includes(sample));
const credential = v1Samples.find(({ operation }) => operation === 'v1.pushNotifications.createCredential');

test.each(others)('the sandbox answers the sample of $operation in its form', async (sample) => {
  const authorization = newAuthorization();
  // What is sent to an app needs the credential that makes the app; users are made by registering.
  if (credential && /Push/.test(sample.wire.path)) await ask(credential, authorization);

  const answer = await ask(sample, authorization);

  expect(answer.status).toBe(sample.answer.status);
  expect(Object.keys(answer.body).sort()).toEqual(Object.keys(sample.answer.body).sort());
});

test.each(named)('the sandbox says in the form of v1 that what $operation names is not there', async (sample) => {
  const { status, body } = await ask(sample, newAuthorization());

  expect(status).toBe(404);
  expect(body).toEqual({
    errors: [expect.objectContaining({ code: 20404, infoUrl: expect.stringContaining('/20404') })],
  });
});

test('every sample is of the live service', () => {
  const places = v1Samples.flatMap(({ answer }) => [
    ...JSON.stringify(answer).matchAll(/"(?:operation|resource)Location":"([^"]*)"/g),
  ]);

  expect(places.length).toBeGreaterThan(15);
  for (const [, place] of places) expect(place?.startsWith(base)).toBe(true);
});
