import { schemaProblems } from '@tooling/contract/check-by-schema';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { controlPaths } from '../src/control/description/openapi.ts';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { call, type Json } from './test-client.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 1 });
});
afterAll(async () => await sandbox.close());

const routes = Object.entries(controlPaths).flatMap(([path, verbs]) =>
  Object.keys(verbs).map((verb): [string, string] => [verb.toUpperCase(), path]),
);

test.each(routes.filter(([, path]) => path !== '/stream' && path !== '/wait'))(
  '%s %s is there',
  async (method, path) => {
    const asked = path.replaceAll(/\{\w+\}/g, 'nothing');
    const response = await fetch(`${sandbox.url}/_sandbox/v1${asked}`, { method });
    const text = await response.text();

    expect(text).not.toContain('There is nothing at');
    expect(response.status).not.toBe(500);
  },
);

test('a route that is not described is not there', async () => {
  const { status, body } = await call(sandbox, 'GET', '/_sandbox/v1/nothing');

  expect([status, body.message]).toEqual([404, 'There is nothing at GET /_sandbox/v1/nothing']);
});

test('the document is OpenAPI, with every route and every identifier in its path', async () => {
  const { body } = await call(sandbox, 'GET', '/_sandbox/v1/openapi.json');

  expect(body.openapi).toBe('3.1.0');
  expect(Object.keys(body.paths)).toEqual(Object.keys(controlPaths));
  const ids = Object.values<Json>(body.paths).flatMap((verbs) =>
    Object.values<Json>(verbs).map((each) => each.operationId),
  );
  expect(new Set(ids).size).toBe(routes.length);
  expect(body.paths['/emails/{id}/attachments/{index}'].get.parameters.map(({ name }: Json) => name)).toEqual([
    'id',
    'index',
  ]);
});

test('refusals are as they are described', async () => {
  const { body: document } = await call(sandbox, 'GET', '/_sandbox/v1/openapi.json');
  const { body } = await call(sandbox, 'POST', '/_sandbox/v1/faults', { body: { colour: 'red' } });

  expect(schemaProblems(document.components.schemas.Refusal, body)).toEqual([]);
});
