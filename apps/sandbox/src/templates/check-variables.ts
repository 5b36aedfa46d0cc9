import { type Problem, Refusal } from '../api/problem.ts';
import { compileTexts, isTemplate, type Values } from './liquid.ts';

/**
 * Fills a content for every recipient before anything is written: with some values, a template may have too much to do.
 *
 * @throws {Refusal} 400 with the recipients for whom it cannot be filled.
 */
export function checkVariables(content: unknown, forAll: Values | undefined, to: readonly object[]): void {
  if (!isTemplate(JSON.stringify(content))) return;
  const fill = compileTexts(content);
  const problems: Problem[] = [];
  const check = (variables: Values, field: string): void => {
    try {
      fill(variables, forAll);
    } catch (error) {
      const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
      problems.push({ code: 20001, field, message: `${field} cannot be filled into the content: ${reason}` });
    }
  };
  check({}, 'content.default_variables');
  for (const [index, recipient] of to.entries()) {
    const variables = variablesOf(recipient);
    if (variables) check(variables, `to[${index}].variables`);
  }
  if (problems.length > 0) throw new Refusal(400, problems);
}

function variablesOf(recipient: { readonly variables?: Values | undefined } | object): Values | undefined {
  return 'variables' in recipient ? recipient.variables : undefined;
}
