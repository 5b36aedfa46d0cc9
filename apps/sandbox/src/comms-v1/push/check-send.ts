import type { Problem } from '../../api/problem.ts';
import { tokenFault } from '../../push/device-token.ts';
import { missingVariables } from '../../templates/missing-variables.ts';
import { templateProblems } from '../../templates/template-problems.ts';
import { checkTags } from '../check-tags.ts';
import { checkSchedule } from '../schedule.ts';
import { channelOf } from './push-provider.ts';

type Fields = Readonly<Partial<Record<string, unknown>>>;

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

function checkToken({ token, provider }: Fields, field: string): Problem[] {
  const channel = channelOf(provider);
  if (!channel || typeof token !== 'string' || token === '') return [];
  const fault = tokenFault(channel, token);
  return fault === undefined ? [] : [{ code: 21211, field, message: `${field} ${fault}` }];
}

/** The fields of what may be an object, or anything. */
function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
