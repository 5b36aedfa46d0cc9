import type { Schema } from './schema.ts';

/** The verbs of the control API. */
export type Verb = 'get' | 'post' | 'put' | 'delete';

/** What one answer of a route holds; without a schema it is empty, or no JSON. */
export interface AnswerDescription {
  readonly description: string;
  readonly schema?: Schema;
  /** @default "application/json" where there is a schema */
  readonly contentType?: string;
}

/** One route of the control API. */
export interface RouteDescription {
  /** What it does, in a sentence without its full stop. */
  readonly summary: string;
  /** What else has to be known. */
  readonly description?: string;
  readonly query?: Readonly<Record<string, Schema>>;
  /** What it takes: a JSON object, unless `bodyType` says otherwise. */
  readonly body?: Schema;
  /** @default "application/json" */
  readonly bodyType?: string | readonly string[];
  /** By status; refusals need not be listed. */
  readonly answers: Readonly<Record<number, AnswerDescription>>;
}

/** Routes by their paths below `/_sandbox/v1`; what stands in braces, as `{id}`, is a text. */
export type Paths = Readonly<Record<string, Readonly<Partial<Record<Verb, RouteDescription>>>>>;
