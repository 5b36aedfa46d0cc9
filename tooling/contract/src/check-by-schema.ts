import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { problemsOf } from './problems.ts';

const ajv = new Ajv.default({ strict: false, allErrors: true });
addFormats.default(ajv);
const compiled = new WeakMap<object, ValidateFunction>();

/** Finds where a value does not conform to a JSON Schema of draft 7, as `field: message`. */
export function schemaProblems(schema: object, value: unknown): string[] {
  let validate = compiled.get(schema);
  if (!validate) {
    validate = ajv.compile(schema);
    compiled.set(schema, validate);
  }
  validate(value);
  return problemsOf(validate.errors).map(({ field, message }) => `${field} ${message}`);
}
