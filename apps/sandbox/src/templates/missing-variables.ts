import type { Problem } from '../api/problem.ts';
import { compileStrictly, isTemplate, type Values } from './liquid.ts';

/** A recipient, by what it has to fill in. */
interface FilledRecipient {
  readonly variables?: Values | undefined;
}

/**
 * Finds the recipients who have no value for a variable that has no default: `{{ name | default: 'friend' }}` has one.
 *
 * `value` is anything with texts in it; `field` is what the request calls its recipients.
 */
export function missingVariables(value: unknown, to: readonly FilledRecipient[], field = 'to'): Problem[] {
  const json = JSON.stringify(value);
  if (json === undefined || !isTemplate(json)) return [];
  const faultFor = compileStrictly(value);
  return to.flatMap(({ variables = {} }, index) => {
    const fault = faultFor(variables);
    if (fault === undefined) return [];
    const place = `${field}[${index}].variables`;
    return [{ code: 20001, field: place, message: `${place} cannot fill the content, which has no default: ${fault}` }];
  });
}
