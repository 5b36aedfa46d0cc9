import type { Problem } from '../../api/problem.ts';
import { fieldsOf, listOf, type UncheckedFields } from '../../api/unchecked-fields.ts';
import { missingVariables } from '../../templates/missing-variables.ts';
import { templateProblems } from '../../templates/template-problems.ts';
import { checkTags } from '../check-tags.ts';
import { checkSchedule } from '../schedule.ts';

const e164 = /^\+[1-9]\d{1,14}$/;
const whatsapp = /^(whatsapp:)?\+[1-9]\d{1,14}$/;
/** Short codes and alphanumeric names send, too. */
const smsSender = /^(\+[1-9]\d{1,14}|\d{3,8}|(?=.*[A-Za-z])[\w &+-]{1,11})$/;

/** What the addresses of channels look like; those of other channels may be anything. */
const senderForms: Readonly<Record<string, RegExp>> = { SMS: smsSender, WHATSAPP: whatsapp, RCS: /^\S+$/ };
const recipientForms: Readonly<Record<string, RegExp>> = { PHONE: e164, SMS: e164, RCS: e164, WHATSAPP: whatsapp };

/** Finds what the contract cannot say of a send, all of it: a 400 sends nothing. */
export function checkSend(request: unknown): Problem[] {
  const { from, to, content, tags, schedule } = fieldsOf(request);
  const recipients = listOf(to);
  const wrongTemplates = templateProblems(content, 'content');
  return [
    ...checkSender(fieldsOf(from)),
    ...recipients.flatMap((recipient, index) => checkRecipient(fieldsOf(recipient), `to[${index}]`)),
    ...checkContent(fieldsOf(content)),
    ...wrongTemplates,
    ...(wrongTemplates.length > 0
      ? []
      : missingVariables({ content, tags: wellFormed(tags) }, recipients.map(fieldsOf))),
    ...checkTags(tags),
    ...checkSchedule(schedule),
  ];
}

/** Tags that are no templates say so themselves. */
function wellFormed(tags: unknown): unknown {
  return checkTags(tags).length > 0 ? undefined : tags;
}

function checkSender({ address, channel, channels }: UncheckedFields): Problem[] {
  const { filterIn, priority } = fieldsOf(channels);
  const ranked = listOf(priority).map((each) => fieldsOf(each)['channel']);
  return [
    ...checkAddress(address, senderForms[String(channel)], 'from.address', 21212),
    ...checkUnique(listOf(filterIn), 'from.channels.filterIn'),
    ...checkUnique(ranked, 'from.channels.priority'),
  ];
}

function checkUnique(channels: readonly unknown[], field: string): Problem[] {
  if (new Set(channels).size === channels.length) return [];
  return [{ code: 20001, field, message: `${field} names a channel twice` }];
}

function checkRecipient({ address, channel, addresses }: UncheckedFields, field: string): Problem[] {
  const form = recipientForms[String(channel)];
  if (addresses === undefined) return checkAddress(address, form, `${field}.address`, 21211);
  return listOf(addresses).flatMap((each, index) => checkRecipient(fieldsOf(each), `${field}.addresses[${index}]`));
}

function checkAddress(address: unknown, form: RegExp | undefined, field: string, code: number): Problem[] {
  if (typeof address !== 'string' || address === '' || !form || form.test(address)) return [];
  return [{ code, field, message: `${field} is not a valid address of its channel: phone numbers are in E.164 form` }];
}

function checkContent({ contentId, modules, ...plain }: UncheckedFields): Problem[] {
  if (modules === undefined) return contentId === undefined ? checkPlain(plain, 'content') : [];
  const keys = listOf(modules).flatMap((module) => Object.keys(fieldsOf(module)));
  const twice = new Set(keys).size < keys.length;
  return [
    ...(twice ? [{ code: 20001, field: 'content.modules', message: 'content.modules names a channel twice' }] : []),
    ...listOf(modules).flatMap((module, index) => {
      const { sms } = fieldsOf(module);
      return sms === undefined ? [] : checkPlain(fieldsOf(sms), `content.modules[${index}].sms`);
    }),
  ];
}

function checkPlain({ text, media }: UncheckedFields, field: string): Problem[] {
  const isEmpty = (text === undefined || text === '') && (media === undefined || listOf(media).length === 0);
  if (isEmpty) return [{ code: 21602, field, message: `${field} has neither a text nor media to send` }];
  if (typeof text !== 'string' || [...text].length <= 1600) return [];
  return [{ code: 21617, field: `${field}.text`, message: `${field}.text must have at most 1600 characters` }];
}
