import { join, relative } from 'node:path';
import ts from 'typescript';
import type { Check } from '../check.ts';
import { type PublicName, readPublicEntries } from '../public-entries.ts';
import { type Finding, ruleCheck } from '../rule.ts';
import { publicPackages } from '../workspace.ts';

/** In the published declarations, where editors find it: every public name, and every method of a public class, says in a sentence what it is for. */
export const docBlocks: Check = ruleCheck(
  'doc-blocks',
  (context) => {
    const entries = readPublicEntries(context).filter(({ name }) => !name.endsWith('/operations'));
    const own = publicPackages(context.workspace).map(({ folder }) => `${join(context.root, folder, 'dist')}/`);
    const names = entries.flatMap((entry) => entry.names).filter(({ declaration }) => isIn(own, declaration));
    // A name can be public through several entries, which share its declaration.
    const byDeclaration = new Map(names.map((one) => [one.declaration, one]));
    return [...byDeclaration.values()]
      .flatMap(findingsIn)
      .map((finding) => ({ ...finding, path: relative(context.root, finding.path) }));
  },
  { needsBuild: true },
);

function isIn(folders: readonly string[], declaration: ts.Declaration): boolean {
  return folders.some((folder) => declaration.getSourceFile().fileName.startsWith(folder));
}

function findingsIn({ name, declaration }: PublicName): Finding[] {
  const file = declaration.getSourceFile();
  const methods = ts.isClassDeclaration(declaration) ? declaration.members.filter(isPublicMethod) : [];
  return [
    { label: name, node: documentedNode(declaration) },
    ...methods.map((node) => ({ label: `${name}.${node.name.getText()}`, node })),
  ]
    .filter(({ node }) => !hasSentence(node))
    .map(({ label, node }) => ({
      path: file.fileName,
      line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1,
      message: `\`${label}\` has no doc block with a sentence that says what it is for.`,
    }));
}

/** The doc block of a constant stands above its whole statement. */
function documentedNode(declaration: ts.Declaration): ts.Node {
  return ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
}

function isPublicMethod(member: ts.ClassElement): member is ts.MethodDeclaration {
  const isHidden = ts.getCombinedModifierFlags(member) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected);
  return ts.isMethodDeclaration(member) && !isHidden && !ts.isPrivateIdentifier(member.name);
}

function hasSentence(node: ts.Node): boolean {
  return ts
    .getJSDocCommentsAndTags(node)
    .filter(ts.isJSDoc)
    .some(({ comment }) => /\S+\s+\S+[\s\S]*[.:?!)]/.test(ts.getTextOfJSDocComment(comment) ?? ''));
}
