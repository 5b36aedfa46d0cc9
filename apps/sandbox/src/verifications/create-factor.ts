import type { CreateFactorRequest, Factor } from '@comms/verify';
import type { Call, Reply } from '../api/implement.ts';
import type { Problem } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { emitEvent } from '../events/emit.ts';
import type { Owner } from '../resources/resource.ts';
import { parseDurationMs } from '../time/duration.ts';
import { knownContact } from './code-recipient.ts';
import { readPublicKey } from './device-signature.ts';
import { configOf } from './factor-config.ts';
import { addFactor, changeFactor, factorAt, factorView, type StoredFactor } from './stored-factor.ts';
import { settingsOf } from './verification-settings.ts';

/** The kind of job that ends a factor which nobody has verified. */
export const expireFactorJob = 'factor.expire';

/** How long an authenticator app or a device may take to be verified; passkeys have as long as a verification. */
const unverifiedMs = 86_400_000;

/** Creates an unverified factor; only this answer shows the secret of an authenticator app. */
export async function answerCreateFactor(request: Wire<CreateFactorRequest>, call: Call): Promise<Reply<Wire<Factor>>> {
  const { friendly_name: name = null, contact_id: contactId, user_identifier: user = null, tags = {} } = request;
  const contact = contactId === undefined ? undefined : knownContact(call, contactId, 'contact_id');
  const { clock, database, jobs } = call.services;
  const challengeMs = parseDurationMs(settingsOf(call).time_to_expire) ?? unverifiedMs;
  const { stored: typed, secrets, nextStep, shownOnce } = await configOf(request, challengeMs);
  const base = {
    status: 'unverified',
    friendly_name: name,
    contact_id: contact?.id ?? null,
    user_identifier: user,
    next_step: nextStep,
    tags,
  };
  const { row } = database.write(() => {
    const factor = addFactor(call, { ...base, ...typed }, secrets);
    const dueAt = clock.now() + (request.type === 'passkey' ? challengeMs : unverifiedMs);
    jobs.add({ kind: expireFactorJob, subject: factor.row.seq, dueAt });
    announceFactor(call, factor, 'created');
    return factor;
  });
  const view = factorView(row);
  return { status: 201, body: { ...view, config: { ...view.config, ...shownOnce } } };
}

/** Tells that a factor was created or verified, within `write`. */
export function announceFactor(owner: Owner, { row, fields }: StoredFactor, what: 'created' | 'verified'): void {
  emitEvent(owner, {
    type: `factor.${what}`,
    data: { factor_id: `factor_${row.id}`, type: fields.type, contact_id: fields.contact_id },
    about: fields.contact_id === null ? [] : [fields.contact_id],
  });
}

/** Does the job that ends a factor which nobody has verified in time. */
export function expireFactorWhenDue(services: Owner['services'], seq: number): undefined {
  const stored = factorAt({ services }, seq);
  if (stored?.fields.status !== 'unverified') return;
  changeFactor({ services, account: stored.row.account }, stored, {
    ...stored.fields,
    status: 'expired',
    next_step: null,
  });
}

/** Finds a device's key that is none. */
export function checkCreateFactor(request: unknown): Problem[] {
  const { config }: { config?: { public_key?: unknown } } = Object(request);
  const key: unknown = config?.public_key;
  if (typeof key !== 'string' || readPublicKey(key)) return [];
  const field = 'config.public_key';
  return [{ code: 20001, field, message: `${field} is no public key on the curve P-256, in PEM or as SPKI in base64` }];
}
