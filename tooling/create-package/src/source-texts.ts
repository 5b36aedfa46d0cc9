import type { PackageName } from './package-name.ts';

// The sources of a new product, with one example operation that compiles and is tested.

export function indexText({ folder, className }: PackageName): string {
  return `export { ${className} } from './${folder}.ts';
export type { Example, FetchOneExampleRequest } from './types.ts';
`;
}

export function operationsText({ propertyName }: PackageName): string {
  return `import { commsPreview, type Operation } from '@comms/core';
import type { Example, FetchOneExampleRequest } from './types.ts';

export const fetchOneExample: Operation<FetchOneExampleRequest, Example> = {
  id: '${propertyName}.fetchOneExample',
  api: commsPreview,
  method: 'GET',
  path: '/Examples/{exampleId}',
  success: [200],
};
`;
}

export function typesText(): string {
  return `/** What identifies the example to fetch. */
export interface FetchOneExampleRequest {
  exampleId: string;
}

/** The example that every new package begins with. */
export interface Example {
  id: string;
  createdAt?: Date | undefined;
}
`;
}

export function classText({ folder, className, propertyName }: PackageName): string {
  return `import { type Client, type ClientOptions, createClient, execute, type RequestOptions } from '@comms/core';
import { fetchOneExample } from './operations.ts';
import type { Example } from './types.ts';

/**
 * Calls the operations of ${className}.
 *
 * @example
 * import { ${className} } from '@comms/${folder}';
 *
 * const ${propertyName} = new ${className}({ security: { username: 'AC…', password: '…' } });
 * const example = await ${propertyName}.fetchOneExample('example_01h9krwprkeee8fzqspvwy6nq8');
 */
export class ${className} {
  readonly #client: Client;

  /**
   * Makes the product's client, from options or from a client that other products share.
   *
   * @throws {ConfigurationError} when there are no credentials, or an option cannot be used.
   */
  constructor(options: ClientOptions | Client = {}) {
    this.#client = createClient(options);
  }

  /**
   * Fetches one example.
   *
   * @throws {ApiError} 404 when there is none.
   */
  async fetchOneExample(exampleId: string, options?: RequestOptions): Promise<Example> {
    return await execute(this.#client, fetchOneExample, { exampleId }, options);
  }
}
`;
}

export function testText({ className, propertyName }: PackageName): string {
  return `import { ApiError, HttpClient } from '@comms/core';
import { expect, test } from 'vitest';
import { ${className} } from './index.ts';

const security = { username: \`AC\${'0'.repeat(32)}\`, password: 'secret' };

test('fetchOneExample gets the path that holds the identifier', async () => {
  const paths: string[] = [];
  const httpClient = new HttpClient({
    fetcher: async (request) => {
      paths.push(new URL(request.url).pathname);
      return Response.json({ id: 'example_1' });
    },
  });
  const ${propertyName} = new ${className}({ security, httpClient });

  const example = await ${propertyName}.fetchOneExample('example_1');

  expect(example.id).toBe('example_1');
  expect(paths).toEqual(['/preview/Examples/example_1']);
});

test('an example that is not there is an ApiError with the status 404', async () => {
  const fetcher = async (): Promise<Response> => Response.json({ message: 'Not found' }, { status: 404 });
  const ${propertyName} = new ${className}({ security, httpClient: new HttpClient({ fetcher }) });

  const error: unknown = await ${propertyName}.fetchOneExample('example_1').catch((reason: unknown) => reason);

  expect(ApiError.isInstance(error) && error.status).toBe(404);
});
`;
}
