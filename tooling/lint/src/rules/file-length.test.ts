import { expect, test } from 'vitest';
import { checkTree } from '../../test/fixture-tree.ts';
import { fileLength } from './file-length.ts';

const lines = (count: number): string => 'export {};\n'.repeat(count);

test('a source of 300 lines passes', async () => {
  const outcome = await checkTree(fileLength, { 'packages/a/src/long.ts': lines(300) });

  expect(outcome).toEqual({ passed: true, output: '' });
});

test('a source of 301 lines fails, and is named', async () => {
  const outcome = await checkTree(fileLength, { 'tooling/a/src/long.ts': lines(301) });

  expect(outcome.passed).toBe(false);
  expect(outcome.output).toContain('tooling/a/src/long.ts  has 301 lines');
});

test.each(['src/long.test.ts', 'src/long.test-d.ts', 'src/operations.ts', 'src/types.ts', 'src/generated/long.ts'])(
  '%s may be longer',
  async (path) => {
    const outcome = await checkTree(fileLength, { [`packages/a/${path}`]: lines(400) });

    expect(outcome.passed).toBe(true);
  },
);
