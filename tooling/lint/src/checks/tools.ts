import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from '../check.ts';
import { ownFile } from '../command.ts';
import { commandCheck } from '../command-check.ts';

const turbo = ['--continue', '--output-logs=errors-only'];

/** Everything that is built, builds. */
export const build: Check = commandCheck('build', () => ['turbo', 'run', 'build', ...turbo]);

/** Every package, its tests included, has sound types. */
export const types: Check = commandCheck('types', () => ['turbo', 'run', 'types', ...turbo], { needsBuild: true });

/** Biome finds no fault, and no warning either. */
export const lint: Check = commandCheck('lint', () => ['biome', 'lint', '--error-on-warnings', '.']);

/** Files look, and imports are ordered, as Biome would write them. */
export const format: Check = commandCheck('format', () => ['biome', 'check', '--linter-enabled=false', '.']);

/** Imports go one way: ky, core, products, umbrella; nothing imports an app. */
export const imports: Check = commandCheck(
  'imports',
  ({ root }) => ['depcruise', '--config', ownFile('dependency-cruiser.config.mjs'), ...sourceFolders(root)],
  { needsBuild: true },
);

/** No file, export or dependency is there for nothing. */
export const unused: Check = commandCheck('unused', () => [
  'knip',
  '--no-progress',
  '--no-config-hints',
  '--config',
  ownFile('knip.json'),
]);

/** The committed schemas and documents are what the types and the facts say now. */
export const contract: Check = commandCheck('contract', () => ['pnpm', '--filter', '@tooling/contract', 'check'], {
  needsBuild: true,
});

/** What users download and load stays within its limits. */
export const budgets: Check = commandCheck('budgets', () => ['node', 'tooling/budgets/src/main.ts', '--check'], {
  needsBuild: true,
});

/** The table of sizes in the README is what the builds weigh now. */
export const sizes: Check = commandCheck('sizes', () => ['node', 'tooling/budgets/src/write-sizes.ts', '--check'], {
  needsBuild: true,
});

function sourceFolders(root: string): string[] {
  return ['packages', 'apps', 'tooling'].filter((folder) => existsSync(join(root, folder)));
}
