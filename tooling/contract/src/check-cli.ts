import { contractFiles, staleFiles } from './contract-files.ts';

// node check-cli.ts: fails when what is committed is not what would be written.
const stale = staleFiles(await contractFiles());
for (const problem of stale) console.error(`contract: ${problem}`);
if (stale.length > 0) {
  console.error('Run `pnpm --filter @tooling/contract generate` and commit the result.');
  process.exitCode = 1;
} else {
  console.log('contract: current');
}
