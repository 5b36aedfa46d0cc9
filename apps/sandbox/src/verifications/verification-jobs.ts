import type { Services } from '../services.ts';
import { expireFactorJob, expireFactorWhenDue } from './create-factor.ts';
import { expireJob, expireWhenDue, removeJob, removeWhenDue } from './settle-verification.ts';

/** Says what the jobs of verifications and factors do. */
export function defineVerificationJobs(services: Services): void {
  const { jobs } = services;
  jobs.define(expireJob, (seq) => expireWhenDue(services, seq));
  jobs.define(removeJob, (seq) => removeWhenDue(services, seq));
  jobs.define(expireFactorJob, (seq) => expireFactorWhenDue(services, seq));
}
