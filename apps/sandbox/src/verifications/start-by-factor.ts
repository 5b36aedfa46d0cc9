import type { FactorRecipient, StartVerificationRequest } from '@comms/verify';
import { refusal } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import type { Owner } from '../resources/resource.ts';
import { parseDurationMs } from '../time/duration.ts';
import { askDevice } from './ask-device.ts';
import { beginVerification, type NewVerification } from './begin-verification.ts';
import { knownContact } from './code-recipient.ts';
import { newChallenge } from './factor-config.ts';
import { requestOptions } from './passkeys.ts';
import { refuseTooMany } from './refuse-too-many.ts';
import { factorOf, type StoredFactor } from './stored-factor.ts';
import {
  changeVerification,
  newestVerification,
  type StoredVerification,
  type VerificationMethod,
} from './stored-verification.ts';
import { wrongField } from './verification-problem.ts';
import { settingsOf } from './verification-settings.ts';

type Request = Wire<StartVerificationRequest>;

/** How a person with a factor is verified. */
const methods: Readonly<Record<StoredFactor['fields']['type'], VerificationMethod>> = {
  totp: 'totp',
  passkey: 'passkey',
  push: 'device',
  silent_device_approval: 'device',
};

/** Asks a verified factor: for a code, a passkey or the approval of a device. */
export async function startByFactor(
  owner: Owner,
  to: Wire<FactorRecipient>,
  request: Request,
): Promise<StoredVerification> {
  const { row, fields, secrets } = usableFactor(owner, to.factor_id);
  const contact = to.contact_id === undefined ? undefined : knownContact(owner, to.contact_id);
  const challenge = fields.type === 'totp' ? null : newChallenge();
  const timeoutMs = passkeyTimeoutMs(owner);
  const options =
    fields.type === 'passkey'
      ? await requestOptions(fields.config, {
          challenge: challenge ?? '',
          timeoutMs,
          allowed: [secrets.credential_id ?? ''],
        })
      : undefined;
  // Looked up again: what was awaited gave others their turn.
  const factor = usableFactor(owner, to.factor_id);
  const begun: NewVerification = {
    to: {
      factor_id: `factor_${row.id}`,
      ...ownerOfFactor(factor, to.user_identifier, contact?.id),
    },
    factor_type: fields.type,
    next_step: options
      ? { action: 'use_passkey', passkey_options: options }
      : { action: challenge ? 'sign_challenge' : 'enter_code', ...(challenge && { challenge }) },
    tags: request.tags ?? {},
  };
  return owner.services.database.write(() => {
    const stored = beginVerification(owner, begun, { method: methods[fields.type], factor: row.seq, challenge });
    const asked = fields.type === 'push' ? askDevice(owner, stored, factor, request) : undefined;
    return asked === undefined ? stored : changeVerification(owner, stored, { related: [asked] });
  });
}

/** Asks for any passkey of a website: which it is, and so who it is, is found when it is used. */
export async function startByAnyPasskey(owner: Owner, rpId: string, request: Request): Promise<StoredVerification> {
  if (request.to) throw wrongField('to', 'must be left out where any passkey of the website is asked for');
  const challenge = newChallenge();
  const config = { relying_party: { id: rpId } };
  const options = await requestOptions(config, { challenge, timeoutMs: passkeyTimeoutMs(owner), allowed: [] });
  return owner.services.database.write(() =>
    beginVerification(
      owner,
      {
        to: {},
        factor_type: 'passkey',
        next_step: { action: 'use_passkey', passkey_options: options },
        tags: request.tags ?? {},
      },
      { method: 'passkey', challenge, rp_id: rpId },
    ),
  );
}

/** Whom a factor belongs to, as verifications show it; what a request says is more to the point. */
export function ownerOfFactor(
  { fields }: StoredFactor,
  userIdentifier = fields.user_identifier ?? undefined,
  contactId = fields.contact_id ?? undefined,
): { readonly user_identifier?: string; readonly contact_id?: string } {
  return {
    ...(userIdentifier !== undefined && { user_identifier: userIdentifier }),
    ...(contactId !== undefined && { contact_id: contactId }),
  };
}

/** @throws {Refusal} 400 when there is none, or it is not verified, 429 when too many checks of it were wrong. */
function usableFactor(owner: Owner, id: string): StoredFactor {
  const factor = factorOf(owner, id);
  if (!factor) throw wrongField('to.factor_id', 'is no factor of this account');
  if (factor.fields.status !== 'verified') {
    throw wrongField('to.factor_id', `is a factor that is ${factor.fields.status}: only a verified one can be used`);
  }
  refuseTooMany(owner, newestVerification(owner, 's.factor = ?', factor.row.seq));
  return factor;
}

function passkeyTimeoutMs(owner: Owner): number {
  const durationMs = parseDurationMs(settingsOf(owner).time_to_expire);
  if (durationMs === undefined) throw refusal(500, 'The settings hold no duration');
  return durationMs;
}
