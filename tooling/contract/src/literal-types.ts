import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** The types that a literal's annotation names, as source text. */
export interface LiteralTypes {
  readonly request: string;
  readonly response: string;
}

/** What a file of literals says about types. */
export interface FileTypes {
  /** Its import statements, with paths that hold from anywhere. */
  readonly imports: readonly string[];
  /** The types of each literal, by the name of its constant. */
  readonly literals: Readonly<Record<string, LiteralTypes>>;
}

const annotations = /^(Operation|ListOperation|StartOperation|StartTask|SendOperation|AcceptOperation)$/;

/** Reads the type arguments of each literal's annotation, such as `Operation<FetchOneMessageRequest, Message>`. */
export function readLiteralTypes(path: string): FileTypes {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const literals: Record<string, LiteralTypes> = {};
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name, type } of statement.declarationList.declarations) {
      if (!ts.isIdentifier(name) || !type || !ts.isTypeReferenceNode(type)) continue;
      const [request, response] = type.typeArguments ?? [];
      if (!annotations.test(type.typeName.getText()) || !request || !response) continue;
      literals[name.text] = { request: request.getText(), response: response.getText() };
    }
  }
  const imports = source.statements
    .filter(ts.isImportDeclaration)
    .map((statement) =>
      statement.getText().replace(/(['"])(\.[^'"]*)\1/, (_, __, to) => `'${join(dirname(path), to)}'`),
    );
  return { imports, literals };
}
