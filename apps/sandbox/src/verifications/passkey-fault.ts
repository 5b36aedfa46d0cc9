import type { PasskeyFault } from './passkeys.ts';

/** Why a passkey was not taken, as a sentence that follows the field's name. */
export const passkeyFaultText: Readonly<Record<PasskeyFault, string>> = {
  malformed_credential: 'is no credential of a passkey in its JSON form, or its attestation does not hold',
  wrong_challenge: 'was made for another challenge',
  wrong_origin: 'was made on a page that may not use passkeys of this website',
  wrong_relying_party: 'was made for another website',
  user_not_verified: 'was made without verifying the user, which is required',
  wrong_signature: 'is not signed by the passkey',
  counter_went_back: 'has a counter that is not above the last one: the passkey may have been copied',
  unknown_credential: 'is that of another passkey',
};
