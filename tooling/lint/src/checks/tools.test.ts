import { describe, expect, test } from 'vitest';
import { checkTree, copyFromWorkspace, link, runCheck, type Tree, withTree } from '../../test/fixture-tree.ts';
import type { Outcome } from '../check.ts';
import { budgets, build, contract, format, imports, lint, sizes, types, unused } from './tools.ts';

/** A workspace that turbo and pnpm understand, with the packages of a tree. */
const workspaceFiles: Tree = {
  'package.json': JSON.stringify({ name: 'fixture', private: true, packageManager: 'pnpm@12.18.0' }),
  'pnpm-workspace.yaml': 'packages: [packages/*, tooling/*]\n',
  'turbo.json': JSON.stringify({ tasks: { build: {}, types: {} } }),
};

function withScript(folder: string, name: string, scripts: object): Tree {
  return {
    ...workspaceFiles,
    [`${folder}/package.json`]: JSON.stringify({ name, version: '0.0.0', type: 'module', scripts }),
  };
}

describe.each([
  ['build', build],
  ['types', types],
])('%s', (name, check) => {
  test('it passes where the script of every package passes', async () => {
    const outcome = await checkTree(check, withScript('packages/a', '@comms/a', { [name]: 'node -e ""' }));

    expect(outcome.passed, outcome.output).toBe(true);
  });

  test('it fails with the output of the package that fails', async () => {
    const script = `node -e "console.log('a.ts: error TS' + 2322); process.exit(2)"`;

    const outcome = await checkTree(check, withScript('packages/a', '@comms/a', { [name]: script }));

    expect(outcome.passed).toBe(false);
    expect(outcome.output).toContain('a.ts: error TS2322');
  });
});

describe('contract', () => {
  test.each([
    ['passes', 'node -e ""', true],
    ['fails', 'node -e "process.exit(1)"', false],
  ])('it %s with the script of the contract', async (_, script, passed) => {
    const outcome = await checkTree(contract, withScript('tooling/contract', '@tooling/contract', { check: script }));

    expect(outcome.passed, outcome.output).toBe(passed);
  });
});

describe.each([
  ['budgets', budgets, 'main.ts'],
  ['sizes', sizes, 'write-sizes.ts'],
])('%s', (_name, check, file) => {
  test.each([
    ['passes', '', true],
    ['fails', `console.log('too large'); process.exit(process.argv[2] === '--check' ? 1 : 0);`, false],
  ])('it %s with the figures', async (_, text, passed) => {
    const outcome = await checkTree(check, { [`tooling/budgets/src/${file}`]: text });

    expect(outcome.passed, outcome.output).toBe(passed);
  });
});

describe('lint and format', () => {
  const clean = 'export const greeting = (name: string): string => name.trim();\n';

  async function biome(check: typeof lint, path: string, text: string): Promise<Outcome> {
    return await withTree({ [path]: text }, async (root) => {
      copyFromWorkspace(root, 'biome.json', '.gitignore');
      return await runCheck(check, root);
    });
  }

  test('a clean file passes both', async () => {
    expect(await biome(lint, 'packages/a/src/a.ts', clean)).toMatchObject({ passed: true });
    expect(await biome(format, 'packages/a/src/a.ts', clean)).toMatchObject({ passed: true });
  });

  test.each([
    ['packages/a/src/a.ts', 'export default 1;\n', 'noDefaultExport'],
    ['packages/a/src/a.ts', `export * from './b.ts';\n`, 'noReExportAll'],
    ['packages/a/src/a.ts', `export { b } from './b.ts';\n`, 'noBarrelFile'],
    ['packages/a/src/a.ts', 'export const a: any = 1;\n', 'noExplicitAny'],
    ['packages/a/src/a.ts', 'export const a = (b?: string): string => b!;\n', 'noNonNullAssertion'],
    ['packages/a/src/a.ts', `import { B } from './b.ts';\nexport type A = B;\n`, 'useImportType'],
    ['packages/a/src/a.ts', 'export enum A {\n  B,\n}\n', 'noEnum'],
    ['packages/a/src/a.ts', 'export type A = { b: string };\n', 'useConsistentTypeDefinitions'],
    ['packages/a/src/a.ts', `export const a = (): void => console.log('a');\n`, 'noConsole'],
    ['packages/a/src/aFile.ts', clean, 'useFilenamingConvention'],
    ['tooling/a/src/a.ts', 'const unused = 1;\n', 'noUnusedVariables'],
    ['tooling/a/src/a.test.ts', `test.skip('a', () => {});\n`, 'noSkippedTests'],
  ])('in %s, %j breaks the lint rule %s', async (path, text, rule) => {
    const outcome = await biome(lint, path, text);

    expect(outcome.passed).toBe(false);
    expect(outcome.output).toContain(rule);
  });

  test.each(['tooling/a/tsup.config.ts', 'packages/a/vitest.config.ts'])(
    '%s may have a default export',
    async (path) => {
      expect(await biome(lint, path, 'export default {};\n')).toMatchObject({ passed: true });
    },
  );

  test('a file with other quotes breaks the format', async () => {
    const outcome = await biome(format, 'packages/a/src/a.ts', 'export const a = "b"\n');

    expect(outcome.passed).toBe(false);
    expect(outcome.output).toContain('Formatter would have printed');
  });

  test('imports out of order break the format', async () => {
    const outcome = await biome(
      format,
      'packages/a/src/a.ts',
      `import b from './b.ts';\nimport a from './a.ts';\nexport { a, b };\n`,
    );

    expect(outcome.passed).toBe(false);
    expect(outcome.output).toContain('organizeImports');
  });
});

