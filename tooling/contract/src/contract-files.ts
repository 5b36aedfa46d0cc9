import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openapiDocuments } from './openapi.ts';
import { type OperationContract, readContracts } from './operation-contract.ts';
import { operationSchemas } from './operation-file.ts';

const home = join(import.meta.dirname, '..');

/** The text of every file of the contract, by its path in this package. */
export async function contractFiles(contracts?: readonly OperationContract[]): Promise<Map<string, string>> {
  const all = contracts ?? (await readContracts());
  const files = new Map<string, string>();
  for (const contract of all) files.set(`schemas/${contract.facts.id}.json`, text(operationSchemas(contract)));
  for (const [name, document] of openapiDocuments(all)) files.set(`openapi/${kebabCase(name)}.json`, text(document));
  return files;
}

/** Writes the files, and removes those of operations that are gone. */
export function writeFiles(files: ReadonlyMap<string, string>, root: string = home): void {
  for (const path of committedPaths(root)) if (!files.has(path)) rmSync(join(root, path));
  for (const [path, content] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

/** What is wrong with the committed files: those that are missing, left over, or not what would be written. */
export function staleFiles(files: ReadonlyMap<string, string>, root: string = home): string[] {
  const committed = new Set(committedPaths(root));
  const leftOver = [...committed].filter((path) => !files.has(path)).map((path) => `${path} is left over`);
  const changed = [...files].flatMap(([path, content]) => {
    if (!committed.has(path)) return [`${path} is missing`];
    return readFileSync(join(root, path), 'utf8') === content ? [] : [`${path} is not current`];
  });
  return [...leftOver, ...changed];
}

function committedPaths(root: string): string[] {
  return globSync('{schemas,openapi}/*.json', { cwd: root }).map((path) => path.replaceAll('\\', '/'));
}

function text(content: object): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}

function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
