import { expect, test } from 'vitest';
import { checkTree, type Tree } from '../../test/fixture-tree.ts';
import { packed } from './packed.ts';

const manifest = {
  name: '@comms/a',
  version: '0.0.0',
  license: 'MIT',
  type: 'module',
  files: ['dist'],
  exports: {
    '.': {
      import: { types: './dist/index.d.ts', default: './dist/index.js' },
      require: { types: './dist/index.d.cts', default: './dist/index.cjs' },
    },
  },
};

function built(exports: object = manifest.exports, changes: Tree = {}): Tree {
  return {
    'package.json': JSON.stringify({ name: 'fixture', private: true }),
    'pnpm-workspace.yaml': 'packages: [packages/*]\n',
    'packages/a/package.json': JSON.stringify({ ...manifest, exports }),
    'packages/a/dist/index.js': 'export const a = 1;\n',
    'packages/a/dist/index.cjs': 'exports.a = 1;\n',
    'packages/a/dist/index.d.ts': 'export declare const a: number;\n',
    'packages/a/dist/index.d.cts': 'export declare const a: number;\n',
    ...changes,
  };
}

test('a package whose entries are all there passes', async () => {
  const outcome = await checkTree(packed, built());

  expect(outcome.passed, outcome.output).toBe(true);
});

test('a package for ES modules only passes', async () => {
  const outcome = await checkTree(packed, built({ '.': { types: './dist/index.d.ts', default: './dist/index.js' } }));

  expect(outcome.passed, outcome.output).toBe(true);
});

test('an entry without its file fails', async () => {
  const outcome = await checkTree(packed, built({ '.': './dist/nowhere.js' }));

  expect(outcome.passed).toBe(false);
  expect(outcome.output).toContain('the file does not exist');
});

test('types that stand where no tool looks for them fail', async () => {
  const outcome = await checkTree(packed, built({ '.': { default: './dist/index.js', types: './dist/index.d.ts' } }));

  expect(outcome.passed).toBe(false);
  expect(outcome.output).toMatch(/types/);
});

test('the types of an ES module for what is required fail', async () => {
  const exports = { '.': { types: './dist/index.d.ts', import: './dist/index.js', require: './dist/index.cjs' } };

  const outcome = await checkTree(packed, built(exports));

  expect(outcome.passed).toBe(false);
  expect(outcome.output).toContain('@comms/a');
});

test('private packages are not packed', async () => {
  const outcome = await checkTree(packed, {
    'packages/a/package.json': JSON.stringify({ name: '@comms/a', private: true }),
  });

  expect(outcome).toEqual({ passed: true, output: '' });
});
