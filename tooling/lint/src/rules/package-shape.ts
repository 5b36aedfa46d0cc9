import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from '../check.ts';
import { type Finding, ruleCheck } from '../rule.ts';
import type { Package } from '../workspace.ts';

const maxConfigFiles = 4;
const notConfig = /^(package\.json|README\.md|CHANGELOG\.md|LICENSE)$/;
const everyPackage = ['README.md', 'tsconfig.json', 'tsup.config.ts', 'vitest.config.ts', 'src/index.ts'];
const everyProduct = [...everyPackage, 'src/operations.ts', 'src/types.ts'];

/** Packages look alike: whoever knows one finds everything in the next. */
export const packageShape: Check = ruleCheck('package-shape', ({ root, workspace }) =>
  workspace.packages.filter(({ folder }) => folder.startsWith('packages/')).flatMap((one) => findingsIn(root, one)),
);

function findingsIn(root: string, { folder, manifest }: Package): Finding[] {
  const isProduct = !/^packages\/(core|sdk)$/.test(folder);
  const missing = (isProduct ? everyProduct : everyPackage).filter((file) => !existsSync(join(root, folder, file)));
  const findings = missing.map(
    (file): Finding => ({ path: `${folder}/${file}`, message: 'is missing: every package has one.' }),
  );

  const configFiles = readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && !notConfig.test(entry.name))
    .map(({ name }) => name);
  if (configFiles.length > maxConfigFiles) {
    findings.push({
      path: folder,
      message: `has more than ${maxConfigFiles} configuration files: ${configFiles.join(', ')}.`,
    });
  }

  const path = `${folder}/package.json`;
  if (manifest.sideEffects !== false) {
    findings.push({ path, message: 'must say `"sideEffects": false`, so that bundlers may drop what is not used.' });
  }
  const others = Object.keys(manifest.dependencies ?? {}).filter((name) => name !== '@comms/core');
  if (isProduct && others.length > 0) {
    findings.push({ path, message: `a product depends on core alone, not on ${others.join(', ')}.` });
  }
  return findings;
}
