import { Refusal } from '../api/problem.ts';

/** A refusal of one field. */
export function refused(code: number, field: string, message: string): Refusal {
  return new Refusal(400, { code, field, message: `${field} ${message}` });
}
