import type { PasskeyConfig } from '@comms/verify';
import type { Wire } from '../api/wire.ts';
import { originOf, readAssertion, readRegistration } from './passkey-response.ts';
import { allowedOrigins, relyingPartyId } from './relying-party.ts';

type Config = Wire<PasskeyConfig>;
/** Options of WebAuthn in their JSON form. */
type Options = Record<string, unknown>;

/** Why a passkey was not taken, in one word. */
export type PasskeyFault =
  | 'malformed_credential'
  | 'wrong_challenge'
  | 'wrong_origin'
  | 'wrong_relying_party'
  | 'user_not_verified'
  | 'wrong_signature'
  | 'counter_went_back'
  | 'unknown_credential';

/** A passkey as it is kept; its identifier, and its key in base64url. */
export interface StoredPasskey {
  readonly id: string;
  readonly publicKey: string;
  readonly counter: number;
}

/** For whom a passkey is to be made. */
export interface PasskeyOwner {
  readonly name: string;
  /** In base64url. */
  readonly handle: string;
  readonly challenge: string;
  readonly timeoutMs: number;
}

/** EdDSA, ES256 and RS256, by their numbers in COSE. */
const algorithms = [-8, -7, -257] as const;

/** Loaded with the first passkey: it takes longer than all the rest of the sandbox. */
async function webauthn(): Promise<typeof import('@simplewebauthn/server')> {
  return await import('@simplewebauthn/server');
}

/** What a browser needs to make a passkey. */
export async function creationOptions(config: Config, owner: PasskeyOwner): Promise<Options> {
  const { generateRegistrationOptions } = await webauthn();
  const { authenticator_attachment: attachment, discoverable_credentials: resident, user } = config;
  const options = await generateRegistrationOptions({
    rpID: relyingPartyId(config),
    rpName: config.relying_party?.name ?? relyingPartyId(config),
    userName: owner.name,
    userDisplayName: user?.display_name ?? owner.name,
    userID: new Uint8Array(Buffer.from(owner.handle, 'base64url')),
    challenge: new Uint8Array(Buffer.from(owner.challenge, 'base64url')),
    timeout: owner.timeoutMs,
    supportedAlgorithmIDs: [...algorithms],
    authenticatorSelection: {
      residentKey: requirement(resident),
      userVerification: requirement(config.user_verification),
      ...(attachment === 'platform' && { authenticatorAttachment: 'platform' }),
      ...(attachment === 'cross-platform' && { authenticatorAttachment: 'cross-platform' }),
    },
  });
  return { ...options };
}

/** What a browser needs to use a passkey: one of those that are named, or any of the website. */
export async function requestOptions(
  config: Config,
  {
    challenge,
    timeoutMs,
    allowed,
  }: Pick<PasskeyOwner, 'challenge' | 'timeoutMs'> & { readonly allowed: readonly string[] },
): Promise<Options> {
  const { generateAuthenticationOptions } = await webauthn();
  const options = await generateAuthenticationOptions({
    rpID: relyingPartyId(config),
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    timeout: timeoutMs,
    userVerification: requirement(config.user_verification),
    allowCredentials: allowed.map((id) => ({ id })),
  });
  return { ...options };
}

/** Checks what a browser gave for a new passkey: the challenge, the origin, the website, the user and the attestation. */
export async function checkNewPasskey(
  config: Config,
  credential: unknown,
  challenge: string,
): Promise<StoredPasskey | { readonly fault: PasskeyFault }> {
  const response = readRegistration(credential);
  if (!response) return { fault: 'malformed_credential' };
  const { verifyRegistrationResponse } = await webauthn();
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: allowedOrigins(config, originOf(response.response)),
      expectedRPID: relyingPartyId(config),
      requireUserVerification: config.user_verification === 'required',
      supportedAlgorithmIDs: [...algorithms],
    });
    if (!verified) return { fault: 'wrong_signature' };
    const { id, publicKey, counter } = registrationInfo.credential;
    return { id, publicKey: Buffer.from(publicKey).toString('base64url'), counter };
  } catch (error) {
    return { fault: faultIn(error) };
  }
}

/** Checks what a browser gave for a passkey that was used; gives its new counter. */
export async function checkPasskeyUse(
  config: Config,
  credential: unknown,
  { challenge, passkey }: { readonly challenge: string; readonly passkey: StoredPasskey },
): Promise<{ readonly counter: number } | { readonly fault: PasskeyFault }> {
  const response = readAssertion(credential);
  if (!response) return { fault: 'malformed_credential' };
  if (response.id !== passkey.id) return { fault: 'unknown_credential' };
  const { verifyAuthenticationResponse } = await webauthn();
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: allowedOrigins(config, originOf(response.response)),
      expectedRPID: relyingPartyId(config),
      requireUserVerification: config.user_verification === 'required',
      credential: {
        id: passkey.id,
        publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
        counter: passkey.counter,
      },
    });
    return verified ? { counter: authenticationInfo.newCounter } : { fault: 'wrong_signature' };
  } catch (error) {
    return { fault: faultIn(error) };
  }
}

function requirement(text: string | undefined): 'required' | 'preferred' | 'discouraged' {
  return text === 'required' || text === 'discouraged' ? text : 'preferred';
}

/** The library tells its findings apart by their words only. */
const faults: readonly (readonly [RegExp, PasskeyFault])[] = [
  [/response challenge/, 'wrong_challenge'],
  [/origin/, 'wrong_origin'],
  [/RP ID/, 'wrong_relying_party'],
  [/counter/, 'counter_went_back'],
  [/[Uu]ser (verification|not present|presence)/, 'user_not_verified'],
  [/signature/, 'wrong_signature'],
];

function faultIn(error: unknown): PasskeyFault {
  const message = error instanceof Error ? error.message : '';
  return faults.find(([words]) => words.test(message))?.[1] ?? 'malformed_credential';
}
