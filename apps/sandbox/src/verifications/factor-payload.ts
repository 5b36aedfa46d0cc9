import type { UpdateFactorRequest } from '@comms/verify';
import { refusal } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import type { Owner } from '../resources/resource.ts';
import { type DeviceFault, readDecision } from './device-signature.ts';
import { passkeyFaultText } from './passkey-fault.ts';
import { credentialOf } from './passkey-response.ts';
import { checkNewPasskey, type StoredPasskey } from './passkeys.ts';
import { type FactorSecretChanges, factorOfCredential, type StoredFactor } from './stored-factor.ts';
import { stepOfCode } from './totp.ts';
import { wrongField } from './verification-problem.ts';

type Request = Wire<UpdateFactorRequest>;

/** What follows from a payload: the factor is verified, it stays as it is, or it is over. */
export type PayloadVerdict =
  | { readonly end: 'verified'; readonly secrets: FactorSecretChanges }
  | { readonly end: 'wrong' | 'denied' };

/** Whether a request tries to verify its factor. */
export function hasPayload({ auth_payload: payload, config }: Request): boolean {
  return payload !== undefined || config?.credential !== undefined;
}

/**
 * Checks the passkey in a request, if there is one to check.
 *
 * @throws {Refusal} 400 with the reason when it is not right.
 */
export async function readNewPasskey(
  { fields, secrets }: StoredFactor,
  request: Request,
): Promise<StoredPasskey | undefined> {
  if (fields.type !== 'passkey' || !hasPayload(request)) return undefined;
  const credential = credentialOf(request.config?.credential, request.auth_payload);
  const checked = await checkNewPasskey(fields.config, credential, secrets.challenge ?? '');
  if ('fault' in checked) throw wrongField(fieldOfCredential(request), passkeyFaultText[checked.fault]);
  return checked;
}

/**
 * Judges the payload of a request, with what is kept of the factor now.
 *
 * A wrong code is a verdict, since people mistype; what only a program makes is refused.
 *
 * @throws {Refusal} 400 or 409
 */
export function judgePayload(
  owner: Owner,
  { fields, secrets }: StoredFactor,
  request: Request,
  passkey: StoredPasskey | undefined,
): PayloadVerdict {
  if (fields.status !== 'unverified')
    throw refusal(409, `The factor is ${fields.status}: only an unverified one can be verified`);
  const { auth_payload: payload = '' } = request;
  if (fields.type === 'totp') {
    const times = { nowMs: owner.services.clock.now(), lastStep: secrets.last_step };
    const step = stepOfCode(secrets.secret ?? '', payload, fields.config, times);
    return step === undefined ? { end: 'wrong' } : { end: 'verified', secrets: { last_step: step } };
  }
  if (fields.type === 'passkey') {
    if (passkey && factorOfCredential(owner, passkey.id)) {
      throw wrongField(fieldOfCredential(request), 'is that of a passkey that is registered already');
    }
    const { id, publicKey, counter } = passkey ?? { id: null, publicKey: null, counter: 0 };
    return { end: 'verified', secrets: { credential_id: id, public_key: publicKey, counter, challenge: null } };
  }
  const signed = readDecision(payload, { publicKey: secrets.public_key ?? '', challenge: secrets.challenge ?? '' });
  if ('reason' in signed) throw wrongField('auth_payload', deviceFaultText[signed.reason]);
  return signed.decision === 'denied' ? { end: 'denied' } : { end: 'verified', secrets: { challenge: null } };
}

const deviceFaultText: Readonly<Record<DeviceFault, string>> = {
  malformed_payload: 'is no JWS with ES256 that says "approved" or "denied"',
  wrong_signature: 'is not signed by the device',
  wrong_challenge: 'was signed for another challenge',
};

function fieldOfCredential({ config }: Request): string {
  return config?.credential === undefined ? 'auth_payload' : 'config.credential';
}
