import type { Problem } from '../api/problem.ts';
import { fieldsOf, type UncheckedFields } from '../api/unchecked-fields.ts';
import { outcomeTag, readOutcome } from '../deliveries/magic-numbers.ts';
import { checkPushOptions } from '../push/check-send-pushes.ts';
import { templateProblems } from '../templates/template-problems.ts';

const e164 = /^\+[1-9]\d{1,14}$/;
const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** Where a code stands in a template. */
const codePlace = /\{\{-?\s*code\b/;
const texts = ['text', 'html', 'subject', 'title'];

/** Finds what the contract cannot say: nobody to verify, addresses that are none, texts without a place for the code. */
export function checkStartVerification(request: unknown): Problem[] {
  const { to, content, tags, processing_options: options } = fieldsOf(request);
  return [
    ...checkTo(to, fieldsOf(content)),
    ...checkContent(fieldsOf(content), fieldsOf(to)),
    ...checkTags(fieldsOf(tags)),
    ...checkPushOptions(fieldsOf(options)['push_notifications'], 'processing_options.push_notifications.'),
  ];
}

function checkTo(to: unknown, { rp_id: rpId }: UncheckedFields): Problem[] {
  if (to === undefined) return rpId === undefined ? [problem('to', 'is missing')] : [];
  const {
    address,
    channel,
    address_extension: extension,
    factor_id: factor,
    phone_number: phone,
    ...person
  } = fieldsOf(to);
  if (factor !== undefined || phone !== undefined) return [];
  if (address === undefined && channel === undefined && extension === undefined) {
    if (person['contact_id'] !== undefined || person['user_identifier'] !== undefined) return [];
    return [problem('to', 'needs one of address, factor_id, phone_number, contact_id, user_identifier')];
  }
  if (channel === undefined && extension === undefined) {
    return [problem('to.address', 'needs a channel beside it, or for a call address_extension')];
  }
  if (typeof extension === 'number' && !Number.isInteger(extension)) {
    return [problem('to.address_extension', 'must be a whole number')];
  }
  if (typeof address !== 'string' || address === '') return [];
  if (channel === 'email' && !email.test(address)) return [problem('to.address', 'is no email address')];
  const isPhone = channel === undefined || channel === 'tel' || channel === 'whatsapp';
  if (!isPhone || e164.test(address)) return [];
  return [{ ...problem('to.address', 'is not a valid phone number in E.164 form'), code: 21211 }];
}

function checkContent(content: UncheckedFields, { channel, factor_id: factor }: UncheckedFields): Problem[] {
  const { amount, payee, text, html, subject } = content;
  const problems = texts.flatMap((name) => templateProblems(content[name], `content.${name}`));
  if (amount !== undefined && payee === undefined)
    problems.push(problem('content.payee', 'is missing beside the amount'));
  if (payee !== undefined && amount === undefined)
    problems.push(problem('content.amount', 'is missing beside the payee'));
  if (subject !== undefined && channel !== undefined && channel !== 'email') {
    problems.push(problem('content.subject', `is for emails only`));
  }
  if (factor !== undefined) return problems;
  for (const [name, value] of Object.entries({ text, html })) {
    if (typeof value !== 'string' || codePlace.test(value)) continue;
    problems.push(problem(`content.${name}`, 'has no place for the code: write {{ code }} there'));
  }
  return problems;
}

function checkTags(tags: UncheckedFields): Problem[] {
  const outcome = tags[outcomeTag];
  if (typeof outcome !== 'string' || readOutcome(outcome)) return [];
  return [problem(`tags.${outcomeTag}`, 'is none of sent, delivered, read, opened, undelivered:CODE, failed:CODE')];
}

function problem(field: string, message: string): Problem {
  return { code: 20001, field, message: `${field} ${message}` };
}
