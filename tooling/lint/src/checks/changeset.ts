import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check, CheckContext, Outcome } from '../check.ts';
import { runCommand } from '../command.ts';
import { type Finding, outcomeOf } from '../rule.ts';
import { publicPackages } from '../workspace.ts';

/** The tree that holds nothing: git knows it by this name everywhere. */
const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** Users are told of every change: each package that has changed since the last release is named in a changeset. */
export const changeset: Check = {
  name: 'changeset',
  needsBuild: false,
  run: async (context: CheckContext): Promise<Outcome> => {
    const { root, workspace } = context;
    const first = await runCommand('git', ['rev-list', '--max-parents=0', 'HEAD'], root);
    if (!first.passed) return first;
    // Compared with the first commit, and not with a branch that a clone may not have: this reads every changeset.
    const status = await runCommand('changeset', ['status', '--since', first.output.split('\n')[0] ?? ''], root);
    if (!status.passed && !/no changesets were found/.test(status.output)) return status;

    const changed = await changedFiles(root);
    if (!changed) return { passed: false, output: 'git cannot say what has changed since the last release.' };
    const notes = readNotes(root);
    const named = new Set(notes.flatMap(({ names }) => names));
    const missing = publicPackages(workspace)
      .filter(({ folder, manifest }) => !named.has(manifest.name) && changed.some((path) => isPublished(path, folder)))
      .map(
        ({ folder, manifest }): Finding => ({ path: folder, message: `no changeset names ${manifest.name}. ${hint}` }),
      );
    const badlyTold = notes
      .filter((note) => !isInPastTense(note))
      .map(({ path }): Finding => ({ path, message: 'begin with a verb in the past tense, such as "Added".' }));
    return outcomeOf([...missing, ...badlyTold]);
  },
};

const hint = 'Run `pnpm changeset` and say, for users and in the past tense, what has changed.';

/** Lists what has changed since the last release, committed or not; `undefined` where git does not answer. */
async function changedFiles(root: string): Promise<string[] | undefined> {
  const releases = await runCommand('git', ['log', '-1', '--format=%H', '--', '**/CHANGELOG.md'], root);
  const base = releases.output || emptyTree;
  const outcomes = [
    await runCommand('git', ['diff', '--name-only', base], root),
    await runCommand('git', ['ls-files', '--others', '--exclude-standard'], root),
  ];
  if (!outcomes.every(({ passed }) => passed)) return undefined;
  return outcomes.flatMap(({ output }) => output.split('\n'));
}

/** Says whether a file reaches users: tests, notes and settings do not. */
function isPublished(path: string, folder: string): boolean {
  const isInside = path.startsWith(`${folder}/src/`) || path === `${folder}/package.json`;
  return isInside && !/\.(test|test-d)\.tsx?$/.test(path);
}

/** A note to users of what is not released yet. */
interface Note {
  readonly path: string;
  readonly names: readonly string[];
  readonly text: string;
}

function readNotes(root: string): Note[] {
  const paths = globSync('.changeset/*.md', { cwd: root }).filter((path) => !path.endsWith('README.md'));
  return paths.map((path) => {
    const [, header = '', text = ''] = readFileSync(join(root, path), 'utf8').split(/^---$/m);
    const names = [...header.matchAll(/^['"]?([^'":\n]+)['"]?:/gm)].flatMap(([, name]) => name ?? []);
    return { path, names, text: text.trim() };
  });
}

/** Users read these notes after the release: `Added …`, not `Add …`. */
function isInPastTense({ text }: Note): boolean {
  return text === '' || /^([A-Z][a-z]+ed|Made|Gave|Sent|Let|Kept|Took|Brought|Split|Sped|Rewrote)\b/.test(text);
}
