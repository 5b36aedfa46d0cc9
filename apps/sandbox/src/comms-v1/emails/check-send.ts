import type { Problem } from '../../api/problem.ts';
import { fieldsOf, listOf, type UncheckedFields } from '../../api/unchecked-fields.ts';
import { checkHeader } from '../../emails/check-send-emails.ts';
import { isEmail } from '../../lookups/email-syntax.ts';
import { missingVariables } from '../../templates/missing-variables.ts';
import { templateProblems } from '../../templates/template-problems.ts';
import { checkTags } from '../check-tags.ts';
import { checkSchedule } from '../schedule.ts';

/** Finds what the contract cannot say of a send of e-mails, all of it: a 400 sends nothing. */
export function checkSend(request: unknown): Problem[] {
  const { from, to, content, tags, schedule } = fieldsOf(request);
  const recipients = listOf(to).map(fieldsOf);
  const { subject, html, text, attachments } = fieldsOf(content);
  const texts = { subject, html, text };
  const wrongTemplates = templateProblems(texts, 'content');
  const wrongTags = checkTags(tags);
  const filled = { texts, ...(wrongTags.length === 0 && { tags }) };
  return [
    ...checkAddressee(fieldsOf(from), 'from'),
    ...recipients.flatMap((recipient, index) => checkAddressee(recipient, `to[${index}]`)),
    ...checkHeader(subject, 'content.subject'),
    ...wrongTemplates,
    ...(wrongTemplates.length > 0 ? [] : missingVariables(filled, recipients)),
    ...listOf(attachments).flatMap((file, index) => checkAttachment(fieldsOf(file), `content.attachments[${index}]`)),
    ...wrongTags,
    ...checkSchedule(schedule),
  ];
}

function checkAddressee({ address, name }: UncheckedFields, field: string): Problem[] {
  const isWrong = typeof address === 'string' && address !== '' && !isEmail(address);
  return [
    ...(isWrong ? [problem(`${field}.address`, 'is no e-mail address')] : []),
    ...checkHeader(name, `${field}.name`),
  ];
}

function checkAttachment({ filename, content }: UncheckedFields, field: string): Problem[] {
  const isPath = typeof filename === 'string' && (/[/\\]/.test(filename) || filename === '.' || filename === '..');
  return [
    ...checkHeader(filename, `${field}.filename`),
    ...(isPath ? [problem(`${field}.filename`, 'must be a name without a path')] : []),
    ...(typeof content === 'string' && !isBase64(content) ? [problem(`${field}.content`, 'is not in base64')] : []),
  ];
}

/** It may be long, so that no pattern goes back and forth in it. */
function isBase64(text: string): boolean {
  const bare = text.replace(/\s+/g, '');
  const padding = bare.endsWith('==') ? 2 : bare.endsWith('=') ? 1 : 0;
  return bare.length % 4 === 0 && !/[^A-Za-z0-9+/]/.test(bare.slice(0, bare.length - padding));
}

function problem(field: string, what: string): Problem {
  return { code: 20001, field, message: `${field} ${what}` };
}
