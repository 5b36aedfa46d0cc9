import type { Owner } from '../resources/resource.ts';
import { parseDurationMs } from '../time/duration.ts';
import { announce, expireJob, removeJob } from './settle-verification.ts';
import {
  addVerification,
  maxChecks,
  type NewSecrets,
  type StoredVerification,
  type VerificationFields,
} from './stored-verification.ts';
import { settingsOf } from './verification-settings.ts';

/** What a verification begins with; all else is the same for all. */
export type NewVerification = Pick<VerificationFields, 'to' | 'tags'> &
  Partial<Pick<VerificationFields, 'channel' | 'factor_type' | 'next_step' | 'silent_network_auth_url'>>;

/** Adds a pending verification with its two jobs, within `write`, and tells those who want to know. */
export function beginVerification(owner: Owner, begun: NewVerification, secrets: NewSecrets): StoredVerification {
  const { clock, jobs } = owner.services;
  const { time_to_expire: toExpire, time_to_delete: toDelete } = settingsOf(owner);
  const now = clock.now();
  const expiresAt = now + (parseDurationMs(toExpire) ?? 0);
  const stored = addVerification(
    owner,
    {
      status: 'pending',
      channel: null,
      factor_type: null,
      next_step: null,
      silent_network_auth_url: null,
      ...begun,
      attempts: { used: 0, left: maxChecks },
      reason: null,
      expires_at: new Date(expiresAt).toISOString(),
      retry_at: null,
      related: [],
    },
    secrets,
  );
  const subject = stored.row.seq;
  jobs.add({ kind: expireJob, subject, dueAt: expiresAt });
  jobs.add({ kind: removeJob, subject, dueAt: now + (parseDurationMs(toDelete) ?? 0) });
  announce(owner, stored, 'started');
  return stored;
}
