import { join } from 'node:path';
import ts from 'typescript';
import type { CheckContext } from './check.ts';
import { compilerOptions } from './compiler-options.ts';
import { entriesOf, publicPackages } from './workspace.ts';

/** One name that users can import. */
export interface PublicName {
  readonly name: string;
  readonly symbol: ts.Symbol;
  readonly declaration: ts.Declaration;
}

/** One module that users can import, such as `@comms/core/webhooks`. */
export interface PublicEntry {
  readonly name: string;
  /** From the root. */
  readonly path: string;
  readonly names: readonly PublicName[];
}

/** Finds what every published package exports, as its build declares it. */
export function readPublicEntries({ root, workspace }: CheckContext): PublicEntry[] {
  const entries = publicPackages(workspace).flatMap(entriesOf);
  const paths = entries.map(({ path }) => join(root, path));
  const program = ts.createProgram(paths, compilerOptions);
  const checker = program.getTypeChecker();

  return entries.map(({ name, path }) => {
    const file = program.getSourceFile(join(root, path));
    if (!file) throw new Error(`${path} is not there: ${name} cannot be imported. Build first, or mend \`exports\`.`);
    const module = checker.getSymbolAtLocation(file);
    const symbols = module ? checker.getExportsOfModule(module) : [];
    return { name, path, names: symbols.flatMap((symbol) => toPublicName(checker, symbol)) };
  });
}

function toPublicName(checker: ts.TypeChecker, exported: ts.Symbol): PublicName[] {
  const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
  return (symbol.declarations ?? []).slice(0, 1).map((declaration) => ({ name: exported.name, symbol, declaration }));
}
