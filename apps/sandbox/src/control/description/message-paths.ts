import { listQuery } from './list-query.ts';
import type { Paths } from './route.ts';
import { anything, count, list, moment, object, oneOf, orNull, pageOf, type Schema, text } from './schema.ts';

/** Someone at an address. */
export const party: Schema = {
  type: 'object',
  properties: { address: text('Such as +14155550100'), channel: text('Such as tel, whatsapp, rcs or email') },
  additionalProperties: true,
};

/** Why something did not arrive. */
const deliveryProblem: Schema = object({
  code: count("The vendor's code"),
  message: text('What it means'),
  more_info: text('Where the vendor explains it'),
});

/** The states of what is sent. */
export const deliveryState: Schema = oneOf('Where it stands', [
  'scheduled',
  'queued',
  'sent',
  'delivered',
  'read',
  'opened',
  'undelivered',
  'failed',
]);

/** What everything that is delivered shows. */
export const deliveryFields = {
  account_sid: text('Whose it is'),
  code: orNull(text('The one-time code in it: the one that was asked for, or else what looks like one')),
  links: list(text('A web address'), 'The web addresses in it, in their order'),
  state: deliveryState,
  errors: list(deliveryProblem, 'Why it did not arrive'),
  operation_id: orNull(text('The operation that it is of; null for what came in')),
  origin: orNull(text('What had it sent, such as a communication or a verification')),
  created_at: moment('When it was sent, or came in'),
  updated_at: moment('When it came to its state'),
  transitions: list(
    object({ state: text('The state it came to'), at: moment('When') }),
    'How it came there: only when one is asked for',
  ),
} as const;

const message = object(
  {
    id: text('As the API shows it: message_…'),
    ...deliveryFields,
    direction: oneOf('Whether a person sent it, or gets it', ['inbound', 'outbound']),
    from: orNull(party),
    to: list(party),
    channel: orNull(text("The recipient's channel")),
    text: text('What the recipient reads, with all variables and the code'),
    content: anything('All of the content, filled in the same way: media, cards, quick replies …'),
    conversation_id: orNull(text('The conversation that it belongs to')),
    tags: anything('As given'),
  },
  { optional: ['transitions'] },
);

/** What is on phones. */
export const messagePaths: Paths = {
  '/messages': {
    get: {
      summary: 'Lists what is on phones, and what was written on them, the newest first',
      query: {
        ...listQuery,
        to: text('The address of a recipient'),
        from: text('The address of the sender'),
        address: text('An address on either side'),
        text: text('A part of the text, in upper or lower case'),
        state: deliveryState,
        code: text('A one-time code; `*` is any'),
        operation_id: text('The operation that they are of'),
        direction: text('inbound or outbound'),
        channel: text("The recipient's channel"),
        conversation_id: text('The conversation that they belong to'),
        tag: text('The name of a tag, or name:value'),
      },
      answers: { 200: { description: 'The messages', schema: pageOf('messages', message) } },
    },
  },
  '/messages/{id}': {
    get: { summary: 'Shows one message', answers: { 200: { description: 'The message', schema: message } } },
  },
};
