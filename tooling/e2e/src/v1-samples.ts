import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A call of v1 with what goes over the wire, made after the samples of the API's public pages, with values of our own. */
export interface V1Sample {
  readonly operation: string;
  /** What the client is given; dates as texts. */
  readonly request: object;
  readonly wire: V1WireRequest;
  readonly answer: V1WireAnswer;
}

/** A request as the API gets it. */
export interface V1WireRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** What the API answers. */
export interface V1WireAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: object;
}

/** One sample for each operation. */
export const v1Samples: readonly V1Sample[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../test/v1-samples.json'), 'utf8'),
);
