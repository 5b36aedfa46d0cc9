import type { SendEmailsRequest } from '@comms/emails';
import { type Problem, Refusal } from '../api/problem.ts';
import type { Wire } from '../api/wire.ts';
import { isTemplate } from '../templates/liquid.ts';
import { textFiller, textsOf } from './email-content.ts';

/**
 * Fills the content for every recipient before anything is written: with some values, a template may have too much to do.
 *
 * @throws {Refusal} 400 with the recipients for whom it cannot be filled.
 */
export function checkVariables({ to = [], content }: Wire<SendEmailsRequest>): void {
  const texts = textsOf(content);
  if (!isTemplate(JSON.stringify(texts))) return;
  const fill = textFiller(texts, content.default_variables);
  const problems: Problem[] = [];
  const check = (variables: Readonly<Record<string, string>>, field: string): void => {
    try {
      fill(variables);
    } catch (error) {
      const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
      problems.push({ code: 20001, field, message: `${field} cannot be filled into the content: ${reason}` });
    }
  };
  check({}, 'content.default_variables');
  for (const [index, { variables }] of to.entries()) if (variables) check(variables, `to[${index}].variables`);
  if (problems.length > 0) throw new Refusal(400, problems);
}
