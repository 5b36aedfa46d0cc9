import { type Problem, Refusal } from './problem.ts';

/**
 * Does several checks that each refuse by themselves, so that what all of them find is said at once.
 *
 * @throws {Refusal} 400 with the problems of all.
 */
export function checkAll(checks: readonly (() => void)[]): void {
  const problems: Problem[] = [];
  for (const check of checks) {
    try {
      check();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new Refusal(400, problems);
}
