import { Refusal } from '../api/problem.ts';
import type { Owner } from '../resources/resource.ts';
import type { StoredVerification } from './stored-verification.ts';

/** How often one code is sent. */
export const maxSends = 5;

/** The vendor's codes for a recipient who got too many codes, or typed too many wrong ones. */
const tooManySends = 60203;
const tooManyChecks = 60202;

/**
 * Refuses another verification of the same recipient or factor, until the one before is over: it was sent too often, or
 * too much was wrong.
 *
 * @throws {Refusal} 429 with the time to wait.
 */
export function refuseTooMany(owner: Owner, before: StoredVerification | undefined): void {
  if (!before) return;
  const { fields, secrets } = before;
  const restMs = Date.parse(fields.expires_at) - owner.services.clock.now();
  if (restMs <= 0) return;
  const isSpent = fields.status === 'pending' && secrets.sends >= maxSends;
  if (!isSpent && fields.status !== 'max_attempts_reached') return;
  throw new Refusal(
    429,
    {
      code: isSpent ? tooManySends : tooManyChecks,
      field: 'to',
      message: isSpent
        ? `The code was sent ${maxSends} times: wait until the verification expires`
        : 'Too many checks were wrong: wait until the verification would have expired',
    },
    { 'retry-after': String(Math.ceil(restMs / 1000)) },
  );
}
