/** A number from 0 up to 1 that looks random, and is always the same for the same seed and keys. */
export function seededNumber(seed: number, ...keys: readonly number[]): number {
  return seededWord(seed, ...keys) / 0x1_0000_0000;
}

/** 32 bits that look random, and are always the same for the same seed and keys. */
export function seededWord(seed: number, ...keys: readonly number[]): number {
  let hash = mix(seed | 0);
  for (const key of keys) {
    hash = mix(hash ^ (key | 0));
    // Times and row numbers have more than the 32 bits that bit operations see.
    hash = mix(hash ^ Math.floor(key / 0x1_0000_0000));
  }
  return hash >>> 0;
}

/** The finalizer of MurmurHash3: each bit of the input changes about half of the output's. */
function mix(word: number): number {
  let hash = (word + 0x9e3779b9) | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
