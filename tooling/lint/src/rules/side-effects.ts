import ts from 'typescript';
import type { Check } from '../check.ts';
import { type Finding, findingAt, sourceCheck } from '../rule.ts';
import { isPackageSource, type Source } from '../source.ts';

/** Reads what the platform offers at the moment of import: it is the one file whose job that is. */
const platformFile = /\/platform\.node\.ts$/;

/** Importing a module of a package does nothing: no call, no change of a global, no reading of the environment. */
export const sideEffects: Check = sourceCheck('side-effects', (source: Source): Finding[] => {
  if (!isPackageSource(source)) return [];
  return source.file.statements.flatMap((statement) => findingsIn(source, statement));
});

function findingsIn(source: Source, statement: ts.Statement): Finding[] {
  if (!isDeclaration(statement)) {
    return [findingAt(source, statement, 'this statement runs when the module is imported. Move it into a function.')];
  }
  const findings: Finding[] = [];
  const go = (node: ts.Node): void => {
    if (isDeferred(node) || isType(node)) return;
    if (isCall(node) && !isMarkedPure(source, node)) {
      findings.push(
        findingAt(source, node, 'this call runs when the module is imported. Defer it, or mark it `/* @__PURE__ */`.'),
      );
    } else if (isGlobalRead(node) && !platformFile.test(source.path)) {
      findings.push(
        findingAt(source, node, 'this reads the environment when the module is imported. Read it when it is used.'),
      );
    }
    ts.forEachChild(node, go);
  };
  if (ts.isVariableStatement(statement) || ts.isClassDeclaration(statement)) ts.forEachChild(statement, go);
  return findings;
}

function isDeclaration(statement: ts.Statement): boolean {
  return (
    ts.isImportDeclaration(statement) ||
    ts.isExportDeclaration(statement) ||
    ts.isVariableStatement(statement) ||
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement)
  );
}

/** Code that waits to be called: functions, and the fields that each instance of a class gets. */
function isDeferred(node: ts.Node): boolean {
  const isInstanceField =
    ts.isPropertyDeclaration(node) && !node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword);
  return ts.isFunctionLike(node) || isInstanceField;
}

/** What a class extends is a value, though the compiler counts it among the types. */
function isType(node: ts.Node): boolean {
  return ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node);
}

function isCall(node: ts.Node): boolean {
  return (
    ts.isCallExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isTaggedTemplateExpression(node) ||
    ts.isAwaitExpression(node) ||
    ts.isClassStaticBlockDeclaration(node)
  );
}

function isMarkedPure(source: Source, node: ts.Node): boolean {
  return /[@#]__PURE__/.test(source.text.slice(node.pos, node.getStart(source.file)));
}

function isGlobalRead(node: ts.Node): boolean {
  return ts.isPropertyAccessExpression(node) && /^(globalThis|process|window|self)$/.test(node.expression.getText());
}
