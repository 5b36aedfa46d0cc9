import { randomInt, timingSafeEqual } from 'node:crypto';

const usualLength = 6;

/** A code of digits that nobody can foresee. */
export function makeCode(length: number = usualLength): string {
  return Array.from({ length }, () => randomInt(10)).join('');
}

/** Whether two codes are the same, without telling by the time it takes how much of them is. */
export function isSameCode(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}

/** A code as a call speaks it: each sign by itself. */
export function spokenCode(code: string): string {
  return [...code].join(', ');
}
