import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownFile, runCommand } from '../src/command.ts';
import { type Tree, withTree } from './fixture-tree.ts';

/** Runs the test files of a tree with the preset of every package, and gives the last line. */
async function lastLineOf(tests: Tree): Promise<string | undefined> {
  const config = `import { preset } from '@tooling/vitest';\nexport default preset();\n`;
  const tree = { 'package.json': '{ "type": "module" }', 'vitest.config.ts': config, ...tests };
  return await withTree(tree, async (root) => {
    symlinkSync(ownFile('node_modules'), join(root, 'node_modules'));
    const { output } = await runCommand('vitest', ['run'], root);
    return output.split('\n').find((line) => line.startsWith('tests: '));
  });
}

const begin = `import { expect, test } from 'vitest';\n`;
const pass = `test('a', () => expect(1).toBe(1));\n`;

test('passed, failed and skipped tests of every file are counted', async () => {
  const line = await lastLineOf({
    'src/a.test.ts': `${begin}${pass}test('b', () => expect(1).toBe(2));\n`,
    'src/b.test.ts': `${begin}${pass}test.skipIf(true)('c', () => {});\n`,
  });

  expect(line).toBe('tests: 2 passed, 1 failed, 1 skipped');
});

test('a file that cannot be loaded is one failure', async () => {
  const line = await lastLineOf({ 'src/a.test.ts': begin + pass, 'src/b.test.ts': `import './nowhere.ts';\n` });

  expect(line).toBe('tests: 1 passed, 1 failed, 0 skipped');
});

test('an error outside of every test is one failure', async () => {
  const line = await lastLineOf({
    'src/a.test.ts': `${begin}${pass}setTimeout(() => { throw new Error('late'); });\ntest('b', () => new Promise((resolve) => setTimeout(resolve, 50)));\n`,
  });

  expect(line).toBe('tests: 2 passed, 1 failed, 0 skipped');
});
