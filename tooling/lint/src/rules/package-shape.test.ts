import { expect, test } from 'vitest';
import { checkTree, type Tree } from '../../test/fixture-tree.ts';
import { packageShape } from './package-shape.ts';

const manifest = { name: '@comms/proxy', sideEffects: false, dependencies: { '@comms/core': 'workspace:^' } };
const files = [
  'README.md',
  'tsconfig.json',
  'tsup.config.ts',
  'vitest.config.ts',
  'src/index.ts',
  'src/operations.ts',
  'src/types.ts',
];

function product(changes: object = {}, others: readonly string[] = []): Tree {
  const texts = [...files, ...others].map((file) => [`packages/proxy/${file}`, ''] as const);
  return { ...Object.fromEntries(texts), 'packages/proxy/package.json': JSON.stringify({ ...manifest, ...changes }) };
}

test('a product of the house shape passes', async () => {
  expect(await checkTree(packageShape, product())).toEqual({ passed: true, output: '' });
});

test.each(files)('a product without %s fails', async (file) => {
  const { [`packages/proxy/${file}`]: _, ...rest } = product();

  const outcome = await checkTree(packageShape, rest);

  expect(outcome).toEqual({ passed: false, output: `packages/proxy/${file}  is missing: every package has one.` });
});

test('a fifth configuration file fails', async () => {
  const outcome = await checkTree(packageShape, product({}, ['a.json', '.b.yaml']));

  expect(outcome.passed).toBe(false);
  expect(outcome.output).toContain('more than 4 configuration files');
});

test('a product that depends on anything but core fails', async () => {
  const outcome = await checkTree(packageShape, product({ dependencies: { '@comms/messages': '1', ky: '1' } }));

  expect(outcome.passed).toBe(false);
  expect(outcome.output).toContain('not on @comms/messages, ky');
});

test('a package that does not promise to be free of side effects fails', async () => {
  const outcome = await checkTree(packageShape, product({ sideEffects: undefined }));

  expect(outcome.passed).toBe(false);
  expect(outcome.output).toContain('"sideEffects": false');
});
