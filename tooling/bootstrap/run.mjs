// Brings the pinned pnpm, which brings the pinned Node, and runs one job with them.
// Plain JavaScript without dependencies: it must run on a fresh clone with only Node 20 and npm.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const jobs = {
  // Installs only what the quickstart needs: no browsers, no other runtimes, no checks.
  start: [
    ['install', '--frozen-lockfile', '--filter', 'comms-workspace', '--filter', '@comms/examples...'],
    ['run', 'quickstart'],
  ],
  test: [
    ['install', '--frozen-lockfile'],
    ['run', 'test:all'],
  ],
  check: [
    ['install', '--frozen-lockfile'],
    ['run', 'check'],
  ],
  install: [['install', '--frozen-lockfile']],
};

const steps = jobs[process.argv[2]];
if (!steps) {
  console.error(`usage: run.mjs ${Object.keys(jobs).join(' | ')}`);
  process.exit(2);
}
for (const step of steps) {
  const { status } = spawnSync('npx', ['-y', packageManager, ...step], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) process.exit(status ?? 1);
}
