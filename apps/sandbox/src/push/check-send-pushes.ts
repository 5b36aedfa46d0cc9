import type { Problem } from '../api/problem.ts';
import { outcomeTag, readOutcome } from '../deliveries/magic-numbers.ts';
import { templateProblems } from '../templates/template-problems.ts';
import { tokenFault } from './device-token.ts';
import { deadlineOf } from './time-to-deliver.ts';

const channels = new Set<unknown>(['apn', 'fcm']);
const priorities = new Set<unknown>(['low', 'high', undefined]);

/** Finds what the contract cannot say: tokens that are none, a notification that shows nothing, a time that is none. */
export function checkSendPushNotifications(request: unknown): Problem[] {
  const { to, content, tags, ...options } = Object(request);
  const recipients = Array.isArray(to) ? to : [];
  return [
    ...recipients.flatMap((recipient, index) => checkRecipient(recipient, `to[${index}]`)),
    ...checkPushContent(content),
    ...checkPushOptions(options),
    ...checkTags(tags),
  ];
}

/** Finds what the services do not know of how notifications are sent; `path` is where the fields stand, with its dot. */
export function checkPushOptions(options: unknown, path = ''): Problem[] {
  const { priority, time_to_deliver: timeToDeliver } = Object(options);
  return [
    ...(priorities.has(priority) ? [] : [problem(`${path}priority`, 'must be low or high')]),
    ...checkTimeToDeliver(timeToDeliver, `${path}time_to_deliver`),
  ];
}

function checkTimeToDeliver(value: unknown, field: string): Problem[] {
  // A number of seconds after which no clock counts is none.
  const isSeconds = typeof value === 'number' && Number.isInteger(value) && value >= 0;
  const deadline = isSeconds || typeof value === 'string' ? deadlineOf(value, 0) : undefined;
  if (value === undefined || (deadline !== undefined && Math.abs(deadline) <= maxTime)) return [];
  return [problem(field, 'must be a time, an ISO 8601 duration such as PT10M, or a whole number of seconds')];
}

/** The last time that there is for `Date`. */
const maxTime = 8.64e15;

function checkRecipient(recipient: unknown, field: string): Problem[] {
  const { address, channel } = Object(recipient);
  if (typeof channel !== 'string') return [];
  if (channel !== 'apn' && channel !== 'fcm') return [problem(`${field}.channel`, 'must be apn or fcm')];
  if (typeof address !== 'string' || address === '') return [];
  const fault = tokenFault(channel, address);
  return fault === undefined ? [] : [{ ...problem(`${field}.address`, fault), code: 21211 }];
}

function checkPushContent(content: unknown): Problem[] {
  if (!(content instanceof Object)) return [];
  const {
    title,
    text,
    otp,
    content_id: template,
    icon,
    click_action: clickAction,
    channel_passthrough: data,
  } = Object(content);
  const isEmpty = [title, text, otp, template, data].every((each) => each === undefined || each === '');
  const empty = { code: 21602, field: 'content', message: 'content has neither a title nor a text nor data to send' };
  const texts = { title, text, icon, click_action: clickAction };
  return [
    ...(isEmpty ? [empty] : []),
    ...templateProblems(texts, 'content'),
    ...checkPassthrough(data, 'content.channel_passthrough'),
  ];
}

function checkPassthrough(value: unknown, field: string): Problem[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((each, index) => {
    const { channel } = Object(each);
    if (typeof channel !== 'string' || channels.has(channel)) return [];
    return [problem(`${field}[${index}].channel`, 'must be apn or fcm')];
  });
}

function checkTags(tags: unknown): Problem[] {
  const outcome = Object(tags)[outcomeTag];
  if (typeof outcome !== 'string' || readOutcome(outcome)) return [];
  return [problem(`tags.${outcomeTag}`, 'is none of sent, delivered, opened, undelivered:CODE, failed:CODE')];
}

function problem(field: string, what: string): Problem {
  return { code: 20001, field, message: `${field} ${what}` };
}
