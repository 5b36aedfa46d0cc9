import ts from 'typescript';
import type { Check } from '../check.ts';
import { type Finding, lineAt, sourceCheck } from '../rule.ts';
import { type Source, visitNodes } from '../source.ts';

const unfinished = /\b(TODO|FIXME|XXX)\b/;
const issue = /#\d+|\/issues\/\d+/;
const code =
  /^\/\/\s*(((const|let|var|import|export|return|throw|await|function)\b|(if|for|while) \().*[;{]|[\w.#]+\(.*\);|[\w.#]+ [+-]?= .*;|\})\s*$/;

/** Comments hold no plans without an issue, no dead code, and stand above what they explain where it is published. */
export const comments: Check = sourceCheck('comments', (source: Source): Finding[] => {
  const findings: Finding[] = [];
  const add = (position: number, message: string): void => {
    findings.push({ path: source.path, line: lineAt(source, position), message });
  };
  for (const [position, text] of commentsOf(source)) {
    if (unfinished.test(text) && !issue.test(text)) add(position, 'an unfinished part needs the number of its issue.');
    if (code.test(text)) add(position, 'code in a comment is dead. Delete it.');
  }
  visitNodes(source, (node) => {
    const trailing = isMember(node) ? ts.getTrailingCommentRanges(source.text, node.end)?.[0] : undefined;
    if (trailing)
      add(trailing.pos, 'a comment behind a member is lost from the published types. Put it on its own line.');
  });
  return findings;
});

function isMember(node: ts.Node): boolean {
  return ts.isPropertySignature(node) || ts.isMethodSignature(node) || ts.isPropertyDeclaration(node);
}

/** Every comment by its position. They lie between tokens, so that text in strings is not taken for one. */
function commentsOf(source: Source): Map<number, string> {
  const found = new Map<number, string>();
  const go = (node: ts.Node): void => {
    const children = node.getChildren(source.file);
    for (const child of children) go(child);
    if (children.length > 0) return;
    const ranges = [
      ...(ts.getLeadingCommentRanges(source.text, node.pos) ?? []),
      ...(ts.getTrailingCommentRanges(source.text, node.pos) ?? []),
    ];
    for (const { pos, end } of ranges) found.set(pos, source.text.slice(pos, end));
  };
  go(source.file);
  return found;
}
