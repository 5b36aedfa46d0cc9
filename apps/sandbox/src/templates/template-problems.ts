import type { Problem } from '../api/problem.ts';
import { templateFault } from './liquid.ts';

/** Finds the texts in a value of any shape that are no templates; `field` is where the value stands, such as `content`. */
export function templateProblems(value: unknown, field: string): Problem[] {
  if (typeof value === 'string') {
    const fault = templateFault(value);
    return fault === undefined ? [] : [{ code: 20001, field, message: `${field} is no Liquid template: ${fault}` }];
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => templateProblems(item, `${field}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, item]) => templateProblems(item, `${field}.${name}`));
}
