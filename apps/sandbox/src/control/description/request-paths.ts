import { listQuery } from './list-query.ts';
import type { Paths } from './route.ts';
import { count, flag, list, moment, object, orNull, pageOf, type Schema, text } from './schema.ts';

const facts = {
  id: text('As in the header Twilio-Request-Id'),
  account_sid: orNull(text('Whose it was; null where the credentials were refused')),
  at: moment('When it came in'),
  method: text('The verb'),
  host: text('The host that the client meant'),
  path: text('The path'),
  query: text('The query, without secrets'),
  operation: orNull(text('Such as messages.sendMessages; null where the path leads to none')),
  family: orNull(text('The API, such as commsPreview')),
  status: orNull(count('The answer; null where the connection was cut')),
  duration_ms: { type: 'number', description: 'How long the answer took' } as Schema,
  fidelity: count('How far the operation goes'),
  fault: orNull(text('The fault that hit it')),
  problems: list(
    object({ code: count("The vendor's code"), message: text('What is wrong'), field: text('Where') }),
    'Why it was refused',
  ),
} as const;

const part = object({
  headers: { type: 'object', additionalProperties: text('A value, without secrets') },
  body: text('The first 64 KiB, without secrets'),
  is_cut: flag('Whether there was more'),
});

/** The requests to the APIs. */
export const requestPaths: Paths = {
  '/requests': {
    get: {
      summary: 'Lists the last 10,000 requests to the APIs, the newest first',
      description: 'They are kept in memory, up to 16 MB of bodies: the oldest go first, and a restart forgets all.',
      query: {
        ...listQuery,
        operation: text('Its id, or the part after the dot'),
        family: text('Such as commsPreview'),
        method: text('A verb'),
        status: text('Such as 404, 4xx, or cut'),
        text: text('A part of the path, the body or the answer'),
      },
      answers: { 200: { description: 'The requests', schema: pageOf('requests', object(facts)) } },
    },
  },
  '/requests/{id}': {
    get: {
      summary: 'Shows one request, and what was answered',
      answers: {
        200: { description: 'All of it', schema: object({ ...facts, request: part, response: part }) },
      },
    },
  },
};
