import { listQuery } from './list-query.ts';
import { deliveryFields, deliveryState, party } from './message-paths.ts';
import type { Paths } from './route.ts';
import { anything, count, list, moment, object, oneOf, orNull, pageOf, text } from './schema.ts';

const { code: _, links: __, ...communicationFields } = deliveryFields;

const email = object(
  {
    id: text('As the API shows it: email_…'),
    ...deliveryFields,
    direction: oneOf('Whether a person sent it, or gets it', ['inbound', 'outbound']),
    from: party,
    to: list(party),
    cc: list(party),
    bcc: list(party),
    reply_to: list(party),
    subject: text('Its subject'),
    text: orNull(text('The plain text')),
    html: orNull(text('The HTML, which comes from elsewhere: show it in a frame without scripts only')),
    attachments: list(
      object({ file_name: text('Its name'), mime_type: text('Its type'), file_size: count('Its size in bytes') }),
    ),
  },
  { optional: ['transitions'] },
);

const push = object(
  {
    id: text('As the API shows it: pushnotification_…'),
    ...deliveryFields,
    to: list(party),
    title: orNull(text('Its title')),
    text: orNull(text('Its text')),
    content: anything('All that the device shows'),
    payload: orNull({ type: 'object', description: 'What Apple or Google was given; null until it was sent' }),
  },
  { optional: ['transitions'] },
);

const communication = object(
  {
    id: text('As the API shows it: communication_…'),
    ...communicationFields,
    to: list(party),
    type: orNull(text('What kind of thing it became')),
    channel: orNull(text('By which channel')),
    became: orNull(text('The message, e-mail or notification that it became')),
    considered: list(
      object({
        channels: list(text('A channel')),
        verdict: oneOf('What was found', ['chosen', 'declined', 'no_address', 'no_sender', 'unfit']),
        reason: text('The same in a sentence'),
      }),
      'The channels in the order in which they were thought of',
    ),
  },
  { optional: ['transitions'] },
);

const operation = object({
  id: text('As the API shows it: operation_…'),
  account_sid: text('Whose it is'),
  resource: oneOf('What it sends', ['messages', 'emails', 'push_notifications', 'communications']),
  status: oneOf('Where it stands', ['scheduled', 'processing', 'completed', 'canceled', 'failed']),
  total_count: count('How many recipients there are'),
  counts: { type: 'object', additionalProperties: count('How many are in the state'), description: 'By state' },
  created_at: moment('When it was asked for'),
  updated_at: moment('When it changed last'),
});

/** E-mails, notifications, communications, and the sends that they are of. */
export const deliveryPaths: Paths = {
  '/emails': {
    get: {
      summary: 'Lists what is in mailboxes, the newest first',
      query: {
        ...listQuery,
        to: text('The address of a recipient, also of a copy'),
        from: text('The address of the sender'),
        address: text('An address on either side'),
        subject: text('A part of the subject'),
        text: text('A part of the subject or the body'),
        state: deliveryState,
        code: text('A one-time code; `*` is any'),
        operation_id: text('The operation that they are of'),
      },
      answers: { 200: { description: 'The e-mails', schema: pageOf('emails', email) } },
    },
  },
  '/emails/{id}': {
    get: { summary: 'Shows one e-mail', answers: { 200: { description: 'The e-mail', schema: email } } },
  },
  '/emails/{id}/raw': {
    get: {
      summary: 'Gives an e-mail as a MIME message',
      answers: { 200: { description: 'The message', contentType: 'message/rfc822' } },
    },
  },
  '/emails/{id}/attachments/{index}': {
    get: {
      summary: 'Gives a file of an e-mail, as a download; the first has the index 0',
      answers: { 200: { description: 'Its bytes', contentType: 'application/octet-stream' } },
    },
  },
  '/push_notifications': {
    get: {
      summary: 'Lists what is on devices, the newest first',
      query: {
        ...listQuery,
        to: text('The token of a device'),
        text: text('A part of the title or the text'),
        state: deliveryState,
        code: text('A one-time code; `*` is any'),
        operation_id: text('The operation that they are of'),
      },
      answers: { 200: { description: 'The notifications', schema: pageOf('push_notifications', push) } },
    },
  },
  '/push_notifications/{id}': {
    get: { summary: 'Shows one notification', answers: { 200: { description: 'The notification', schema: push } } },
  },
  '/communications': {
    get: {
      summary: 'Lists why communications went the way that they did, the newest first',
      query: { ...listQuery, to: text('The address of a recipient'), channel: text('A channel') },
      answers: { 200: { description: 'The communications', schema: pageOf('communications', communication) } },
    },
  },
  '/communications/{id}': {
    get: { summary: 'Shows one', answers: { 200: { description: 'The communication', schema: communication } } },
  },
  '/operations': {
    get: {
      summary: 'Lists the sends, the newest first',
      query: { ...listQuery, resource: text('What they send'), status: text('Where they stand') },
      answers: { 200: { description: 'The sends', schema: pageOf('operations', operation) } },
    },
  },
  '/operations/{id}': {
    get: { summary: 'Shows one send', answers: { 200: { description: 'The send', schema: operation } } },
  },
};
