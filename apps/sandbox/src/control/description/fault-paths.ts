import { webhookEffects } from '../../faults/fault-action.ts';
import { faultTypes } from '../fault-settings.ts';
import type { Paths } from './route.ts';
import { amount, count, fields, list, object, oneOf, type Schema, text } from './schema.ts';

const match: Schema = {
  ...fields({
    operation: text("An operation's id, or the part of it after the dot"),
    family: text('An API family, such as proxyV1'),
    method: text('A verb'),
    path: text('The path below the base URL of the API'),
    account: text('An account SID'),
    address: text('An address that is sent to or from, or stands in the request or the webhook'),
    event: text('What a webhook tells, or the type of an event'),
    url: text('The address that a webhook goes to'),
    nth: count('The first one that is hit, counted among those that match', { minimum: 1 }),
    times: count('How many are hit: one with `nth`, all without', { minimum: 1 }),
    probability: amount('How likely a matching one is hit, drawn from the seed', { minimum: 0, maximum: 1 }),
  }),
  description: 'What it is for: all that is given must hold. In texts, `*` stands for anything',
};

const action: Schema = {
  ...fields(
    {
      type: oneOf('What happens', faultTypes),
      status: count('error: the status', { minimum: 400, maximum: 599 }),
      code: count("error, status, operation: the vendor's code"),
      retry_after: count('error: the header Retry-After, in seconds'),
      ms: amount('latency: how late; webhook delay: the same', { minimum: 0, maximum: 600_000 }),
      from: amount('latency: the least of an even spread', { minimum: 0 }),
      to: amount('latency: the most of it'),
      median: amount('latency: the middle of a log-normal spread'),
      sigma: amount('latency: how wide that is'),
      bytes_per_second: amount('slow_body: how fast'),
      state: oneOf('status: how it ends', ['sent', 'undelivered', 'failed']),
      effect: oneOf('operation, webhook: what happens', ['stall', 'fail', 'partial_failure', ...webhookEffects]),
      percent: amount('operation partial_failure: how many of a hundred', { minimum: 0, maximum: 100, default: 50 }),
    },
    ['type'],
  ),
  description: 'What happens to it',
};

const fault = object({
  id: text('Its identifier'),
  match,
  action,
  matched: count('How many matched'),
  applied: count('How many of these were hit'),
});

/** What goes wrong. */
export const faultPaths: Paths = {
  '/faults': {
    get: {
      summary: 'Lists the faults, in the order in which they were set',
      answers: { 200: { description: 'The faults', schema: object({ faults: list(fault) }) } },
    },
    post: {
      summary: 'Sets a fault; of those that are for the same, the first that hits decides',
      body: fields({ match, action }, ['action']),
      answers: { 201: { description: 'The fault', schema: fault } },
    },
    delete: {
      summary: 'Takes all faults away',
      answers: { 200: { description: 'They are gone', schema: object({ removed: count('How many there were') }) } },
    },
  },
  '/faults/{id}': { delete: { summary: 'Takes one fault away', answers: { 204: { description: 'It is gone' } } } },
};
