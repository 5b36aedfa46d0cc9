import { ApiError, HttpClient } from '@comms/core';
import { expect, test } from 'vitest';
import { Proxy } from './index.ts';

const security = { username: `AC${'0'.repeat(32)}`, password: 'secret' };

test('fetchOneExample gets the path that holds the identifier', async () => {
  const paths: string[] = [];
  const httpClient = new HttpClient({
    fetcher: async (request) => {
      paths.push(new URL(request.url).pathname);
      return Response.json({ id: 'example_1' });
    },
  });
  const proxy = new Proxy({ security, httpClient });

  const example = await proxy.fetchOneExample('example_1');

  expect(example.id).toBe('example_1');
  expect(paths).toEqual(['/preview/Examples/example_1']);
});

test('an example that is not there is an ApiError with the status 404', async () => {
  const fetcher = async (): Promise<Response> => Response.json({ message: 'Not found' }, { status: 404 });
  const proxy = new Proxy({ security, httpClient: new HttpClient({ fetcher }) });

  const error: unknown = await proxy.fetchOneExample('example_1').catch((reason: unknown) => reason);

  expect(ApiError.isInstance(error) && error.status).toBe(404);
});
