import type { Problem } from '../api/problem.ts';
import { outcomeTag, readOutcome } from '../deliveries/magic-numbers.ts';
import { templateProblems } from '../templates/template-problems.ts';
import { deadlineOf } from './time-to-deliver.ts';

const channels = new Set<unknown>(['apn', 'fcm']);
const apnToken = /^[0-9a-f]{64,200}$/i;

/** Finds what the contract cannot say: tokens that are none, a notification that shows nothing, a time that is none. */
export function checkSendPushNotifications(request: unknown): Problem[] {
  const { to, content, tags, time_to_deliver: timeToDeliver } = Object(request);
  const recipients = Array.isArray(to) ? to : [];
  return [
    ...recipients.flatMap((recipient, index) => checkToken(recipient, `to[${index}]`)),
    ...checkPushContent(content),
    ...checkTimeToDeliver(timeToDeliver, 'time_to_deliver'),
    ...checkTags(tags),
  ];
}

/** Finds a time that is none of the three forms. */
export function checkTimeToDeliver(value: unknown, field: string): Problem[] {
  const isSeconds = typeof value === 'number' && Number.isInteger(value) && value >= 0;
  if (value === undefined || isSeconds) return [];
  if (typeof value === 'string' && deadlineOf(value, 0) !== undefined) return [];
  const message = `${field} must be a time, an ISO 8601 duration such as PT10M, or a whole number of seconds`;
  return [{ code: 20001, field, message }];
}

function checkToken(recipient: unknown, field: string): Problem[] {
  const { address, channel } = Object(recipient);
  if (typeof address !== 'string' || address === '') return [];
  if (!channels.has(channel)) {
    return [{ code: 20001, field: `${field}.channel`, message: `${field}.channel must be apn or fcm` }];
  }
  if (channel === 'fcm' || apnToken.test(address)) return [];
  const message = `${field}.address is no device token of APNs: at least 64 hexadecimal digits`;
  return [{ code: 21211, field: `${field}.address`, message }];
}

function checkPushContent(content: unknown): Problem[] {
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
  return [...(content instanceof Object && isEmpty ? [empty] : []), ...templateProblems(texts, 'content')];
}

function checkTags(tags: unknown): Problem[] {
  const outcome = Object(tags)[outcomeTag];
  if (typeof outcome !== 'string' || readOutcome(outcome)) return [];
  const field = `tags.${outcomeTag}`;
  return [
    { code: 20001, field, message: `${field} is none of sent, delivered, opened, undelivered:CODE, failed:CODE` },
  ];
}
