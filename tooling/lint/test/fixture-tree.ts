import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Check, Outcome } from '../src/check.ts';
import { readWorkspace } from '../src/workspace.ts';

/** The texts of a small workspace's files, by their paths. */
export type Tree = Readonly<Record<string, string>>;

const workspace = fileURLToPath(new URL('../../..', import.meta.url));

/** Writes a tree to a new folder, uses it, and removes it. */
export async function withTree<Result>(tree: Tree, use: (root: string) => Promise<Result>): Promise<Result> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'lint-')));
  try {
    addFiles(root, tree);
    return await use(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** Writes files into a tree. */
export function addFiles(root: string, tree: Tree): void {
  for (const [path, text] of Object.entries(tree)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** Copies files of the real workspace into a tree. */
export function copyFromWorkspace(root: string, ...paths: string[]): void {
  for (const path of paths) cpSync(join(workspace, path), join(root, path), { recursive: true });
}

/** Makes packages of a tree findable by name from one of its folders, as an install does. */
export function link(root: string, folder: string, packages: Readonly<Record<string, string>>): void {
  for (const [name, target] of Object.entries(packages)) {
    const path = join(root, folder, 'node_modules', name);
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(join(root, target), path);
  }
}

/** Runs a check on a folder. */
export async function runCheck(check: Check, root: string, { isUpdate = false } = {}): Promise<Outcome> {
  return await check.run({ root, isUpdate, workspace: readWorkspace(root) });
}

/** Runs a check on a tree. */
export async function checkTree(check: Check, tree: Tree): Promise<Outcome> {
  return await withTree(tree, async (root) => await runCheck(check, root));
}
