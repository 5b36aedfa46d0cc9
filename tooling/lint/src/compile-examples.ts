import { dirname, join } from 'node:path';
import ts from 'typescript';
import type { CheckContext } from './check.ts';
import { compilerOptions } from './compiler-options.ts';
import type { Example } from './example.ts';
import type { Finding } from './rule.ts';
import type { Package } from './workspace.ts';

/** Compiles examples, each as a module of its own that may import any package of the workspace. */
export function compileExamples({ root, workspace }: CheckContext, examples: readonly Example[]): Finding[] {
  const byFile = new Map(examples.map((example) => [join(root, dirname(example.path), fileName(example)), example]));
  const host = createHost(root, workspace.packages, byFile);
  const program = ts.createProgram([...byFile.keys()], compilerOptions, host);

  return [...byFile].flatMap(([name, { path, line }]) => {
    const file = program.getSourceFile(name);
    const problems = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return problems.map(({ start = 0, messageText }) => ({
      path,
      line: line + (file?.getLineAndCharacterOfPosition(start).line ?? 0),
      message: `this example does not compile: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    }));
  });
}

/** Names the file that an example would be, beside the file that shows it: an ES module, wherever that is. */
function fileName({ path, line }: Example): string {
  return `${path.replaceAll(/[^\w]/g, '-')}-${line}.example.mts`;
}

/** A host that has the examples as files, and finds the workspace's packages by their names, as if all were installed. */
function createHost(
  root: string,
  packages: readonly Package[],
  examples: ReadonlyMap<string, Example>,
): ts.CompilerHost {
  const disk = ts.createCompilerHost(compilerOptions);
  const textOf = (file: string): string | undefined => {
    const example = examples.get(file);
    return example && `${example.text}\nexport {};\n`;
  };
  const host: ts.CompilerHost = {
    ...disk,
    getCurrentDirectory: () => root,
    fileExists: (file) => examples.has(file) || disk.fileExists(file),
    readFile: (file) => textOf(file) ?? disk.readFile(file),
    getSourceFile: (file, language, onError) => {
      const text = textOf(file);
      if (text === undefined) return disk.getSourceFile(file, language, onError);
      return ts.createSourceFile(file, text, language);
    },
    resolveModuleNameLiterals: (literals, importer, redirect, options, source) =>
      literals.map((literal) => {
        const owner = packages.find(({ manifest }) => `${literal.text}/`.startsWith(`${manifest.name}/`));
        const from = owner ? join(root, owner.folder, 'importer.ts') : importer;
        const mode = ts.getModeForUsageLocation(source, literal, options);
        return ts.resolveModuleName(literal.text, from, options, host, undefined, redirect, mode);
      }),
  };
  return host;
}
