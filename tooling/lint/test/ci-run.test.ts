import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyFromWorkspace, withTree } from './fixture-tree.ts';

/** Runs `.ci/run` where `npm test` and `pnpm check` are short programs of these texts. */
async function runCi(tests: string, checks: string): Promise<{ status: number | null; lastLine: string | undefined }> {
  const tree = {
    'package.json': JSON.stringify({ name: 'fixture', scripts: { test: 'node tests.mjs' } }),
    'tests.mjs': tests,
    'tooling/bootstrap/run.mjs': checks,
  };
  return await withTree(tree, async (root) => {
    copyFromWorkspace(root, '.ci/run');
    // Any program will do for a browser that need not be installed.
    const env = { ...process.env, CHROMIUM_PATH: process.execPath };
    const { status, stdout } = spawnSync(join(root, '.ci', 'run'), { cwd: root, env, encoding: 'utf8' });
    return { status, lastLine: stdout.trimEnd().split('\n').at(-1) };
  });
}

const log = (...lines: string[]): string => `console.log(${JSON.stringify(lines.join('\n'))});\n`;
const exit = (code: number): string => `process.exitCode = ${code};\n`;

test('the counts of every package and of the checks are added up', async () => {
  const tests = log('@comms/core:test: tests: 10 passed, 0 failed, 2 skipped', 'tests: 5 passed, 0 failed, 0 skipped');

  const result = await runCi(tests, log('checks: 21 passed, 0 failed'));

  expect(result).toEqual({ status: 0, lastLine: '36 passed, 0 failed, 2 skipped' });
});

test('a failed test fails the run, and the checks still run', async () => {
  const result = await runCi(
    log('@comms/core:test: tests: 10 passed, 1 failed, 0 skipped') + exit(1),
    log('checks: 21 passed, 0 failed'),
  );

  expect(result).toEqual({ status: 1, lastLine: '31 passed, 1 failed, 0 skipped' });
});

test('a failed check fails the run', async () => {
  const result = await runCi(log('tests: 3 passed, 0 failed, 0 skipped'), log('checks: 20 passed, 1 failed') + exit(1));

  expect(result).toEqual({ status: 1, lastLine: '23 passed, 1 failed, 0 skipped' });
});

test('a job that breaks before it counts is one failure', async () => {
  const result = await runCi(log('no such script') + exit(1), log('checks: 21 passed, 0 failed'));

  expect(result).toEqual({ status: 1, lastLine: '21 passed, 1 failed, 0 skipped' });
});

test('a run in which nothing is counted fails', async () => {
  expect(await runCi('', '')).toEqual({ status: 1, lastLine: '0 passed, 0 failed, 0 skipped' });
});
