import { expect, test } from 'vitest';
import { UlidSource } from './ulid.ts';

const at = (timeMs: number) => () => timeMs;
const take = (source: UlidSource, count: number): string[] => Array.from({ length: count }, () => source.next());

test('an identifier has 26 letters of the lower-case Crockford alphabet, the time first', () => {
  const id = new UlidSource(1, at(1_469_918_176_385)).next();

  expect(id).toMatch(/^01aryz6s41[0-9a-hjkmnp-tv-z]{16}$/);
});

test('identifiers of one moment differ, and each is greater than the one before', () => {
  const ids = take(new UlidSource(1, at(1_700_000_000_000)), 20_000);

  expect(new Set(ids).size).toBe(20_000);
  expect(ids.toSorted()).toEqual(ids);
});

test('identifiers grow also when the clock is set back', () => {
  let now = 1_700_000_000_000;
  const source = new UlidSource(1, () => now);

  const before = source.next();
  now -= 3_600_000;

  expect(source.next() > before).toBe(true);
});

test('the same seed and times give the same identifiers, another seed others', () => {
  const ids = (seed: number) => take(new UlidSource(seed, at(1_700_000_000_000)), 3);

  expect(ids(1)).toEqual(ids(1));
  expect(ids(1)).not.toEqual(ids(2));
});

test('a source goes on after the identifier that it is told', () => {
  const first = new UlidSource(1, at(1_700_000_000_000));
  const ids = take(first, 5);

  const second = new UlidSource(1, at(1_700_000_000_000), first.last);

  expect(second.next() > (ids[4] ?? '')).toBe(true);
});

test('a source that is restarted gives the same again', () => {
  const source = new UlidSource(1, at(1_700_000_000_000));
  const first = source.next();

  source.startAnew(undefined);

  expect(source.next()).toBe(first);
});
