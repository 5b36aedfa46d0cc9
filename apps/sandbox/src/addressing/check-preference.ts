import { Refusal } from '../api/problem.ts';
import { type Owner, resourceOf } from '../resources/resource.ts';

/**
 * Refuses a preference that does not exist, before anything is written.
 *
 * @throws {Refusal} 400
 */
export function checkPreference(owner: Owner, preferenceId: string | undefined, field: string): void {
  if (preferenceId === undefined || resourceOf(owner, 'preference', preferenceId)) return;
  throw new Refusal(400, { code: 20001, field, message: `${field} is no preference of this account` });
}
