import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { addFiles, copyFromWorkspace, runCheck, type Tree, withTree } from '../../test/fixture-tree.ts';
import type { Outcome } from '../check.ts';
import { changeset } from './changeset.ts';

const manifest = (name: string): string => JSON.stringify({ name, version: '0.0.0' });
const noted = (...names: string[]): string =>
  `---\n${names.map((name) => `'${name}': minor\n`).join('')}---\n\nAdded it.\n`;

const workspaceFiles: Tree = {
  'package.json': JSON.stringify({ name: 'fixture', private: true }),
  'pnpm-workspace.yaml': 'packages: [packages/*]\n',
  'pnpm-lock.yaml': '',
  'packages/a/package.json': manifest('@comms/a'),
  'packages/b/package.json': manifest('@comms/b'),
};

/** Checks a repository with one commit for each tree. */
async function checkCommits(...commits: Tree[]): Promise<Outcome> {
  return await withTree(workspaceFiles, async (root) => {
    copyFromWorkspace(root, '.changeset/config.json');
    const git = (...args: string[]): unknown =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
        cwd: root,
        stdio: 'pipe',
      });
    git('init', '--initial-branch', 'trunk');
    for (const commit of commits) {
      addFiles(root, commit);
      git('add', '.');
      git('commit', '--message', 'change');
    }
    return await runCheck(changeset, root);
  });
}

test('changes that a changeset names pass, in a clone without the main branch', async () => {
  const outcome = await checkCommits(
    { 'packages/a/src/a.ts': '1' },
    { '.changeset/one.md': noted('@comms/a', '@comms/b') },
  );

  expect(outcome, outcome.output).toEqual({ passed: true, output: '' });
});

test('a package that has changed and is in no changeset fails', async () => {
  const outcome = await checkCommits({ 'packages/a/src/a.ts': '1', '.changeset/one.md': noted('@comms/b') });

  expect(outcome.passed).toBe(false);
  expect(outcome.output).toContain('packages/a  no changeset names @comms/a.');
});

test('what was released before needs no changeset, and what came after does', async () => {
  const release = { 'packages/a/CHANGELOG.md': '# @comms/a' };

  expect((await checkCommits(release)).passed).toBe(true);
  const outcome = await checkCommits(release, { 'packages/b/src/b.ts': '1' });

  expect(outcome.output).toContain('no changeset names @comms/b.');
  expect(outcome.output).not.toContain('@comms/a');
});

test('tests and notes need no changeset', async () => {
  const outcome = await checkCommits(
    { 'packages/a/CHANGELOG.md': '# @comms/a' },
    { 'packages/a/src/a.test.ts': '1', 'packages/a/README.md': '1' },
  );

  expect(outcome.passed, outcome.output).toBe(true);
});

test('a changeset that names no package of the workspace fails', async () => {
  const outcome = await checkCommits({}, { '.changeset/one.md': noted('@comms/a', '@comms/b', '@comms/nowhere') });

  expect(outcome.passed).toBe(false);
  expect(outcome.output).toContain('@comms/nowhere');
});

test('a changeset that is not in the past tense fails', async () => {
  const outcome = await checkCommits({ '.changeset/one.md': noted('@comms/a', '@comms/b').replace('Added', 'Add') });

  expect(outcome).toEqual({ passed: false, output: expect.stringContaining('.changeset/one.md  begin with a verb') });
});

test('a folder without a repository fails', async () => {
  await withTree(workspaceFiles, async (root) => {
    copyFromWorkspace(root, '.changeset/config.json');

    expect((await runCheck(changeset, root)).passed).toBe(false);
  });
});
