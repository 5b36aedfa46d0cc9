import type { Problem } from '../api/problem.ts';
import { fieldsOf, isObject, listOf } from '../api/unchecked-fields.ts';
import { outcomeTag, readOutcome } from '../deliveries/magic-numbers.ts';
import { templateProblems } from '../templates/template-problems.ts';

const e164 = /^\+[1-9]\d{1,14}$/;
/** Short codes and alphanumeric names send, too. */
const sender = /^(\+[1-9]\d{1,14}|\d{3,8}|(?=.*[A-Za-z])[\w &+-]{1,11})$/;
const phoneChannels = new Set<unknown>(['tel', 'whatsapp']);
const contentFields = [
  'text',
  'media',
  'location',
  'list_picker',
  'quick_reply',
  'call_to_action',
  'card',
  'otp',
  'content_id',
];

/** Finds what the contract cannot say: numbers that are none, a message without content. */
export function checkSendMessages(request: unknown): Problem[] {
  const { from, to, content, tags } = fieldsOf(request);
  return [
    ...checkAddress(from, 'from', sender, 21212),
    ...listOf(to).flatMap((recipient, index) => checkRecipient(recipient, `to[${index}]`)),
    ...checkContent(content),
    ...templateProblems(content, 'content'),
    ...checkTags(tags),
  ];
}

function checkRecipient(recipient: unknown, field: string): Problem[] {
  const { recipients } = fieldsOf(recipient);
  if (recipients === undefined) return checkAddress(recipient, field, e164, 21211);
  return listOf(recipients).flatMap((member, index) =>
    checkAddress(member, `${field}.recipients[${index}]`, e164, 21211),
  );
}

function checkAddress(value: unknown, field: string, form: RegExp, code: number): Problem[] {
  const { address, channel } = fieldsOf(value);
  if (typeof address !== 'string' || address === '' || !phoneChannels.has(channel)) return [];
  if (form.test(channel === 'whatsapp' ? address.replace(/^whatsapp:/, '') : address)) return [];
  return [{ code, field: `${field}.address`, message: `${field}.address is not a valid phone number in E.164 form` }];
}

function checkContent(content: unknown): Problem[] {
  if (!isObject(content)) return [];
  const { text } = content;
  const isEmpty = contentFields.every((name) => content[name] === undefined || content[name] === '');
  if (isEmpty)
    return [{ code: 21602, field: 'content', message: 'content has neither a text nor anything else to send' }];
  if (typeof text !== 'string' || [...text].length <= 1600) return [];
  return [{ code: 21617, field: 'content.text', message: 'content.text must have at most 1600 characters' }];
}

function checkTags(tags: unknown): Problem[] {
  const outcome = fieldsOf(tags)[outcomeTag];
  if (typeof outcome !== 'string' || readOutcome(outcome)) return [];
  const message = `tags.${outcomeTag} is none of sent, delivered, read, undelivered:CODE, failed:CODE`;
  return [{ code: 20001, field: `tags.${outcomeTag}`, message }];
}
