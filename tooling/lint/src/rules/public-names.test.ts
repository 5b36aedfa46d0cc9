import { expect, test } from 'vitest';
import { addFiles, runCheck, withTree } from '../../test/fixture-tree.ts';
import { publicNames } from './public-names.ts';

const list = 'tooling/lint/public-names.json';
const tree = {
  'packages/a/package.json': JSON.stringify({
    name: '@comms/a',
    type: 'module',
    exports: { '.': './dist/index.d.ts', './operations': './dist/operations.d.ts' },
  }),
  'packages/a/dist/index.d.ts': `export { A } from './a.js';\nexport type { B } from './a.js';\n`,
  'packages/a/dist/a.d.ts': 'export declare class A {}\nexport interface B {}\nexport declare const hidden = 1;\n',
  'packages/a/dist/operations.d.ts': 'export declare const fetchOne = 1;\n',
  [list]: JSON.stringify({ '@comms/a': { A: 'class', B: 'interface' }, '@comms/a/operations': { fetchOne: 'const' } }),
};

test('names that equal the list pass', async () => {
  await withTree(tree, async (root) => {
    expect(await runCheck(publicNames, root)).toEqual({ passed: true, output: '' });
  });
});

test.each([
  [
    'a new name',
    { 'packages/a/dist/operations.d.ts': 'export declare const fetchOne = 1, fetchTwo = 2;' },
    '`fetchTwo`: nothing in',
  ],
  ['a removed name', { 'packages/a/dist/index.d.ts': `export { A } from './a.js';` }, '`B`: interface in the list'],
  [
    'a name of another kind',
    { 'packages/a/dist/a.d.ts': 'export declare class A {}\nexport type B = 1;' },
    'type in the source',
  ],
  ['a missing list', { [list]: '{}' }, '`A`: nothing in the list, class in the source'],
])('%s fails', async (_, changes, message) => {
  await withTree({ ...tree, ...changes }, async (root) => {
    const outcome = await runCheck(publicNames, root);

    expect(outcome.passed).toBe(false);
    expect(outcome.output).toContain(message);
  });
});

test('an update rewrites the list, and what it left out passes from then on', async () => {
  await withTree({ ...tree, [list]: '{}' }, async (root) => {
    await runCheck(publicNames, root, { isUpdate: true });

    expect((await runCheck(publicNames, root)).passed).toBe(true);
    addFiles(root, { 'packages/a/dist/index.d.ts': '' });
    expect((await runCheck(publicNames, root)).passed).toBe(false);
  });
});

test('an entry whose declarations are not there is an error, and not an empty list', async () => {
  const manifest = JSON.stringify({ name: '@comms/a', exports: { '.': './dist/nowhere.d.ts' } });

  await withTree({ ...tree, 'packages/a/package.json': manifest }, async (root) => {
    await expect(runCheck(publicNames, root)).rejects.toThrow('packages/a/dist/nowhere.d.ts is not there');
  });
});
