import { ApiError, commsPreview, createClient, execute, HttpClient, type Operation } from '@comms/core';
import { expect, test } from 'vitest';
import { everyOperation } from '../src/every-operation.ts';
import { exampleBodies } from '../src/example-bodies.ts';
import { rejection } from '../src/sandbox-world.ts';

/** The path's identifiers: any will do. */
const identifiers = new Proxy({}, { get: () => 'identifier' });

/** What a client gives back when the API answers with a body. */
async function decoded(id: string, status: number, body: object): Promise<object> {
  const { starts: _, ...literal } = everyOperation.get(id) ?? expect.unreachable(`${id} has no literal`);
  const operation: Operation<object, object> = literal;
  const names = [...literal.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const fetcher = async (): Promise<Response> => await Promise.resolve(Response.json(body, { status }));
  const client = createClient({
    security: { username: 'AC1', password: 'x' },
    httpClient: new HttpClient({ fetcher }),
  });
  const request = Object.fromEntries(names.map((name) => [name, Reflect.get(identifiers, name)]));
  return await execute(client, operation, request);
}

/** What goes over the wire for a value in the public form. */
function encoded(value: object): unknown {
  return JSON.parse(commsPreview.encoding.body({ ...value }, commsPreview));
}

const responses = exampleBodies.flatMap(({ operation, response }) => (response ? [{ operation, response }] : []));
const requests = exampleBodies.flatMap(({ operation, request }) => (request ? [{ operation, request }] : []));
const errors = exampleBodies.flatMap(({ operation, error }) => (error ? [{ operation, error }] : []));

test('there is a body for each operation but the one whose answer is a document', () => {
  const shown = new Set(exampleBodies.map(({ operation }) => operation));

  expect([...everyOperation.keys()].filter((id) => !shown.has(id))).toEqual(['eventSubscriptions.fetchEventSchemaRaw']);
});

test.each(responses)('an answer of $operation is decoded without loss', async ({ operation, response }) => {
  const { success } = everyOperation.get(operation) ?? { success: [] };

  const result = await decoded(operation, success[0] ?? 200, response);

  expect(encoded(result)).toEqual(response);
});

test.each(responses)('the names and dates of an answer of $operation have their public form', async (example) => {
  const text = JSON.stringify(await decoded(example.operation, 200, example.response), (key, value: unknown) => {
    expect(key).not.toMatch(/^[a-z]+_/);
    return value;
  });

  expect(text.length).toBeGreaterThan(2);
});

test.each(requests)('a request of $operation can be written and read again without loss', ({ request }) => {
  const wire = JSON.stringify(request);

  const again = encoded(JSON.parse(wire, publicNames));

  expect(again).toEqual(request);
});

test.each(errors)('a refusal of $operation keeps its code, its message and its link', async ({ operation, error }) => {
  const refused = await rejection(decoded(operation, 404, error));

  expect(ApiError.isInstance(refused) && refused).toMatchObject({
    status: 404,
    code: error.code,
    moreInfo: error.more_info,
    message: expect.stringContaining(error.message),
  });
});

/** Gives the names of an object the form that a user writes. */
function publicNames(key: string, value: unknown): unknown {
  if (key === 'tags' || typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [commsPreview.encoding.publicName(name), item]),
  );
}
