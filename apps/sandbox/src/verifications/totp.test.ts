import { Secret, TOTP, URI } from 'otpauth';
import { expect, test } from 'vitest';
import { codeOfStep, newSecret, readBase32, stepOfCode, totpUri } from './totp.ts';

const usual = { alg: 'sha1', time_step: 30, skew: 1, code_length: 6 };
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const nowMs = Date.UTC(2026, 0, 2, 3, 4, 5);
const step = Math.floor(nowMs / 30_000);

const settings = ['sha1', 'sha256', 'sha512'].flatMap((alg) =>
  [20, 30, 60].flatMap((timeStep) =>
    [3, 6, 8].map((length) => ({ alg, time_step: timeStep, skew: 1, code_length: length })),
  ),
);

test.each(settings)('codes of $alg with $code_length digits every $time_step s are those of otpauth', (each) => {
  const other = new TOTP({
    algorithm: each.alg.toUpperCase(),
    period: each.time_step,
    digits: each.code_length,
    secret: Secret.fromBase32(secret),
  });

  const code = codeOfStep(secret, Math.floor(nowMs / (each.time_step * 1000)), each);

  expect(code).toBe(other.generate({ timestamp: nowMs }));
});

test('the first code of RFC 6238 comes out', () => {
  expect(codeOfStep(secret, 1, { ...usual, code_length: 8 })).toBe('94287082');
});

test.each([-1, 0, 1])('with a skew of 1, the code of %i steps away is taken', (distance) => {
  const code = codeOfStep(secret, step + distance, usual);

  expect(stepOfCode(secret, code, usual, { nowMs, lastStep: -1 })).toBe(step + distance);
});

test.each([-2, 2])('with a skew of 1, the code of %i steps away is not taken', (distance) => {
  const code = codeOfStep(secret, step + distance, usual);

  expect(stepOfCode(secret, code, usual, { nowMs, lastStep: -1 })).toBeUndefined();
});

test('without skew only the code of now is taken', () => {
  const strict = { ...usual, skew: 0 };

  expect(stepOfCode(secret, codeOfStep(secret, step, strict), strict, { nowMs, lastStep: -1 })).toBe(step);
  expect(stepOfCode(secret, codeOfStep(secret, step - 1, strict), strict, { nowMs, lastStep: -1 })).toBeUndefined();
});

test('a code that was taken, and those before it, are not taken again', () => {
  const taken = { nowMs, lastStep: step };

  expect(stepOfCode(secret, codeOfStep(secret, step, usual), usual, taken)).toBeUndefined();
  expect(stepOfCode(secret, codeOfStep(secret, step - 1, usual), usual, taken)).toBeUndefined();
  expect(stepOfCode(secret, codeOfStep(secret, step + 1, usual), usual, taken)).toBe(step + 1);
});

test('new secrets have 160 bits and differ', () => {
  expect(readBase32(newSecret())).toHaveLength(20);
  expect(newSecret()).not.toBe(newSecret());
});

test('base32 is read as otpauth reads it', () => {
  const text = newSecret();

  expect([...readBase32(text)]).toEqual([...Secret.fromBase32(text).bytes]);
});

test('otpauth reads the address that apps read, with a label of any letters', () => {
  const each = { alg: 'sha256', time_step: 45, skew: 2, code_length: 8 };

  const read = URI.parse(totpUri(secret, 'Zoë: phone & tablet', each));

  expect(read).toMatchObject({ algorithm: 'SHA256', period: 45, digits: 8, issuer: 'Comms Sandbox' });
  expect(read.label).toBe('Zoë: phone & tablet');
  expect(read instanceof TOTP && read.generate({ timestamp: nowMs })).toBe(
    codeOfStep(secret, Math.floor(nowMs / 45_000), each),
  );
});
