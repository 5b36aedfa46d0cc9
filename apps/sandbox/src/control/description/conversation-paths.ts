import { listQuery } from './list-query.ts';
import type { Paths } from './route.ts';
import { count, list, moment, object, oneOf, orNull, pageOf, text } from './schema.ts';

const conversation = object({
  api: oneOf('Which API it is of', ['preview', 'v1', 'v2']),
  id: text('As that API shows it'),
  account_sid: text('Whose it is'),
  service_sid: orNull(text('Its service, for v1')),
  name: orNull(text('What it is called')),
  state: text('Such as active'),
  participants: list(
    object({
      id: text('As that API shows it'),
      name: orNull(text('Who it is, as far as that is known')),
      address: orNull(text('Where messages for it go')),
      channel: orNull(text('By which channel')),
      via: orNull(text('The address of ours that stands between it and the others')),
    }),
  ),
  message_count: count('How many messages there are'),
  created_at: moment('When it began'),
  updated_at: moment('When it changed last'),
});

const session = object({
  sid: text('KC…'),
  account_sid: text('Whose it is'),
  service_sid: text('KS…'),
  unique_name: orNull(text('Its name')),
  status: text('Such as open'),
  participants: list(
    object({
      sid: text('KP…'),
      identifier: text('The real number'),
      proxy_identifier: text('The number that stands for the other one'),
      friendly_name: orNull(text('Who it is')),
    }),
  ),
  interactions: count('How many texts and calls went through it'),
  created_at: moment('When it began'),
  updated_at: moment('When it changed last'),
});

/** Who talks to whom, and through which number. */
export const conversationPaths: Paths = {
  '/conversations': {
    get: {
      summary: 'Lists the conversations of all three APIs that have some, the newest first',
      query: {
        ...listQuery,
        api: text('preview, v1 or v2'),
        state: text('Such as active'),
        name: text('A part of the name'),
        address: text('An address of someone in it'),
      },
      answers: { 200: { description: 'The conversations', schema: pageOf('conversations', conversation) } },
    },
  },
  '/conversations/{id}': {
    get: { summary: 'Shows one', answers: { 200: { description: 'The conversation', schema: conversation } } },
  },
  '/proxy/sessions': {
    get: {
      summary: 'Lists the sessions of Proxy, the newest first',
      query: {
        ...listQuery,
        status: text('Such as open'),
        service_sid: text('Those of one service'),
        address: text('A number of someone in it, or one that masks'),
      },
      answers: { 200: { description: 'The sessions', schema: pageOf('sessions', session) } },
    },
  },
  '/proxy/sessions/{id}': {
    get: { summary: 'Shows one session', answers: { 200: { description: 'The session', schema: session } } },
  },
};
