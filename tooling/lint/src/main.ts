// `pnpm check [NAME…] [--update]`: everything that must hold for the workspace.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checks, pickChecks } from './checks.ts';
import { runChecks } from './run-checks.ts';
import { readWorkspace } from './workspace.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { update: { type: 'boolean', default: false } },
});
const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');

try {
  const context = { root, isUpdate: values.update, workspace: readWorkspace(root) };
  const passed = await runChecks(pickChecks(checks, positionals), context, (line) => console.log(line));
  process.exitCode = passed ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
