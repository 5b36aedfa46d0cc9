import type { Check, CheckContext, Outcome } from './check.ts';

/** Runs checks one after another, goes on after a failure, and says whether all have passed. */
export async function runChecks(
  checks: readonly Check[],
  context: CheckContext,
  print: (line: string) => void,
): Promise<boolean> {
  const failed: string[] = [];
  for (const check of checks) {
    const start = performance.now();
    const { passed, output } = await runOne(check, context);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);

    print(`${passed ? 'ok    ' : 'FAILED'}  ${check.name.padEnd(18)}${seconds.padStart(6)} s`);
    if (passed) continue;
    failed.push(check.name);
    print(`${output.replaceAll(/^/gm, '    ')}\n`);
  }
  if (failed.length > 0) print(`Failed: ${failed.join(', ')}. Run one alone with: pnpm check ${failed[0]}`);
  // `.ci/run` reads this line.
  print(`checks: ${checks.length - failed.length} passed, ${failed.length} failed`);
  return failed.length === 0;
}

/** A check that breaks has not passed, and the others still run. */
async function runOne(check: Check, context: CheckContext): Promise<Outcome> {
  try {
    return await check.run(context);
  } catch (error) {
    return { passed: false, output: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
