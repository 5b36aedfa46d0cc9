import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A hand-written source file, parsed. */
export interface Source {
  /** From the root, with `/` on every platform. */
  readonly path: string;
  readonly text: string;
  readonly file: ts.SourceFile;
  readonly isTest: boolean;
}

/** Reads every hand-written source file of a workspace. */
export function readSources(root: string): Source[] {
  return globSync('{packages,apps,tooling}/*/{src,test}/**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}', { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !/\/(generated|fixtures?|__fixtures__|node_modules|dist)\//.test(path))
    .sort()
    .map((path) => toSource(path, readFileSync(join(root, path), 'utf8')));
}

/** Parses one source file. */
function toSource(path: string, text: string): Source {
  return {
    path,
    text,
    file: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true),
    isTest: /\.(test|test-d)\.tsx?$/.test(path) || /^\w+\/[^/]+\/test\//.test(path),
  };
}

/** Says whether a source is part of a published package, and not one of its tests. */
export function isPackageSource({ path, isTest }: Source): boolean {
  return path.startsWith('packages/') && !isTest;
}

/** Visits every node of a source, parents first. */
export function visitNodes(source: Source, visit: (node: ts.Node) => void): void {
  const go = (node: ts.Node): void => {
    visit(node);
    ts.forEachChild(node, go);
  };
  go(source.file);
}
