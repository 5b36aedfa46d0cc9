import { listQuery } from './list-query.ts';
import type { Paths } from './route.ts';
import { anything, count, list, moment, object, oneOf, orNull, pageOf, text } from './schema.ts';

const event = object({
  id: text('Its id, as in the envelope'),
  account_sid: text('Whose it is'),
  type: text('Such as message.delivered'),
  event: anything('The CloudEvents envelope as it is delivered'),
  deliveries: list(
    object({
      subscription_id: text('To whom'),
      sink: oneOf('Which of its sinks', ['primary', 'fallback']),
      state: oneOf('How far it is', ['pending', 'delivered', 'discarded', 'expired']),
      attempts: count('How often it was tried'),
      next_at: orNull(moment('When it is tried again; null while it waits for its turn, or has ended')),
    }),
  ),
  created_at: moment('When it happened'),
});

const attempt = object({
  at: moment('When it was tried'),
  sink: oneOf('Which sink', ['primary', 'fallback']),
  target: text('The address, without user info'),
  status: orNull(count('What it answered')),
  error: orNull(text('Why there was no answer')),
  duration_ms: count('How long it took'),
  headers: anything('What was sent beside the events, without secrets'),
});

/** Events for those who have subscribed to them. */
export const eventPaths: Paths = {
  '/events': {
    get: {
      summary: 'Lists what was told to subscribers, the newest first',
      query: {
        ...listQuery,
        type: text('Such as message.delivered'),
        text: text('A part of the envelope'),
        state: text('How far a delivery is'),
      },
      answers: { 200: { description: 'The events', schema: pageOf('events', event) } },
    },
  },
  '/events/{id}': {
    get: { summary: 'Shows one event', answers: { 200: { description: 'The event', schema: event } } },
  },
  '/events/{id}/attempts': {
    get: {
      summary: 'Shows what was tried to deliver an event',
      answers: { 200: { description: 'The calls, the first first', schema: object({ attempts: list(attempt) }) } },
    },
  },
  '/events/{id}/replay': {
    post: {
      summary: 'Delivers an event once more',
      answers: {
        202: { description: 'It is on its way', schema: object({ replayed: count('To how many subscribers') }) },
      },
    },
  },
};
