import { emitEvent, type NewEvent } from '../events/emit.ts';
import { type Owner, removeResource } from '../resources/resource.ts';
import {
  changeVerification,
  maxChecks,
  type StoredVerification,
  type VerificationFields,
  verificationAt,
} from './stored-verification.ts';

/** The ends that a verification can come to. */
export type VerificationEnd = 'approved' | 'canceled' | 'expired' | 'failed' | 'max_attempts_reached';

/** The kinds of jobs that end a verification, and that delete it. */
export const expireJob = 'verification.expire';
export const removeJob = 'verification.remove';

/** Ends a verification, within `write`, and tells those who want to know. */
export function settleVerification(
  owner: Owner,
  stored: StoredVerification,
  end: VerificationEnd,
  changes: Partial<VerificationFields> = {},
): StoredVerification {
  const settled = changeVerification(owner, stored, { ...changes, status: end, next_step: null });
  announce(owner, settled, end === 'max_attempts_reached' ? 'failed' : end);
  return settled;
}

/** Tells that a verification was started, or has come to its end, within `write`. */
export function announce(
  owner: Owner,
  { row, fields }: StoredVerification,
  what: 'started' | 'approved' | 'canceled' | 'expired' | 'failed',
): void {
  const { status, channel, to } = fields;
  const data: Extract<NewEvent, { type: 'verification.started' }>['data'] = {
    verification_id: `verification_${row.id}`,
    status,
    channel,
    contact_id: to.contact_id ?? null,
    factor_id: to.factor_id ?? null,
  };
  emitEvent(owner, { type: `verification.${what}`, data, about: to.contact_id ? [to.contact_id] : [] });
}

/** Counts a check that was in vain, within `write`; after the last one the verification has failed. */
export function countWrongCheck(owner: Owner, stored: StoredVerification, reason: string): StoredVerification {
  const changes = { attempts: attemptsAfter(stored), reason };
  if (changes.attempts.left > 0) return changeVerification(owner, stored, changes);
  // Starting anew would give as many attempts again, so whoever is known has to wait.
  const { fields, secrets } = stored;
  const isKnown = secrets.recipient !== null || secrets.factor !== null;
  const retryAt = isKnown ? fields.expires_at : null;
  return settleVerification(owner, stored, 'max_attempts_reached', { ...changes, retry_at: retryAt });
}

/** The attempts of a verification after one more check. */
export function attemptsAfter({ fields }: StoredVerification): VerificationFields['attempts'] {
  const used = fields.attempts.used + 1;
  return { used, left: maxChecks - used };
}

/** Ends a verification whose time is over, within `write`. */
export function expireVerification(owner: Owner, stored: StoredVerification): StoredVerification {
  return settleVerification(owner, stored, 'expired', { retry_at: null });
}

/** Whether a verification still waits, now. */
export function isPending({ services: { clock } }: Pick<Owner, 'services'>, { fields }: StoredVerification): boolean {
  return waitsAt(fields, clock.now());
}

/** Whether a verification still waits at a time: the job that ends it may be due and not done yet. */
export function waitsAt(
  { status, expires_at: end }: Pick<VerificationFields, 'status' | 'expires_at'>,
  timeMs: number,
): boolean {
  return status === 'pending' && timeMs < Date.parse(end);
}

/** Does the job that ends a verification when its time is over. */
export function expireWhenDue(services: Owner['services'], seq: number): undefined {
  const stored = verificationAt({ services }, seq);
  if (stored?.fields.status === 'pending') expireVerification({ services, account: stored.row.account }, stored);
}

/** Deletes a verification, within `write`; its codes are forgotten. */
export function removeVerification(owner: Owner, { row }: StoredVerification): void {
  removeResource(owner, row);
  for (const table of ['verification_secrets', 'sent_codes', 'recorded_calls']) {
    owner.services.database.run(`DELETE FROM ${table} WHERE verification = ?`, row.seq);
  }
}

/** Does the job that deletes a verification after its time. */
export function removeWhenDue(services: Owner['services'], seq: number): undefined {
  const stored = verificationAt({ services }, seq);
  if (stored) removeVerification({ services, account: stored.row.account }, stored);
}
