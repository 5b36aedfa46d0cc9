import { randomInt } from 'node:crypto';

/** Makes a one-time password of digits. It is not drawn from the sandbox's seed: nobody shall be able to foretell it. */
export function oneTimeCode(length = 6): string {
  return Array.from({ length }, () => randomInt(10)).join('');
}
