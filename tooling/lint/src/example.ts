import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { CheckContext } from './check.ts';
import { type Source, visitNodes } from './source.ts';

/** A piece of code that readers are shown. */
export interface Example {
  /** The file that shows it, from the root. */
  readonly path: string;
  /** Line of its first line there, counted from one. */
  readonly line: number;
  readonly text: string;
}

const documents = ['*.md', '{packages,apps,tooling}/*/README.md', 'apps/docs/**/*.md'];
const published = /^(packages\/[^/]+|apps\/sandbox)\//;

/** Finds every example of a workspace: in its documents, and in the doc blocks of what is published. */
export function readExamples({ root, workspace }: CheckContext): Example[] {
  const paths = documents.flatMap((pattern) => globSync(pattern, { cwd: root }));
  const sources = workspace.sources.filter(({ path, isTest }) => published.test(path) && !isTest);
  return [
    ...paths
      .filter((path) => !/(^|\/)node_modules\//.test(path))
      .flatMap((path) => examplesInMarkdown(path, readFileSync(join(root, path), 'utf8'))),
    ...sources.flatMap(examplesInSource),
  ];
}

/** Finds the fenced blocks of TypeScript in a document. */
function examplesInMarkdown(path: string, markdown: string): Example[] {
  const examples: Example[] = [];
  let block: { line: number; lines: string[] } | undefined;
  for (const [index, line] of markdown.split('\n').entries()) {
    if (block && /^\s*```/.test(line)) {
      examples.push({ path, line: block.line, text: block.lines.join('\n') });
      block = undefined;
    } else if (block) block.lines.push(line);
    else if (/^\s*```(ts|typescript)\b/.test(line)) block = { line: index + 2, lines: [] };
  }
  return examples;
}

/** Finds the `@example` parts of the doc blocks in a source, but for those that show a property's value. */
function examplesInSource(source: Source): Example[] {
  const blocks = new Map<number, ts.JSDoc>();
  visitNodes(source, (node) => {
    if (ts.isPropertySignature(node)) return;
    for (const block of ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc)) blocks.set(block.pos, block);
  });
  return [...blocks.values()].flatMap((block) => examplesInDocBlock(source, block));
}

function examplesInDocBlock(source: Source, block: ts.JSDoc): Example[] {
  const firstLine = source.file.getLineAndCharacterOfPosition(block.pos).line + 1;
  const text = source.text.slice(block.pos, block.end).replace(/\s*\*\/$/, '');
  const lines = text.split('\n').map((line) => line.replace(/^\s*\/?\*+ ?/, ''));

  const starts = [...lines.keys()].filter((index) => lines[index]?.startsWith('@example'));
  return starts.map((start) => {
    const end = lines.findIndex((line, index) => index > start && /^@\w/.test(line));
    const code = lines.slice(start + 1, end === -1 ? undefined : end).map((line) => line.replace(/^```.*/, ''));
    return { path: source.path, line: firstLine + start + 1, text: code.join('\n') };
  });
}
