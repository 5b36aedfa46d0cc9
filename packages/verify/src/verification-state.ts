import type { NextStep } from './factor-config.ts';
import type { Verification } from './types.ts';

/** What is known of a verification in every state. */
export interface AnyVerificationState {
  /** The status as the API gave it. */
  readonly status: string;
  /** How many more checks it takes; undefined where the API did not say. */
  readonly attemptsLeft: number | undefined;
  /** When the recipient can get another code; undefined where nothing forbids it now. */
  readonly retryAt: Date | undefined;
  /** Why it has failed, or why the last check was in vain. */
  readonly reason: string | undefined;
}

/** It waits for a code or an approval; after a wrong code, too. */
export interface PendingVerification extends AnyVerificationState {
  readonly state: 'pending';
  readonly expiresAt: Date | undefined;
  /** What the user's device has to do. */
  readonly nextStep: NextStep | undefined;
  /** The address that the phone opens over its mobile network. */
  readonly silentNetworkAuthUrl: string | undefined;
}

/** It has come to its end: `failed` also when too many codes were wrong. */
export interface FinishedVerification extends AnyVerificationState {
  readonly state: 'approved' | 'canceled' | 'expired' | 'failed';
}

/** The API has given a status that this client does not know, or none: see `status`. */
export interface UnknownVerificationState extends AnyVerificationState {
  readonly state: 'unknown';
}

/** Where a verification stands: told apart by `state`. */
export type VerificationState = PendingVerification | FinishedVerification | UnknownVerificationState;

/**
 * Says where a verification stands, as one of a few states with what belongs to each.
 *
 * @example
 * import { IdentityVerification, verificationState } from '@comms/verify';
 *
 * const checked = await new IdentityVerification().checkVerification('verification_01h9krwprkeee8fzqspvwy6nq8', {
 *   code: '123456',
 * });
 * const now = verificationState(checked);
 * if (now.state === 'approved') console.log('Welcome');
 * else if (now.state === 'pending') console.log(`Wrong code: ${now.attemptsLeft} more can be tried`);
 * else console.log('Start again', now.retryAt ? `from ${now.retryAt.toISOString()}` : 'now');
 */
export function verificationState(verification: Verification): VerificationState {
  const { attempts, reason, retryAt, expiresAt, nextStep, silentNetworkAuthUrl } = verification;
  const status: string = verification.status ?? '';
  const known = {
    status,
    attemptsLeft: attempts?.left ?? undefined,
    retryAt: retryAt ?? undefined,
    reason: reason ?? undefined,
  };
  switch (status) {
    case 'pending':
      return {
        ...known,
        state: 'pending',
        expiresAt: expiresAt ?? undefined,
        nextStep: nextStep ?? undefined,
        silentNetworkAuthUrl: silentNetworkAuthUrl ?? undefined,
      };
    case 'approved':
    case 'canceled':
    case 'expired':
    case 'failed':
      return { ...known, state: status };
    case 'max_attempts_reached':
      return { ...known, state: 'failed', attemptsLeft: 0 };
    default:
      return { ...known, state: 'unknown' };
  }
}
