import { listQuery } from './list-query.ts';
import type { Paths } from './route.ts';
import { anything, count, list, moment, object, oneOf, orNull, pageOf, text } from './schema.ts';

const webhook = object({
  id: text('Its number'),
  account_sid: text('Whose it is'),
  family: oneOf('The API that tells it', ['conversationsV1', 'conversationsV2', 'proxyV1']),
  event: text('What it tells, such as onMessageAdded'),
  url: text('What is called, without user info'),
  method: oneOf('How', ['GET', 'POST']),
  content_type: text('Of the body'),
  body: text('Byte for byte as it is signed and sent; for GET it is the query'),
  token: text('I-Twilio-Idempotency-Token, the same in every attempt'),
  state: oneOf('How far it is', ['pending', 'delivered', 'failed']),
  attempts: count('How often it was tried'),
  next_at: orNull(moment('When it is tried again; null while it waits for its turn, or has ended')),
  created_at: moment('When it happened'),
});

const attempt = object({
  at: moment('When it was tried'),
  url: text('The address as it was called and signed'),
  status: orNull(count('What it answered')),
  error: orNull(text('Why there was no answer')),
  duration_ms: count('How long it took'),
  headers: anything('What was sent beside the body, the signature included, without secrets'),
  answer: orNull(text('The start of what it said')),
});

/** The webhooks of Conversations v1, v2 and Proxy. */
export const webhookPaths: Paths = {
  '/webhooks': {
    get: {
      summary: 'Lists what Conversations v1, v2 and Proxy have told, the newest first',
      query: {
        ...listQuery,
        event: text('Such as onMessageAdded'),
        family: text('Such as proxyV1'),
        state: text('How far it is'),
        url: text('A part of the address'),
        text: text('A part of the body'),
      },
      answers: { 200: { description: 'The webhooks', schema: pageOf('webhooks', webhook) } },
    },
  },
  '/webhooks/{id}': {
    get: { summary: 'Shows one', answers: { 200: { description: 'The webhook', schema: webhook } } },
  },
  '/webhooks/{id}/attempts': {
    get: {
      summary: 'Shows what was tried to deliver it',
      answers: { 200: { description: 'The calls, the first first', schema: object({ attempts: list(attempt) }) } },
    },
  },
  '/webhooks/{id}/replay': {
    post: {
      summary: 'Delivers it once more, with the same token, also where it has failed',
      answers: {
        202: {
          description: 'It is on its way',
          schema: object({ replayed: count('1, or 0 where it waits for its turn anyhow') }),
        },
      },
    },
  },
};
