import ts from 'typescript';
import type { Check } from '../check.ts';
import { type Finding, findingAt, sourceCheck } from '../rule.ts';
import { isPackageSource, type Source } from '../source.ts';

/**
 * The methods of products are `async` and return what they await: without both, an error's stack does not show the method.
 * Lists and handles are lazy and are returned at once.
 */
export const asyncMethods: Check = sourceCheck('async-methods', (source: Source): Finding[] => {
  if (!isPackageSource(source) || /^packages\/(core|sdk)\//.test(source.path)) return [];
  const classes = source.file.statements.filter(ts.isClassDeclaration).filter(isExported);
  return classes.flatMap(({ members }) =>
    members
      .filter(ts.isMethodDeclaration)
      .filter(isPublic)
      .flatMap((method) => findingsIn(source, method)),
  );
});

function findingsIn(source: Source, method: ts.MethodDeclaration): Finding[] {
  const name = `\`${method.name.getText(source.file)}\``;
  const returned = returnedBy(method);

  if (hasModifier(method, ts.SyntaxKind.AsyncKeyword)) {
    return returned
      .filter((expression) => !ts.isAwaitExpression(expression))
      .map((expression) =>
        findingAt(source, expression, `${name} returns without \`await\`: write \`return await …\`.`),
      );
  }
  const isPromise = method.type === undefined || /^Promise\b/.test(method.type.getText(source.file));
  return isPromise || returned.some(isExecution)
    ? [findingAt(source, method.name, `${name} gives a promise and is not \`async\`.`)]
    : [];
}

/** What a method itself returns; the functions inside it are their own business. */
function returnedBy(method: ts.MethodDeclaration): ts.Expression[] {
  const found: ts.Expression[] = [];
  const go = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isReturnStatement(node) && node.expression) found.push(node.expression);
    ts.forEachChild(node, go);
  };
  if (method.body) ts.forEachChild(method.body, go);
  return found;
}

function isExecution(expression: ts.Expression): boolean {
  return (
    ts.isCallExpression(expression) &&
    ts.isIdentifier(expression.expression) &&
    expression.expression.text === 'execute'
  );
}

function isPublic(method: ts.MethodDeclaration): boolean {
  const isHidden = [ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword].some((kind) =>
    hasModifier(method, kind),
  );
  return !isHidden && !ts.isPrivateIdentifier(method.name) && method.asteriskToken === undefined;
}

function isExported(declaration: ts.ClassDeclaration): boolean {
  return hasModifier(declaration, ts.SyntaxKind.ExportKeyword);
}

function hasModifier(node: ts.ClassDeclaration | ts.MethodDeclaration, kind: ts.SyntaxKind): boolean {
  return node.modifiers?.some((modifier) => modifier.kind === kind) ?? false;
}
