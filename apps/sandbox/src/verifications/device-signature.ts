import { createPublicKey, type KeyObject, verify } from 'node:crypto';

/** Why what a device has signed is not to be believed. */
export type DeviceFault = 'malformed_payload' | 'wrong_signature' | 'wrong_challenge';

/** What a device has decided. */
export type DeviceDecision = 'approved' | 'denied';

/** Reads a public key on the curve P-256: PEM, or SubjectPublicKeyInfo in base64. Undefined where it is none. */
export function readPublicKey(text: string): KeyObject | undefined {
  try {
    const key = text.includes('-----BEGIN')
      ? createPublicKey(text)
      : createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? key : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Reads what a device has signed: a compact JWS with ES256 whose payload is `{ "challenge": …, "status": "approved" }`, or
 * `denied`. Says in one word why it is not to be believed.
 */
export function readDecision(
  jws: string,
  { publicKey, challenge }: { readonly publicKey: string; readonly challenge: string },
): { readonly decision: DeviceDecision } | { readonly reason: DeviceFault } {
  const [header = '', payload = '', signature = ''] = jws.split('.');
  if (readPart(header)['alg'] !== 'ES256') return { reason: 'malformed_payload' };
  const key = readPublicKey(publicKey);
  const signed = Buffer.from(`${header}.${payload}`);
  const bytes = Buffer.from(signature, 'base64url');
  if (!key || !verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, bytes))
    return { reason: 'wrong_signature' };
  const { challenge: signedChallenge, status } = readPart(payload);
  if (signedChallenge !== challenge) return { reason: 'wrong_challenge' };
  return status === 'approved' || status === 'denied' ? { decision: status } : { reason: 'malformed_payload' };
}

function readPart(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
