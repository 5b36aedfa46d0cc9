import type { OperationFacts } from '@comms/core';
import { problemsOf, type Validate, validators } from '../generated/validators.js';
import { nestFields, readForm } from './form-fields.ts';
import type { Implementation } from './implement.ts';
import { type Problem, Refusal, refusal } from './problem.ts';

/** The parts of a request before anyone has looked at them. */
export interface RawRequest {
  readonly identifiers: Readonly<Record<string, string>>;
  readonly query: string;
  /** As it came, or its fields where the operation reads it in its own way. */
  readonly body: string | object;
  readonly header: (name: string) => string | undefined;
}

const invalidCode = 20001;

/**
 * Puts the parts of a request into one object, in wire form.
 *
 * @throws {Refusal} 400 with everything that is wrong, found by the contract's validators and by the operation's own check.
 */
export function requestFields({ operation, check }: Implementation, raw: RawRequest): object {
  const { query: validateQuery, body: validateBody } = validators[operation.id] ?? {};
  const isForm = operation.api.encoding.joint !== undefined;
  const query = validateQuery ? readQuery(raw.query, operation) : {};
  const read = isForm ? readForm : readJsonBody;
  const body = validateBody ? (typeof raw.body === 'string' ? read(raw.body) : raw.body) : undefined;
  const own = check?.(body ?? query) ?? [];
  const problems = [
    ...contractProblems(validateQuery, query, own),
    ...contractProblems(validateBody, body, own),
    ...own,
  ];
  if (problems.length > 0) throw new Refusal(400, problems);
  const fields = isForm && body ? nestFields({ ...body }) : (body ?? {});
  return Object.assign(fields, query, raw.identifiers, headerFields(operation, raw));
}

/** What stands in headers, as fields: all that there is of this kind says yes or no. */
function headerFields({ headers = [], api }: OperationFacts, { header }: RawRequest): object {
  const fields = headers.map((name) => {
    const value = header(name.replace(/[A-Z]/g, '-$&').toLowerCase());
    return [api.encoding.wireName(name), value === undefined ? undefined : value.toLowerCase() === 'true'];
  });
  return Object.fromEntries(fields);
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

/** Names without a value count as left out. */
function readQuery(text: string, { api, page }: OperationFacts): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  // The families in camelCase are asked in PascalCase, too, as the vendor's own guide does, and in snake_case by public programs.
  const isCamel = api.encoding.wireName('pageSize') === 'pageSize';
  for (const [key, value] of Object.entries(readForm(text))) {
    const name = isCamel ? camelName(key) : key;
    const given = [value].flat().filter((item) => item !== '');
    if (given.length > 0) fields[name] = given.length === 1 ? given[0] : given;
  }
  if (api.encoding.joint === undefined || !page) return fields;
  // Clients ask these lists for more than a page can hold, and number their pages for themselves.
  const { PageSize: size, Page: _, ...others } = fields;
  const maxSize = page.maxSize ?? api.maxPageSize;
  return { ...others, ...(size !== undefined && { PageSize: Number(size) > maxSize ? String(maxSize) : size }) };
}

/** `PageSize` and `page_size` are `pageSize`. */
function camelName(name: string): string {
  const joined = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return joined.charAt(0).toLowerCase() + joined.slice(1);
}
