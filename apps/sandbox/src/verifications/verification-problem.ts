import { Refusal } from '../api/problem.ts';

/** The refusal of a request for one field that only a look at what is kept can find wrong. */
export function wrongField(field: string, message: string): Refusal {
  return new Refusal(400, { code: 20001, field, message: `${field} ${message}` });
}
