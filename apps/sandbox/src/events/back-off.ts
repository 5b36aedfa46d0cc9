import { seededNumber } from '../seeded-number.ts';

const firstMs = 1000;
const longestMs = 1_200_000;

/** How long to wait before a delivery is tried once more: drawn from nothing up to a bound that doubles each time. */
export function backOffMs(seed: number, delivery: number, attempts: number): number {
  const bound = Math.min(firstMs * 2 ** (attempts - 1), longestMs);
  return Math.max(1, Math.round(bound * seededNumber(seed, delivery, attempts)));
}
