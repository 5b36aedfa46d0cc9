import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type PackageName, parsePackageName } from './package-name.ts';
import { readmeText } from './readme-text.ts';
import { classText, indexText, operationsText, testText, typesText } from './source-texts.ts';

/** The package whose settings are copied: it shows the shape that all products have. */
const model = 'packages/messages';

/** Settings that are the same in every product. */
const settings = ['tsconfig.json', 'tsup.config.ts', 'vitest.config.ts'];

/** Makes a product package of the house shape, and gives back the paths of its files, from the root. */
export function createPackage(root: string, folderName: string): readonly string[] {
  const name = parsePackageName(folderName);
  const folder = `packages/${name.folder}`;
  if (existsSync(join(root, folder))) throw new Error(`${folder} exists. Choose another name, or delete it first.`);

  const files = new Map([
    ['package.json', manifestText(root, name)],
    ...settings.map((file) => [file, readFileSync(join(root, model, file), 'utf8')] as const),
    ['README.md', readmeText(name)],
    ['src/index.ts', indexText(name)],
    ['src/operations.ts', operationsText(name)],
    [`src/${name.folder}.ts`, classText(name)],
    ['src/types.ts', typesText()],
    [`src/${name.folder}.test.ts`, testText(name)],
  ]);
  for (const [file, text] of files) {
    const path = join(root, folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return [...files.keys()].map((file) => `${folder}/${file}`);
}

/** The model's manifest with another name: what all products share is written down once. */
function manifestText(root: string, { folder, className }: PackageName): string {
  const manifest: Record<string, unknown> = JSON.parse(readFileSync(join(root, model, 'package.json'), 'utf8'));
  const own = {
    name: `@comms/${folder}`,
    version: '0.0.0',
    description: `${className}: one of the products of Twilio's communications APIs.`,
  };
  return `${JSON.stringify({ ...manifest, ...own }, null, 2)}\n`;
}

/** Says what is left to do by hand once the files are there. */
export function nextSteps(folderName: string): string {
  const { folder, className, propertyName } = parsePackageName(folderName);
  return [
    '1. Replace the example: facts in src/operations.ts, shapes in src/types.ts, prose and signatures in the class.',
    `2. Run \`pnpm install\`, then \`pnpm check names --update\`.`,
    `3. Add \`"@comms/${folder}": "workspace:^"\` to packages/sdk/package.json, and to the class in packages/sdk/src/comms.ts:`,
    `     readonly ${propertyName}: ${className};              and in its constructor:`,
    `     this.${propertyName} = new ${className}(client);`,
    '4. Run `pnpm changeset`, then `pnpm check`.',
  ].join('\n');
}
