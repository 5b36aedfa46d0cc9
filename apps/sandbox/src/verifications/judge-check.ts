import type { CheckVerificationRequest, VerificationTo } from '@comms/verify';
import type { Wire } from '../api/wire.ts';
import type { Owner } from '../resources/resource.ts';
import { readDecision } from './device-signature.ts';
import { credentialOf, readAssertion } from './passkey-response.ts';
import { checkPasskeyUse, type PasskeyFault } from './passkeys.ts';
import { relyingPartyId } from './relying-party.ts';
import { ownerOfFactor } from './start-by-factor.ts';
import { type FactorSecretChanges, factorAt, factorOfCredential, type StoredFactor } from './stored-factor.ts';
import type { StoredVerification } from './stored-verification.ts';
import { stepOfCode } from './totp.ts';
import { isSameCode } from './verification-code.ts';
import { wrongField } from './verification-problem.ts';

type Request = Wire<CheckVerificationRequest>;

/** What follows from a check. */
export type CheckVerdict =
  | { readonly end: 'wrong'; readonly reason: string }
  | {
      readonly end: 'approved' | 'failed';
      readonly reason?: string;
      /** The factor that was used, and what changes with its use. */
      readonly factor?: number;
      readonly secrets?: FactorSecretChanges;
      /** Whom it was, where that is known only now. */
      readonly to?: Wire<VerificationTo>;
    };

/** A passkey that was used, or why it was not taken. */
export type PasskeyUse = { readonly factor: StoredFactor; readonly counter: number } | { readonly fault: PasskeyFault };

/** Checks the passkey in a request, where that is what the verification waits for. @throws {Refusal} 400 without one */
export async function readPasskeyUse(
  owner: Owner,
  { secrets }: StoredVerification,
  request: Request,
): Promise<PasskeyUse | undefined> {
  if (secrets.method !== 'passkey') return undefined;
  const credential = credentialOf(request.credential, request.auth_payload);
  if (request.credential === undefined && request.auth_payload === undefined) {
    throw wrongField('credential', 'is missing: the verification waits for a passkey');
  }
  const factor = passkeyFactor(owner, secrets, credential);
  if (factor?.fields.type !== 'passkey') return { fault: 'unknown_credential' };
  const { credential_id: id, public_key: publicKey, counter } = factor.secrets;
  const passkey = { id: id ?? '', publicKey: publicKey ?? '', counter };
  const used = await checkPasskeyUse(factor.fields.config, credential, { challenge: secrets.challenge ?? '', passkey });
  return 'fault' in used ? used : { factor, counter: used.counter };
}

function passkeyFactor(
  owner: Owner,
  { factor, rp_id: rpId }: StoredVerification['secrets'],
  credential: unknown,
): StoredFactor | undefined {
  if (factor !== null) return factorAt(owner, factor);
  const found = factorOfCredential(owner, readAssertion(credential)?.id ?? '');
  return found?.fields.type === 'passkey' && relyingPartyId(found.fields.config) === rpId ? found : undefined;
}

/** Judges a check, with what is kept now. @throws {Refusal} 400 when what the verification waits for is missing. */
export function judgeCheck(
  owner: Owner,
  stored: StoredVerification,
  request: Request,
  passkey: PasskeyUse | undefined,
): CheckVerdict {
  switch (stored.secrets.method) {
    case 'code':
      return judgeCode(stored, request);
    case 'totp':
      return judgeTotp(owner, stored, request);
    case 'passkey':
      return judgePasskey(owner, stored, passkey);
    default:
      return judgeDevice(owner, stored, request);
  }
}

function judgeCode({ secrets }: StoredVerification, { code, amount, payee }: Request): CheckVerdict {
  if (code === undefined) throw wrongField('code', 'is missing');
  const isPayment = secrets.amount !== null;
  if (!isPayment && amount !== undefined) throw wrongField('amount', 'is no part of this verification');
  if (!isPayment && payee !== undefined) throw wrongField('payee', 'is no part of this verification');
  if (!isSameCode(code, secrets.code ?? '')) return { end: 'wrong', reason: 'wrong_code' };
  const isSamePayment = (amount ?? null) === secrets.amount && (payee ?? null) === secrets.payee;
  return isSamePayment ? { end: 'approved' } : { end: 'wrong', reason: 'wrong_payment' };
}

function judgeTotp(
  { services }: Owner,
  { secrets }: StoredVerification,
  { code, auth_payload: payload }: Request,
): CheckVerdict {
  const given = code ?? payload;
  if (given === undefined) throw wrongField('code', 'is missing');
  const factor = usedFactor(services, secrets.factor);
  if (factor?.fields.type !== 'totp') return { end: 'wrong', reason: 'factor_not_usable' };
  const { secret, last_step: lastStep } = factor.secrets;
  const step = stepOfCode(secret ?? '', given, factor.fields.config, { nowMs: services.clock.now(), lastStep });
  if (step === undefined) return { end: 'wrong', reason: 'wrong_code' };
  return { end: 'approved', factor: factor.row.seq, secrets: { last_step: step } };
}

function judgePasskey(
  { services }: Owner,
  { fields }: StoredVerification,
  passkey: PasskeyUse | undefined,
): CheckVerdict {
  if (!passkey || 'fault' in passkey) return { end: 'wrong', reason: passkey?.fault ?? 'malformed_credential' };
  const factor = usedFactor(services, passkey.factor.row.seq);
  if (!factor) return { end: 'wrong', reason: 'factor_not_usable' };
  // Another verification may have used the passkey since its counter was looked at.
  const { counter } = factor.secrets;
  if (counter !== passkey.factor.secrets.counter && passkey.counter <= counter) {
    return { end: 'wrong', reason: 'counter_went_back' };
  }
  const to = { ...ownerOfFactor(factor), ...fields.to, factor_id: `factor_${factor.row.id}` };
  return { end: 'approved', factor: factor.row.seq, secrets: { counter: passkey.counter }, to };
}

function judgeDevice(
  { services }: Owner,
  { secrets }: StoredVerification,
  { auth_payload: payload = '' }: Request,
): CheckVerdict {
  const factor = usedFactor(services, secrets.factor);
  if (!factor) return { end: 'wrong', reason: 'factor_not_usable' };
  const { public_key: publicKey } = factor.secrets;
  const signed = readDecision(payload, { publicKey: publicKey ?? '', challenge: secrets.challenge ?? '' });
  if ('reason' in signed) return { end: 'wrong', reason: signed.reason };
  return signed.decision === 'approved' ? { end: 'approved' } : { end: 'failed', reason: 'denied' };
}

/** A factor may have been ended since the verification was started. */
function usedFactor(services: Owner['services'], seq: number | null): StoredFactor | undefined {
  const factor = seq === null ? undefined : factorAt({ services }, seq);
  return factor?.fields.status === 'verified' ? factor : undefined;
}
