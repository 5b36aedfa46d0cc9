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

/** A field of a value that may have any shape. */
export function fieldOf(value: unknown, name: string): unknown {
  return value instanceof Object ? Reflect.get(value, name) : undefined;
}

/** A list in such a field; empty where there is none. */
export function listIn(value: unknown, name: string): readonly unknown[] {
  const list = fieldOf(value, name);
  return Array.isArray(list) ? list : [];
}
