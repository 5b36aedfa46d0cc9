import ts from 'typescript';
import type { Check } from '../check.ts';
import { type Finding, findingAt, sourceCheck } from '../rule.ts';
import { isPackageSource, type Source, visitNodes } from '../source.ts';

/** Types are checked, not claimed: no `any`, no `!`, and no `as` but `as const` or one whose reason is written at it. */
export const casts: Check = sourceCheck('casts', (source: Source): Finding[] => {
  const findings: Finding[] = [];
  if (!isPackageSource(source)) return findings;

  visitNodes(source, (node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) {
      findings.push(findingAt(source, node, '`any` turns the checks off. Use `unknown` and a test.'));
    } else if (ts.isNonNullExpression(node) || isAssuredDeclaration(node)) {
      findings.push(findingAt(source, node, '`!` claims what is not checked. Test for `undefined`.'));
    } else if (isCast(node) && !hasReason(source, node)) {
      findings.push(
        findingAt(source, node, '`as` claims what is not checked. Test instead, or say why in a comment above.'),
      );
    }
  });
  return findings;
});

/** `name!: Type` claims that a variable or property is set. */
function isAssuredDeclaration(node: ts.Node): boolean {
  return (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node)) && node.exclamationToken !== undefined;
}

function isCast(node: ts.Node): node is ts.AssertionExpression {
  return ts.isAssertionExpression(node) && !ts.isConstTypeReference(node.type);
}

/** A reason stands on the line of the cast's type, or is the line before the cast. */
function hasReason(source: Source, node: ts.AssertionExpression): boolean {
  const lines = source.text.split('\n');
  const lineOf = (position: number): number => source.file.getLineAndCharacterOfPosition(position).line;
  const places = [lineOf(node.getStart(source.file)), lineOf(node.end)];
  return places.some((line) => isComment(lines[line - 1]) || /\/\/ |\*\/\s*$/.test(lines[line] ?? ''));
}

function isComment(line = ''): boolean {
  return /^\s*(\/\/|\/?\*)/.test(line) && !/biome-ignore/.test(line);
}
