import ts from 'typescript';
import type { Check } from '../check.ts';
import { type Finding, findingAt, sourceCheck } from '../rule.ts';
import { isPackageSource, type Source, visitNodes } from '../source.ts';

/** Packages run everywhere: what only Node has is imported in files that say so by their name. */
export const platformImports: Check = sourceCheck('platform-imports', (source: Source): Finding[] => {
  const findings: Finding[] = [];
  if (!isPackageSource(source) || source.path.endsWith('.node.ts')) return findings;

  visitNodes(source, (node) => {
    if (ts.isStringLiteralLike(node) && node.text.startsWith('node:') && isModuleName(node)) {
      findings.push(findingAt(source, node, `\`${node.text}\` is imported only in files named \`*.node.ts\`.`));
    }
  });
  return findings;
});

function isModuleName({ parent }: ts.Node): boolean {
  return (
    ts.isImportDeclaration(parent) ||
    ts.isExportDeclaration(parent) ||
    ts.isLiteralTypeNode(parent) ||
    (ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword)
  );
}
