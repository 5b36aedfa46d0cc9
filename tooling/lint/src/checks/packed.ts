import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Check, CheckContext, Outcome } from '../check.ts';
import { runCommand } from '../command.ts';
import { type Package, publicPackages } from '../workspace.ts';

/** What npm would serve can be imported and required, with the right types, as its manifest says. */
export const packed: Check = {
  name: 'packed',
  needsBuild: true,
  run: async ({ root, workspace }: CheckContext): Promise<Outcome> => {
    const folder = await mkdtemp(join(tmpdir(), 'packed-'));
    try {
      const failures: string[] = [];
      for (const one of publicPackages(workspace)) {
        const { passed, output } = await inspect(root, one, join(folder, one.folder));
        if (!passed) failures.push(`${one.manifest.name}\n${output}`);
      }
      return { passed: failures.length === 0, output: failures.join('\n\n') };
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

async function inspect(root: string, { folder, manifest }: Package, destination: string): Promise<Outcome> {
  const packing = await runCommand('pnpm', ['pack', '--pack-destination', destination], join(root, folder));
  if (!packing.passed) return packing;
  const tarball = join(destination, (await readdir(destination)).find((name) => name.endsWith('.tgz')) ?? '');

  const hasCommonJs = JSON.stringify(manifest.exports).includes('"require"');
  // Node 10's resolution knows no `exports`; every runtime that we support does.
  const profile = hasCommonJs ? 'node16' : 'esm-only';
  const outcomes = await Promise.all([
    runCommand('publint', ['run', tarball, '--strict'], root),
    runCommand('attw', [tarball, '--profile', profile, '--format', 'ascii', '--no-definitely-typed'], root),
  ]);
  const failed = outcomes.filter(({ passed }) => !passed);
  return { passed: failed.length === 0, output: failed.map(({ output }) => output).join('\n') };
}
