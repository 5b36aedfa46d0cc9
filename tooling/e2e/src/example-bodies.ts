import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the API's reference shows for one operation: the same fields, with values of our own. */
export interface ExampleBodies {
  readonly operation: string;
  readonly request?: object;
  readonly response?: object;
  /** For operations without an answer the reference shows how they are refused. */
  readonly error?: { readonly code: number; readonly message: string; readonly more_info: string };
}

/** One entry for each operation that the reference shows a body for. */
export const exampleBodies: readonly ExampleBodies[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../test/example-bodies.json'), 'utf8'),
);
