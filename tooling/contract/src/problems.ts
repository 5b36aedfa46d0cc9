/** A problem as the validators report it, in ajv's form. */
export interface ValidationError {
  readonly instancePath: string;
  readonly schemaPath: string;
  readonly keyword: string;
  readonly params: ErrorDetails;
  readonly message?: string | undefined;
  /** The key that is wrong, where it is a key and not a value. */
  readonly propertyName?: string | undefined;
}

/** What an error says about its keyword: a limit, the values that are allowed, the name of the field. */
export interface ErrorDetails {
  readonly limit?: unknown;
  readonly type?: unknown;
  readonly pattern?: unknown;
  readonly format?: unknown;
  readonly missingProperty?: unknown;
  readonly additionalProperty?: unknown;
  readonly allowedValue?: unknown;
  readonly allowedValues?: unknown;
}

/** A problem for people: which field, and what is wrong with it. No value of the request is in it. */
export interface Problem {
  /** Such as `to[0].address`; empty for the request as a whole. */
  readonly field: string;
  /** What follows the field's name, such as `is missing`. */
  readonly message: string;
}

/** Turns the errors of a validator into one problem for each field that is wrong. */
export function problemsOf(errors: readonly ValidationError[] | null | undefined): Problem[] {
  const all = errors ?? [];
  const unions = all.filter(({ keyword }) => keyword === 'anyOf');
  const problems = new Map<string, Problem>();
  for (const error of all) {
    // These only say that something inside is wrong, which has a problem of its own.
    if (error.keyword === 'if' || error.keyword === 'propertyNames') continue;
    if (unions.some((union) => isInside(error, union))) continue;
    const problem = problemOf(error, all);
    problems.set(`${problem.field} ${problem.message}`, problem);
  }
  return [...problems.values()];
}

function problemOf(error: ValidationError, all: readonly ValidationError[]): Problem {
  const { keyword, params, instancePath, propertyName } = error;
  if (keyword === 'required') {
    return { field: fieldName(instancePath, params.missingProperty), message: 'is missing' };
  }
  if (keyword === 'additionalProperties') {
    return { field: fieldName(instancePath, params.additionalProperty), message: 'is not known here' };
  }
  const message = keyword === 'anyOf' ? choice(error, all) : says(error);
  if (propertyName === undefined) return { field: fieldName(instancePath), message };
  return { field: fieldName(instancePath), message: `has a key that ${message}` };
}

function says({ keyword, params, message }: ValidationError): string {
  const { limit } = params;
  const write: Record<string, () => string> = {
    type: () => `must be of type ${[params.type].flat().join(' or ')}`,
    enum: () => `must be one of ${list(params.allowedValues)}`,
    const: () => `must be ${String(params.allowedValue)}`,
    minLength: () => (limit === 1 ? 'is empty' : `must have at least ${limit} characters`),
    maxLength: () => `must have at most ${limit} characters`,
    minItems: () => (limit === 1 ? 'must have at least one item' : `must have at least ${limit} items`),
    maxItems: () => `must have at most ${limit} items`,
    minProperties: () => `must have at least ${limit} ${limit === 1 ? 'field' : 'fields'}`,
    maxProperties: () => `must have at most ${limit} pairs`,
    minimum: () => `must be at least ${limit}`,
    maximum: () => `must be at most ${limit}`,
    pattern: () => `must match ${params.pattern}`,
    format: () => `must be a valid ${params.format}`,
  };
  return write[keyword]?.() ?? message ?? 'is not valid';
}

/** True for an error of a union's branch. Paths of schemas alone do not say so: each definition's begin anew. */
function isInside(error: ValidationError, union: ValidationError): boolean {
  const isBelow = `${error.instancePath}/`.startsWith(`${union.instancePath}/`);
  return isBelow && error.schemaPath.startsWith(`${union.schemaPath}/`);
}

/** The fields, or the types, of which a union wants one. */
function choice(union: ValidationError, all: readonly ValidationError[]): string {
  const inside = all.filter((error) => isInside(error, union) && error.instancePath === union.instancePath);
  const fields = inside.filter(({ keyword }) => keyword === 'required').map(({ params }) => params.missingProperty);
  if (fields.length > 0) return `needs one of ${list(fields)}`;
  const types = inside.filter(({ keyword }) => keyword === 'type').flatMap(({ params }) => params.type);
  return types.length > 0 ? `must be of type ${types.join(' or ')}` : 'fits none of the forms it may have';
}

function list(values: unknown): string {
  return [values].flat().map(String).join(', ');
}

/** `/to/0/address` → `to[0].address`. */
function fieldName(instancePath: string, property?: unknown): string {
  const keys = instancePath
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  return [...keys, ...(property === undefined ? [] : [String(property)])]
    .map((key, index) => (/^\d+$/.test(key) ? `[${key}]` : (index === 0 ? '' : '.') + key))
    .join('');
}
