import type { Problem } from '../api/problem.ts';
import { fieldsOf, isObject, listOf } from '../api/unchecked-fields.ts';
import { outcomeTag, readOutcome } from '../deliveries/magic-numbers.ts';
import { isEmail } from '../lookups/email-syntax.ts';
import { templateProblems } from '../templates/template-problems.ts';

/** What would end a header, or could not be written in one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
const control = /[\u0000-\u001f\u007f]/;

/** Finds what the contract cannot say: addresses that are none, headers that would break out, an e-mail without content. */
export function checkSendEmails(request: unknown): Problem[] {
  const { from, to, cc, bcc, reply_to: replyTo, content, tags } = fieldsOf(request);
  return [
    ...checkAddressee(from, 'from'),
    ...checkList(to, 'to'),
    ...checkList(replyTo, 'reply_to'),
    ...checkList(cc, 'cc'),
    ...checkList(bcc, 'bcc'),
    ...checkSomeone([to, cc, bcc]),
    ...checkEmailContent(content, 'content'),
    ...checkTags(tags),
  ];
}

/** Finds addressees that are none in a list of those whom a header names. */
export function checkList(value: unknown, field: string): Problem[] {
  return listOf(value).flatMap((item, index) => checkAddressee(item, `${field}[${index}]`));
}

function checkAddressee(value: unknown, field: string): Problem[] {
  const { address, name } = fieldsOf(value);
  const isWrong = typeof address === 'string' && address !== '' && !isEmail(address);
  return [
    ...(isWrong ? [problem(`${field}.address`, 'is no e-mail address')] : []),
    ...checkHeader(name, `${field}.name`),
  ];
}

function checkSomeone(lists: readonly unknown[]): Problem[] {
  const isMalformed = lists.some((list) => list !== undefined && !Array.isArray(list));
  if (isMalformed || lists.some((list) => listOf(list).length > 0)) return [];
  return [problem('to', 'is empty, and so are cc and bcc: nobody would get the e-mail')];
}

/** Checks content in any of its forms; `field` is where it stands. */
function checkEmailContent(content: unknown, field: string): Problem[] {
  if (!isObject(content)) return [];
  const { subject, text, html, attachments, otp, content_id: contentId } = content;
  const isEmpty = [text, html, attachments, otp, contentId].every((each) => each === undefined || each === '');
  return [
    ...checkHeader(subject, `${field}.subject`),
    ...(isEmpty ? [problem(field, 'has neither a text, nor HTML, nor attachments')] : []),
    ...templateProblems({ subject, text, html }, field),
    ...listOf(attachments).flatMap((file, index) => checkAttachment(file, `${field}.attachments[${index}]`)),
  ];
}

function checkAttachment(file: unknown, field: string): Problem[] {
  const { file_name: name, content } = fieldsOf(file);
  const isPath = typeof name === 'string' && (/[/\\]/.test(name) || name === '.' || name === '..');
  return [
    ...checkHeader(name, `${field}.file_name`),
    ...(isPath ? [problem(`${field}.file_name`, 'must be a name without a path')] : []),
    ...(typeof content === 'string' && !isBase64(content) ? [problem(`${field}.content`, 'is not in base64')] : []),
  ];
}

/** Finds what cannot be written in a header. */
export function checkHeader(value: unknown, field: string): Problem[] {
  return typeof value === 'string' && control.test(value)
    ? [problem(field, 'has a line break or control character')]
    : [];
}

/** Whether a text is nothing but base64; it may be long, so that no pattern goes back and forth in it. */
function isBase64(text: string): boolean {
  const bare = text.replace(/\s+/g, '');
  const padding = bare.endsWith('==') ? 2 : bare.endsWith('=') ? 1 : 0;
  return bare.length % 4 === 0 && !/[^A-Za-z0-9+/]/.test(bare.slice(0, bare.length - padding));
}

function checkTags(tags: unknown): Problem[] {
  const outcome = fieldsOf(tags)[outcomeTag];
  if (typeof outcome !== 'string' || readOutcome(outcome)) return [];
  return [problem(`tags.${outcomeTag}`, 'is none of sent, delivered, opened, undelivered:CODE, failed:CODE')];
}

function problem(field: string, what: string): Problem {
  return { code: 20001, field, message: `${field} ${what}` };
}
