import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readSources, type Source } from './source.ts';

/** The parts of a `package.json` that the checks read. */
export interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly sideEffects?: boolean;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** One package of the workspace. */
export interface Package {
  /** From the root, such as `packages/core`. */
  readonly folder: string;
  readonly manifest: Manifest;
}

/** What is read from the disk once, for all checks. */
export interface Workspace {
  readonly packages: readonly Package[];
  readonly sources: readonly Source[];
}

/** Reads the workspace that a folder holds; its sources only when they are asked for. */
export function readWorkspace(root: string): Workspace {
  let sources: readonly Source[] | undefined;
  return {
    packages: readPackages(root),
    get sources(): readonly Source[] {
      sources ??= readSources(root);
      return sources;
    },
  };
}

function readPackages(root: string): Package[] {
  const manifests = globSync('{packages,apps,tooling}/*/package.json', { cwd: root }).sort();
  return manifests.map((path) => ({ folder: dirname(path), manifest: readManifest(join(root, path)) }));
}

function readManifest(path: string): Manifest {
  const manifest: Manifest = JSON.parse(readFileSync(path, 'utf8'));
  return manifest;
}

/** Says which packages users install. */
export function publicPackages({ packages }: Workspace): readonly Package[] {
  return packages.filter(({ manifest }) => !manifest.private);
}

/** Lists the entries that a package exports, with the declarations that users' compilers read. */
export function entriesOf({ folder, manifest }: Package): { readonly name: string; readonly path: string }[] {
  return Object.entries(manifest.exports ?? {}).flatMap(([key, target]) => {
    // Every condition has declarations of the same names, so that the first ones speak for all.
    const declarations = /"\.\/([^"]+\.d\.ts)"/.exec(JSON.stringify(target))?.[1];
    return declarations ? [{ name: manifest.name + key.slice(1), path: `${folder}/${declarations}` }] : [];
  });
}
