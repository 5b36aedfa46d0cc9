import type { Check } from '../check.ts';
import { compileExamples } from '../compile-examples.ts';
import { readExamples } from '../example.ts';
import { ruleCheck } from '../rule.ts';

/** What READMEs, guides and doc blocks show compiles, as it stands there. */
export const examples: Check = ruleCheck('examples', (context) => compileExamples(context, readExamples(context)), {
  needsBuild: true,
});
