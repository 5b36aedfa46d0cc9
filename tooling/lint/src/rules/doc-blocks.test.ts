import { expect, test } from 'vitest';
import { checkTree, type Tree } from '../../test/fixture-tree.ts';
import { docBlocks } from './doc-blocks.ts';

function entry(text: string, key = '.'): Tree {
  const exports = {
    [key]: { types: './dist/entry.d.ts', default: './dist/entry.js' },
    './package.json': './package.json',
  };
  return {
    'packages/a/package.json': JSON.stringify({ name: '@comms/a', type: 'module', exports }),
    'packages/a/dist/entry.d.ts': `export { a } from './a.js';\n`,
    'packages/a/dist/a.d.ts': text,
  };
}

test.each([
  '/** Counts what was sent. */\nexport declare const a = 1;',
  '/** Counts what was sent. */\nexport declare function a(): void {}',
  '/** Sends what it is given. */\nexport declare class a {\n  #private;\n  /** Sends it now. */\n  send(): void;\n}',
])('%j passes', async (text) => {
  expect(await checkTree(docBlocks, entry(text))).toEqual({ passed: true, output: '' });
});

test.each([
  ['export declare const a = 1;', '`a`'],
  ['// Counts what was sent.\nexport declare function a(): void {}', '`a`'],
  ['/** @internal */\nexport interface a {}', '`a`'],
  ['/** a */\nexport type a = string;', '`a`'],
  ['/** Sends what it is given. */\nexport declare class a {\n  send(): void;\n}', '`a.send`'],
])('%j fails for %s', async (text, name) => {
  const outcome = await checkTree(docBlocks, entry(text));

  expect(outcome.passed).toBe(false);
  expect(outcome.output).toMatch(/^packages\/a\/dist\/a\.d\.ts:\d+ {2}/);
  expect(outcome.output).toContain(`${name} has no doc block`);
});

test('literals of operations hold no prose', async () => {
  expect((await checkTree(docBlocks, entry('export declare const a = 1;', './operations'))).passed).toBe(true);
});

test('a name of another package is documented there', async () => {
  const tree = entry(`export { a } from 'elsewhere';\n`);

  const outcome = await checkTree(docBlocks, {
    ...tree,
    'packages/a/node_modules/elsewhere/package.json': JSON.stringify({ name: 'elsewhere', types: './index.d.ts' }),
    'packages/a/node_modules/elsewhere/index.d.ts': 'export declare const a = 1;\n',
  });

  expect(outcome).toEqual({ passed: true, output: '' });
});
