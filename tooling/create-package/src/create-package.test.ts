import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createPackage, nextSteps } from './create-package.ts';

const workspace = fileURLToPath(new URL('../../..', import.meta.url));
let root: string;

/** A workspace that holds only the model, with what is installed in the real one. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'create-package-'));
  mkdirSync(join(root, 'packages/messages'), { recursive: true });
  for (const file of ['package.json', 'tsconfig.json', 'tsup.config.ts', 'vitest.config.ts']) {
    cpSync(join(workspace, 'packages/messages', file), join(root, 'packages/messages', file));
  }
  symlinkSync(join(workspace, 'node_modules'), join(root, 'node_modules'));
});

afterEach(() => rmSync(root, { recursive: true }));

/** Runs a tool in the new package, as if `pnpm install` had been run. */
function runInPackage(name: string, tool: string, ...args: string[]): { status: number | null; output: string } {
  const cwd = join(root, 'packages', name);
  symlinkSync(join(workspace, 'packages/messages/node_modules'), join(cwd, 'node_modules'));
  const path = ['packages/messages', '.'].map((folder) => join(workspace, folder, 'node_modules/.bin')).join(delimiter);
  const { status, stdout, stderr } = spawnSync(tool, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, PATH: path + delimiter + process.env['PATH'] },
  });
  return { status, output: stdout + stderr };
}

test('a new package has sound types', () => {
  createPackage(root, 'conversations-v1');

  const { status, output } = runInPackage('conversations-v1', 'tsc', '-p', 'tsconfig.json');

  expect(output).toBe('');
  expect(status).toBe(0);
});

test("a new package's own tests pass", () => {
  createPackage(root, 'proxy');

  const { status, output } = runInPackage('proxy', 'vitest', 'run');

  expect(output).toContain('tests: 2 passed, 0 failed');
  expect(status).toBe(0);
});

test('a new package is formatted and has no lint faults', () => {
  createPackage(root, 'conversations-v1');
  cpSync(join(workspace, 'biome.json'), join(root, 'biome.json'));
  cpSync(join(workspace, '.gitignore'), join(root, '.gitignore'));

  const { status, output } = runInPackage('conversations-v1', 'biome', 'check', '--error-on-warnings', '.');

  expect(output).toMatch(/Checked [1-9]\d* files/);
  expect(status).toBe(0);
});

test('a new package has the files of the house shape, under its own name', () => {
  createPackage(root, 'conversations-v1');

  const folder = join(root, 'packages/conversations-v1');
  expect(readdirSync(folder).sort()).toEqual([
    'README.md',
    'package.json',
    'src',
    'tsconfig.json',
    'tsup.config.ts',
    'vitest.config.ts',
  ]);
  expect(readdirSync(join(folder, 'src')).sort()).toEqual([
    'conversations-v1.test.ts',
    'conversations-v1.ts',
    'index.ts',
    'operations.ts',
    'types.ts',
  ]);
  expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).toMatchObject({
    name: '@comms/conversations-v1',
  });
});

test.each(['', 'Proxy', 'two words', '../outside', 'a/b', '-dash', 'v1_2', '1st'])('the name %j is refused', (name) => {
  expect(() => createPackage(root, name)).toThrow('is no name for a package');
});

test.each(['core', 'sdk', 'sandbox', 'example'])('the name %s is reserved', (name) => {
  expect(() => createPackage(root, name)).toThrow('is reserved');
});

test('a package that exists is left as it is', () => {
  const before = readdirSync(join(root, 'packages/messages'));

  expect(() => createPackage(root, 'messages')).toThrow('packages/messages exists');

  expect(readdirSync(join(root, 'packages/messages'))).toEqual(before);
});

test("the next steps name the line that goes into the umbrella's constructor", () => {
  expect(nextSteps('conversations-v1')).toContain('this.conversationsV1 = new ConversationsV1(client);');
});