describe('imports', () => {
  const installed = {
    '@comms/core': 'packages/core',
    '@comms/messages': 'packages/messages',
    '@comms/emails': 'packages/emails',
    '@comms/sdk': 'packages/sdk',
    '@comms/sandbox': 'apps/sandbox',
    ky: 'node_modules/.pnpm/ky@2/node_modules/ky',
  };

  /** A workspace of built packages in which every package could import every other, and one file does so. */
  async function importing(path: string, text: string): Promise<Outcome> {
    const builds = Object.entries(installed).flatMap(([name, folder]): [string, string][] => [
      [
        `${folder}/package.json`,
        JSON.stringify({
          name,
          type: 'module',
          exports: { '.': './dist/index.js', './operations': './dist/operations.js' },
        }),
      ],
      [`${folder}/dist/index.js`, 'export const a = 1;\n'],
      [`${folder}/dist/operations.js`, 'export const a = 1;\n'],
    ]);
    return await withTree({ ...Object.fromEntries(builds), [path]: text }, async (root) => {
      link(root, '.', installed);
      return await runCheck(imports, root);
    });
  }

  test.each([
    ['packages/core/src/a.ts', 'ky'],
    ['packages/messages/src/a.ts', '@comms/core'],
    ['packages/sdk/src/a.ts', '@comms/messages'],
    ['apps/sandbox/src/a.ts', '@comms/messages/operations'],
    ['apps/examples/src/a.ts', '@comms/sandbox'],
    ['tooling/e2e/src/a.ts', '@comms/sandbox'],
    ['packages/messages/src/a.test.ts', '@comms/sandbox'],
  ])('%s may import %s', async (path, name) => {
    const outcome = await importing(path, `export { a } from '${name}';\n`);

    expect(outcome.passed, outcome.output).toBe(true);
  });

  test.each([
    ['packages/core/src/a.ts', '@comms/messages', 'core-stands-alone'],
    ['packages/messages/src/a.ts', '@comms/emails', 'products-import-only-core'],
    ['packages/messages/src/a.ts', '@comms/emails/operations', 'products-import-only-core'],
    ['packages/messages/src/a.ts', '@comms/sdk', 'products-import-only-core'],
    ['packages/messages/src/a.ts', 'ky', 'only-core-knows-ky'],
    ['apps/sandbox/src/a.ts', 'ky', 'only-core-knows-ky'],
    ['packages/messages/src/a.ts', '@comms/sandbox', 'nothing-imports-an-app'],
    ['packages/sdk/src/a.ts', '@comms/sandbox', 'nothing-imports-an-app'],
    ['apps/docs/src/a.ts', '@comms/sandbox', 'nothing-imports-an-app'],
    ['apps/sandbox/src/a.ts', '@comms/messages', 'sandbox-reads-only-facts'],
    ['apps/sandbox/src/a.ts', '@comms/sdk', 'sandbox-reads-only-facts'],
    ['packages/core/src/a.ts', '@comms/nowhere', 'everything-resolves'],
  ])('%s may not import %s: %s', async (path, name, rule) => {
    const outcome = await importing(path, `export { a } from '${name}';\n`);

    expect(outcome.passed).toBe(false);
    expect(outcome.output).toContain(`error ${rule}: ${path}`);
  });

  test("the sandbox may import a product's types", async () => {
    const outcome = await importing(
      'apps/sandbox/src/a.ts',
      `import type { a } from '@comms/messages';\nexport type A = typeof a;\n`,
    );

    expect(outcome.passed, outcome.output).toBe(true);
  });

  test('two files that import each other fail', async () => {
    const outcome = await checkTree(imports, {
      'packages/core/src/a.ts': `import { b } from './b.ts';\nexport const a = () => b;\n`,
      'packages/core/src/b.ts': `import { a } from './a.ts';\nexport const b = () => a;\n`,
    });

    expect(outcome.passed).toBe(false);
    expect(outcome.output).toContain('no-circle');
  });
});

describe('unused', () => {
  const manifest = { name: '@comms/a', version: '0.0.0', type: 'module', exports: { '.': './src/index.ts' } };
  const tree = {
    ...workspaceFiles,
    'packages/a/package.json': JSON.stringify(manifest),
    'packages/a/src/index.ts': `export { a } from './a.ts';\n`,
    'packages/a/src/a.ts': 'export const a = 1;\n',
  };

  test('a package of which everything is used passes', async () => {
    const outcome = await checkTree(unused, tree);

    expect(outcome.passed, outcome.output).toBe(true);
  });

  test.each([
    ['a file that nothing imports', { 'packages/a/src/b.ts': 'export const b = 1;\n' }, 'Unused files'],
    [
      'an export that nothing imports',
      { 'packages/a/src/a.ts': 'export const a = 1;\nexport const b = 2;\n' },
      'Unused exports',
    ],
    [
      'a dependency that nothing imports',
      { 'packages/a/package.json': JSON.stringify({ ...manifest, dependencies: { ky: '2.1.0' } }) },
      'Unused dependencies',
    ],
    [
      'an import that no manifest lists',
      { 'packages/a/src/a.ts': `export { a } from 'ky';\n` },
      'Unlisted dependencies',
    ],
  ])('%s fails', async (_, changes, title) => {
    const outcome = await checkTree(unused, { ...tree, ...changes });

    expect(outcome.passed).toBe(false);
    expect(outcome.output).toContain(title);
  });
});
