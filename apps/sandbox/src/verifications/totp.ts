import { createHmac, randomBytes } from 'node:crypto';

/** How an authenticator app makes its codes. */
export interface TotpSettings {
  readonly alg: string;
  /** In seconds. */
  readonly time_step: number;
  readonly skew: number;
  readonly code_length: number;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A new secret of 160 bits, in base32. */
export function newSecret(): string {
  const bits = [...randomBytes(20)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('');
}

/** The bytes of a text in base32; what is left at its end is less than a byte. */
export function readBase32(text: string): Buffer {
  const bits = [...text.replace(/=+$/, '')]
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
}

/** The time step that a moment lies in. */
function stepAt(timeMs: number, { time_step: seconds }: TotpSettings): number {
  return Math.floor(timeMs / (seconds * 1000));
}

/** The code of a time step, as RFC 6238 has it. */
export function codeOfStep(secret: string, step: number, { alg, code_length: length }: TotpSettings): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const hash = createHmac(alg, readBase32(secret)).update(counter).digest();
  const word = hash.readUInt32BE((hash.at(-1) ?? 0) & 15) & 0x7f_ff_ff_ff;
  return String(word % 10 ** length).padStart(length, '0');
}

/**
 * The time step that a code is of, within the skew; undefined where it is of none.
 *
 * Only steps after `lastStep` count: a code that was taken once is not taken again.
 */
export function stepOfCode(
  secret: string,
  code: string,
  settings: TotpSettings,
  { nowMs, lastStep }: { readonly nowMs: number; readonly lastStep: number },
): number | undefined {
  const now = stepAt(nowMs, settings);
  for (let step = Math.max(now - settings.skew, lastStep + 1, 0); step <= now + settings.skew; step++) {
    if (codeOfStep(secret, step, settings) === code) return step;
  }
  return undefined;
}

/** What an authenticator app reads as a QR code. */
export function totpUri(
  secret: string,
  label: string,
  { alg, time_step: period, code_length: digits }: TotpSettings,
): string {
  const issuer = 'Comms Sandbox';
  const parameters = [
    `secret=${secret.replace(/=+$/, '')}`,
    `issuer=${encodeURIComponent(issuer)}`,
    `algorithm=${alg.toUpperCase()}`,
    `digits=${digits}`,
    `period=${period}`,
  ];
  return `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(label)}?${parameters.join('&')}`;
}
