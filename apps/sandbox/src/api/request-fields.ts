import { problemsOf, type Validate, validators } from '../generated/validators.js';
import type { Implementation } from './implement.ts';
import { type Problem, Refusal, refusal } from './problem.ts';

/** The parts of a request before anyone has looked at them. */
export interface RawRequest {
  readonly identifiers: Readonly<Record<string, string>>;
  readonly query: string;
  /** As it came, or its fields where the operation reads it in its own way. */
  readonly body: string | object;
}

const invalidCode = 20001;

/**
 * Puts the parts of a request into one object, in wire form.
 *
 * @throws {Refusal} 400 with everything that is wrong, found by the contract's validators and by the operation's own check.
 */
export function requestFields({ operation, check }: Implementation, raw: RawRequest): object {
  const { query: validateQuery, body: validateBody } = validators[operation.id] ?? {};
  const query = validateQuery ? readQuery(raw.query) : {};
  const body = validateBody ? (typeof raw.body === 'string' ? readJsonBody(raw.body) : raw.body) : undefined;
  const own = check?.(body ?? query) ?? [];
  const problems = [
    ...contractProblems(validateQuery, query, own),
    ...contractProblems(validateBody, body, own),
    ...own,
  ];
  if (problems.length > 0) throw new Refusal(400, problems);
  return Object.assign(body ?? {}, query, raw.identifiers);
}

/** Where the operation itself has something to say about a field, it knows better. */
function contractProblems(validate: Validate | undefined, value: unknown, own: readonly Problem[]): Problem[] {
  if (!validate || validate(value)) return [];
  return problemsOf(validate.errors)
    .filter(({ field }) => !own.some((problem) => problem.field === field))
    .map(({ field, message }) => ({ code: invalidCode, field, message: `${field || 'The request'} ${message}` }));
}

/** A request without a body is one without fields: the contract knows whether it needs some. @throws {Refusal} 400 */
export function readJsonBody(text: string): object {
  let body: unknown;
  try {
    body = JSON.parse(text || '{}');
  } catch {
    throw refusal(400, 'The body is no JSON');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw refusal(400, 'The body is no JSON object');
  return body;
}

/** Repeated names become lists; names without a value count as left out. */
function readQuery(text: string): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  if (text === '') return fields;
  const parameters = new URLSearchParams(text);
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name).filter((value) => value !== '');
    if (values.length > 0) fields[name] = values.length === 1 ? values[0] : values;
  }
  return fields;
}
