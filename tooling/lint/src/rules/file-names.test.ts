import { expect, test } from 'vitest';
import { checkTree } from '../../test/fixture-tree.ts';
import { fileNames } from './file-names.ts';

test.each([
  'retry-after.ts',
  'platform.node.ts',
  'page-list.test-d.ts',
  'one/two/deep.ts',
  'one/two/__fixtures__/answer.ts',
])('src/%s passes', async (path) => {
  expect(await checkTree(fileNames, { [`packages/a/src/${path}`]: '' })).toEqual({ passed: true, output: '' });
});

test.each([
  ['retryAfter.ts', 'kebab-case'],
  ['RetryAfter.ts', 'kebab-case'],
  ['retry_after.ts', 'kebab-case'],
  ['utils.ts', 'says nothing'],
  ['helpers.test.ts', 'says nothing'],
  ['common.ts', 'says nothing'],
  ['misc.ts', 'says nothing'],
  ['one/two/three/deep.ts', 'folders deep'],
])('src/%s fails: %s', async (path, reason) => {
  const outcome = await checkTree(fileNames, { [`packages/a/src/${path}`]: '' });

  expect(outcome.passed).toBe(false);
  expect(outcome.output).toContain(reason);
});
