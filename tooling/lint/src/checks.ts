import type { Check } from './check.ts';
import { changeset } from './checks/changeset.ts';
import { examples } from './checks/examples.ts';
import { packed } from './checks/packed.ts';
import { budgets, build, contract, format, imports, lint, sizes, types, unused } from './checks/tools.ts';
import { asyncMethods } from './rules/async-methods.ts';
import { casts } from './rules/casts.ts';
import { comments } from './rules/comments.ts';
import { docBlocks } from './rules/doc-blocks.ts';
import { fileLength } from './rules/file-length.ts';
import { fileNames } from './rules/file-names.ts';
import { packageShape } from './rules/package-shape.ts';
import { platformImports } from './rules/platform-imports.ts';
import { publicNames } from './rules/public-names.ts';
import { publicTypes } from './rules/public-types.ts';
import { sideEffects } from './rules/side-effects.ts';

/** Every check, in the order in which they run. */
export const checks: readonly Check[] = [
  build,
  types,
  lint,
  format,
  imports,
  unused,
  publicNames,
  publicTypes,
  fileLength,
  fileNames,
  packageShape,
  casts,
  asyncMethods,
  sideEffects,
  platformImports,
  comments,
  docBlocks,
  examples,
  contract,
  packed,
  budgets,
  sizes,
  changeset,
];

/** Picks checks by name, all where none is named; what the picked ones need comes with them. */
export function pickChecks(all: readonly Check[], names: readonly string[]): readonly Check[] {
  const unknown = names.filter((name) => !all.some((check) => check.name === name));
  if (unknown.length > 0) {
    throw new Error(`There is no check ${unknown.join(', ')}. There are: ${all.map(({ name }) => name).join(', ')}.`);
  }
  const picked = names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
  const needsBuild = picked.some((check) => check.needsBuild);
  return all.filter((check) => picked.includes(check) || (needsBuild && check.name === 'build'));
}
