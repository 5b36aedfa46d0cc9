import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { Check } from '../check.ts';
import { type Finding, ruleCheck } from '../rule.ts';

const ours = /^(@comms\/|\.)/;

/** No type of a foreign package is public: it would bind users to what only core should know. */
export const publicTypes: Check = ruleCheck(
  'public-types',
  ({ root }) =>
    globSync('packages/*/dist/**/*.d.{ts,cts}', { cwd: root })
      .sort()
      .flatMap((path) => findingsIn(path, readFileSync(join(root, path), 'utf8'))),
  { needsBuild: true },
);

function findingsIn(path: string, text: string): Finding[] {
  return ts
    .preProcessFile(text)
    .importedFiles.filter(({ fileName }) => !ours.test(fileName))
    .map(({ fileName }) => ({
      path,
      message: `shows users a type of \`${fileName}\`. Describe it with a type of ours.`,
    }));
}
