import { globSync, readFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { OperationFacts } from '@comms/core';

/** The root of the workspace. */
export const workspace: string = join(import.meta.dirname, '../../..');

/** A file of operation literals, and the literals by the names of their constants. */
export interface OperationFile {
  /** The npm name of the package that holds it. */
  readonly package: string;
  /** The folder of the package, and the one inside its source where there is one: `messages`, `messages.v1`. */
  readonly place: string;
  readonly path: string;
  readonly literals: Readonly<Record<string, OperationFacts>>;
}

/** Finds the operation literals of every package: `operations.ts` and `*-operations.ts`, up to one folder deep. */
export async function discoverOperations(root: string = workspace): Promise<OperationFile[]> {
  const paths = globSync('packages/*/src/{,*/}{,*-}operations.ts', { cwd: root }).sort();
  const files = await Promise.all(paths.map((path) => readOperationFile(root, path)));
  return files.map((file) => withoutOthers(file, files));
}

/** A file that lists what its neighbours declare, `operations.ts` beside `role-operations.ts`, declares only the rest. */
function withoutOthers(file: OperationFile, files: readonly OperationFile[]): OperationFile {
  if (basename(file.path) !== 'operations.ts') return file;
  const others = new Set(files.filter((other) => other !== file).flatMap(({ literals }) => Object.values(literals)));
  const own = Object.entries(file.literals).filter(([, literal]) => !others.has(literal));
  return { ...file, literals: Object.fromEntries(own) };
}

async function readOperationFile(root: string, path: string): Promise<OperationFile> {
  const exported: Record<string, unknown> = await import(pathToFileURL(join(root, path)).href);
  const literals: Record<string, OperationFacts> = {};
  for (const [name, value] of Object.entries(exported)) if (isOperation(value)) literals[name] = value;
  const [, folder = '', , ...inner] = path.split(sep);
  const manifest: { name: string } = JSON.parse(readFileSync(join(root, 'packages', folder, 'package.json'), 'utf8'));
  const place = [folder, ...inner.slice(0, -1)].join('.');
  return { package: manifest.name, place, path: join(root, path), literals };
}

function isOperation(value: unknown): value is OperationFacts {
  return value instanceof Object && 'id' in value && 'api' in value && 'method' in value && 'path' in value;
}
