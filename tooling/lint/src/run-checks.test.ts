import { expect, test } from 'vitest';
import type { Check, CheckContext } from './check.ts';
import { pickChecks } from './checks.ts';
import { runChecks } from './run-checks.ts';

const context: CheckContext = { root: '/', isUpdate: false, workspace: { packages: [], sources: [] } };

function fake(name: string, passed: boolean, needsBuild = false): Check {
  return { name, needsBuild, run: async () => ({ passed, output: `words of ${name}` }) };
}

async function run(...checks: Check[]): Promise<{ passed: boolean; lines: string[] }> {
  const lines: string[] = [];
  const passed = await runChecks(checks, context, (line) => lines.push(line));
  return { passed, lines };
}

test('each check that passes is one line with its time, and its output is not shown', async () => {
  const { passed, lines } = await run(fake('types', true), fake('lint', true));

  expect(passed).toBe(true);
  expect(lines).toEqual([
    expect.stringMatching(/^ok {6}types +0\.0 s$/),
    expect.stringMatching(/^ok {6}lint +0\.0 s$/),
    'checks: 2 passed, 0 failed',
  ]);
});

test('a failure shows its output, and the next check still runs', async () => {
  const { passed, lines } = await run(fake('types', false), fake('lint', true));

  expect(passed).toBe(false);
  expect(lines).toEqual([
    expect.stringMatching(/^FAILED {2}types/),
    '    words of types\n',
    expect.stringMatching(/^ok {6}lint/),
    expect.stringContaining('Failed: types.'),
    'checks: 1 passed, 1 failed',
  ]);
});

test('a check that throws has failed, and the next one still runs', async () => {
  const broken: Check = {
    name: 'broken',
    needsBuild: false,
    run: async () => await Promise.reject(new Error('no disk')),
  };

  const { passed, lines } = await run(broken, fake('lint', true));

  expect(passed).toBe(false);
  expect(lines.join('\n')).toContain('no disk');
  expect(lines.at(-1)).toBe('checks: 1 passed, 1 failed');
});

test('naming checks picks them, and the build where one of them needs it', () => {
  const all = [fake('build', true), fake('types', true, true), fake('lint', true)];

  expect(pickChecks(all, ['types']).map(({ name }) => name)).toEqual(['build', 'types']);
  expect(pickChecks(all, ['lint']).map(({ name }) => name)).toEqual(['lint']);
  expect(pickChecks(all, [])).toEqual(all);
});

test('a name that no check has is refused with the names there are', () => {
  expect(() => pickChecks([fake('lint', true)], ['lnt'])).toThrow('There is no check lnt. There are: lint.');
});
