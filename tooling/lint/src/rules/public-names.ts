import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { Check, CheckContext } from '../check.ts';
import { readPublicEntries } from '../public-entries.ts';
import { type Finding, ruleCheck } from '../rule.ts';

/** The kind of each public name, by entry. */
type NameList = Readonly<Record<string, Readonly<Record<string, string>>>>;

const listPath = 'tooling/lint/public-names.json';

/** What users can import changes only on purpose: it equals a committed list. */
export const publicNames: Check = ruleCheck(
  'names',
  (context) => {
    const actual = readNames(context);
    const path = join(context.root, listPath);
    if (context.isUpdate) writeFileSync(path, `${JSON.stringify(actual, null, 2)}\n`);
    const listed: NameList = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
    return [...differences(listed, actual)];
  },
  { needsBuild: true },
);

function readNames(context: CheckContext): NameList {
  const entries = readPublicEntries(context).map(({ name, names }) => {
    const kinds = names.map((one) => [one.name, kindOf(one.declaration)] as const);
    return [name, Object.fromEntries(kinds.sort(([a], [b]) => (a < b ? -1 : 1)))] as const;
  });
  return Object.fromEntries(entries);
}

function* differences(listed: NameList, actual: NameList): Iterable<Finding> {
  const hint = 'If this is meant, run `pnpm check names --update` and commit the list.';
  for (const entry of new Set([...Object.keys(listed), ...Object.keys(actual)])) {
    const before = listed[entry] ?? {};
    const now = actual[entry] ?? {};
    for (const name of new Set([...Object.keys(before), ...Object.keys(now)])) {
      if (before[name] === now[name]) continue;
      const change = `${before[name] ?? 'nothing'} in the list, ${now[name] ?? 'nothing'} in the source`;
      yield { path: listPath, message: `${entry} \`${name}\`: ${change}. ${hint}` };
    }
  }
}

function kindOf(declaration: ts.Declaration): string {
  if (ts.isClassDeclaration(declaration)) return 'class';
  if (ts.isFunctionDeclaration(declaration)) return 'function';
  if (ts.isInterfaceDeclaration(declaration)) return 'interface';
  if (ts.isTypeAliasDeclaration(declaration)) return 'type';
  return 'const';
}
