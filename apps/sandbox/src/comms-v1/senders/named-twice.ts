import type { Problem } from '../../api/problem.ts';

const invalidCode = 20001;

/** Finds what stands twice in a list. */
export function namedTwice(values: readonly unknown[], fieldAt: (index: number) => string): Problem[] {
  const seen = new Set<unknown>();
  return values.flatMap((value, index) => {
    if (value === undefined || !seen.has(value)) {
      seen.add(value);
      return [];
    }
    const field = fieldAt(index);
    return [{ code: invalidCode, field, message: `${field} is named before: each stands once` }];
  });
}
