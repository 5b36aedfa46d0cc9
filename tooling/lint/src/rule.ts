import type ts from 'typescript';
import type { Check, CheckContext, Outcome } from './check.ts';
import type { Source } from './source.ts';

/** One place that breaks a rule. */
export interface Finding {
  readonly path: string;
  /** Counted from one; left out where the whole file is meant. */
  readonly line?: number;
  /** What is wrong, and what to do. */
  readonly message: string;
}

/** Makes a check of a rule of the house. */
export function ruleCheck(
  name: string,
  find: (context: CheckContext) => Iterable<Finding>,
  { needsBuild = false }: { readonly needsBuild?: boolean } = {},
): Check {
  return { name, needsBuild, run: async (context) => outcomeOf([...find(context)]) };
}

/** Makes a check of a rule that looks at one source at a time. */
export function sourceCheck(name: string, find: (source: Source) => Iterable<Finding>): Check {
  return ruleCheck(name, ({ workspace }) => workspace.sources.flatMap((source) => [...find(source)]));
}

/** Makes a finding at a node. */
export function findingAt(source: Source, node: ts.Node, message: string): Finding {
  return { path: source.path, line: lineAt(source, node.getStart(source.file)), message };
}

/** The line of a position, counted from one. */
export function lineAt(source: Source, position: number): number {
  return source.file.getLineAndCharacterOfPosition(position).line + 1;
}

/** Sums up findings: one line for each, in a form that editors turn into links. */
export function outcomeOf(findings: readonly Finding[]): Outcome {
  const lines = findings.map(({ path, line, message }) => `${path}${line === undefined ? '' : `:${line}`}  ${message}`);
  return { passed: findings.length === 0, output: lines.join('\n') };
}
