import { kindOfChannel } from '../addressing/communication-kind.ts';
import { checkAddress as checkSender } from '../agents/agent-address.ts';
import type { Problem } from '../api/problem.ts';
import { checkAddresses } from '../contacts/check-address.ts';
import { outcomeTag, readOutcome } from '../deliveries/magic-numbers.ts';
import { checkHeader, checkList } from '../emails/check-send-emails.ts';
import { checkPushOptions } from '../push/check-send-pushes.ts';
import { templateFault } from '../templates/liquid.ts';
import { templateProblems } from '../templates/template-problems.ts';
import { plainText } from './plain-text.ts';

const contentFields = [
  'text',
  'html',
  'title',
  'media',
  'location',
  'list_picker',
  'quick_reply',
  'call_to_action',
  'card',
];

/** Finds what the contract cannot say: addresses that are none, channels that nothing goes by, content that is empty. */
export function checkSendCommunications(request: unknown): Problem[] {
  const { from, to, content, processing_options: options, tags } = Object(request);
  const { address, channel, name } = Object(from);
  const recipients: readonly unknown[] = Array.isArray(to) ? to : [];
  return [
    ...checkChannel(channel, 'from.channel'),
    ...checkSender(address, channel, 'from.address'),
    ...checkHeader(name, 'from.name'),
    ...checkAddresses(to, 'to'),
    ...recipients.flatMap((recipient, index) => checkRecipient(recipient, `to[${index}]`)),
    ...checkContent(content),
    ...checkOptions(options),
    ...checkTags(tags),
  ];
}

function checkRecipient(recipient: unknown, field: string): Problem[] {
  const { channel, channels } = Object(recipient);
  const asked: readonly unknown[] = Array.isArray(channels) ? channels : [];
  return [
    ...checkChannel(channel, `${field}.channel`),
    ...asked.flatMap((each, index) => checkChannel(each, `${field}.channels[${index}]`)),
  ];
}

function checkChannel(channel: unknown, field: string): Problem[] {
  if (typeof channel !== 'string' || kindOfChannel(channel)) return [];
  return [problem(field, 'is no channel that communications go by')];
}

function checkContent(content: unknown): Problem[] {
  if (!(content instanceof Object)) return [];
  const { media: _, default_variables: __, ...texts }: Readonly<Record<string, unknown>> = Object(content);
  const isEmpty = contentFields.every((name) => {
    const value = Object(content)[name];
    return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  });
  return [
    ...(isEmpty ? [{ ...problem('content', 'has nothing to send'), code: 21602 }] : []),
    ...checkHeader(texts['title'], 'content.title'),
    ...templateProblems(texts, 'content'),
    ...checkHtml(texts),
  ];
}

/** Where there is no text, phones are sent what the HTML says: it must be a template without its tags, too. */
function checkHtml({ text, html }: Readonly<Record<string, unknown>>): Problem[] {
  if (text !== undefined || typeof html !== 'string' || templateFault(html) !== undefined) return [];
  if (templateFault(plainText(html)) === undefined) return [];
  return [problem('content.html', 'is no Liquid template without its tags: give a text for phones beside it')];
}

function checkOptions(options: unknown): Problem[] {
  const { emails, push_notifications: push } = Object(options);
  const { reply_to: replyTo, cc, bcc } = Object(emails);
  const path = 'processing_options.';
  return [
    ...checkList(replyTo, `${path}emails.reply_to`),
    ...checkList(cc, `${path}emails.cc`),
    ...checkList(bcc, `${path}emails.bcc`),
    ...checkPushOptions(push, `${path}push_notifications.`),
  ];
}

function checkTags(tags: unknown): Problem[] {
  const outcome = Object(tags)[outcomeTag];
  if (typeof outcome !== 'string' || readOutcome(outcome)) return [];
  return [problem(`tags.${outcomeTag}`, 'is none of sent, delivered, read, opened, undelivered:CODE, failed:CODE')];
}

function problem(field: string, what: string): Problem {
  return { code: 20001, field, message: `${field} ${what}` };
}
