import { clock } from './general-paths.ts';
import type { Paths } from './route.ts';
import { amount, count, fields, flag, list, moment, object, oneOf, type Schema, text } from './schema.ts';

const moved: Schema = object({
  ...clock.properties,
  jobs_done: count('How many pieces of work were done'),
  effects: list(
    object({
      at: moment('When, by the sandbox'),
      kind: oneOf('What it happened to', ['event', 'webhook', 'conversation', 'proxy_session']),
      id: text('Its identifier'),
      account_sid: text('Whose it is'),
      what: text('The type of the event, what the webhook told, or the state that the other came to'),
    }),
    'What happened, in order: the first thousand',
  ),
  effects_are_all: flag('Whether nothing more has happened'),
  is_idle: flag('Whether nothing is left to do'),
});

/** The time. */
export const clockPaths: Paths = {
  '/clock': {
    get: { summary: 'Shows the clock', answers: { 200: { description: 'The clock', schema: clock } } },
    put: {
      summary: 'Sets the clock; what is left out stays',
      body: fields({
        mode: oneOf('How the time runs', ['real', 'frozen', 'scaled']),
        now: moment('The time'),
        scale: amount('Seconds of the sandbox in one second', { minimum: 0.001, maximum: 1_000_000 }),
      }),
      answers: { 200: { description: 'The clock', schema: clock } },
    },
  },
  '/clock/advance': {
    post: {
      summary: 'Goes forward in time, and does all that is due on the way, in order',
      description:
        'It is answered when the webhooks and events that this sets off have been delivered, or have failed.',
      body: fields({ by: text('A duration such as PT10M'), to: moment('A time, in place of `by`') }),
      answers: { 200: { description: 'The clock, and what happened', schema: moved } },
    },
  },
  '/clock/run-until-idle': {
    post: {
      summary: 'Goes forward in time until nothing is left to do',
      body: fields({ max: text('How far at most', { default: 'PT24H' }) }),
      answers: { 200: { description: 'The clock, and what happened', schema: moved } },
    },
  },
};
