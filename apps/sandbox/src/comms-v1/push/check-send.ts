import type { Problem } from '../../api/problem.ts';
import { fieldsOf, type UncheckedFields } from '../../api/unchecked-fields.ts';
import { tokenFault } from '../../push/device-token.ts';
import { missingVariables } from '../../templates/missing-variables.ts';
import { templateProblems } from '../../templates/template-problems.ts';
import { checkTags } from '../check-tags.ts';
import { checkSchedule } from '../schedule.ts';
import { channelOf } from './push-provider.ts';

/** Finds what the contract cannot say of a send, all of it: a 400 sends nothing. */
export function checkSend(request: unknown): Problem[] {
  const { to, content, tags, schedule } = fieldsOf(request);
  const recipients = Array.isArray(to) ? to.map(fieldsOf) : [];
  const wrong = [...templateProblems(content, 'content'), ...checkTags(tags)];
  return [
    ...recipients.flatMap((recipient, index) => checkToken(recipient, `to[${index}].token`)),
    ...wrong,
    ...(wrong.length > 0 ? [] : missingVariables({ content, tags }, recipients)),
    ...checkSchedule(schedule),
  ];
}

function checkToken({ token, provider }: UncheckedFields, field: string): Problem[] {
  const channel = channelOf(provider);
  if (!channel || typeof token !== 'string' || token === '') return [];
  const fault = tokenFault(channel, token);
  return fault === undefined ? [] : [{ code: 21211, field, message: `${field} ${fault}` }];
}
