import type { Check } from '../check.ts';
import type { Finding } from '../rule.ts';
import { sourceCheck } from '../rule.ts';
import type { Source } from '../source.ts';

const maxLines = 300;

/** Hand-written source files are short enough to be read at once. Tests and tables of facts or shapes may be longer. */
export const fileLength: Check = sourceCheck('file-length', function* (source: Source): Iterable<Finding> {
  if (source.isTest || /\/(operations|types)\.ts$/.test(source.path)) return;
  const lines = source.text.replace(/\n$/, '').split('\n').length;
  if (lines > maxLines) {
    yield { path: source.path, message: `has ${lines} lines, and ${maxLines} is the limit. Split it by concept.` };
  }
});
