import type { Paths } from './route.ts';
import { anything, count, fields, flag, list, object, oneOf, orNull, type Schema, text } from './schema.ts';

const accountSid = text('The account that gets it; left out, it is found by the receiver');

const address = (channel: string): Schema =>
  fields({ address: text('Such as +14155550100'), channel: text(channel) }, ['address']);

const file = object(
  { url: text('Where it is'), media_id: text('Of an uploaded file') },
  { optional: ['url', 'media_id'] },
);

const caused = list(
  object({
    kind: oneOf('What it is', ['conversation', 'participant', 'message', 'webhook', 'event']),
    id: text('Its id'),
    what: text('created, queued, or what the webhook or the event tells'),
  }),
  'What is there because of it',
);

const consent = object(
  {
    wish: oneOf('What the only word of the message asked for', ['stop', 'start', 'help']),
    opted_out: flag('Whether messages from the receiver to the sender fail with 21610 from now on'),
    reply_id: orNull(text('The message that answers it; null where it was said before')),
  },
  { description: 'Only where the message was STOP, START, HELP or another word for one of these' },
);

/** What came in, as the API shows it, with what became of it. */
const routed: Schema = {
  type: 'object',
  properties: {
    id: text('Its id; left out where it was dropped'),
    taken: anything('What Proxy or Conversations v1 has made of it; left out where neither took it'),
    consent,
    caused,
  },
  required: ['caused'],
};

const mailbox: Schema = {
  anyOf: [text('An address'), fields({ address: text('An address'), name: text('Who has it') }, ['address'])],
};
const mailboxes: Schema = { anyOf: [mailbox, list(mailbox)] };

const receiptStatus = oneOf('What is told', ['sent', 'delivered', 'read', 'opened', 'undelivered', 'failed']);

/** What comes in from outside. */
export const inboundPaths: Paths = {
  '/inbound/messages': {
    post: {
      summary: 'Lets a message come in; STOP, START and HELP change consent',
      body: fields(
        {
          from: address('tel, whatsapp, fbm, gbm or chat'),
          to: address('As that of the sender'),
          text: text('What it says'),
          media: list(file),
          tags: anything('Up to ten pairs of texts'),
          account_sid: accountSid,
        },
        ['from', 'to'],
      ),
      answers: { 201: { description: 'The message as the Communications API shows it', schema: routed } },
    },
  },
  '/inbound/emails': {
    post: {
      summary: 'Lets an e-mail come in, as JSON or as a whole',
      query: { account_sid: accountSid },
      bodyType: ['application/json', 'message/rfc822'],
      body: fields(
        {
          from: mailbox,
          to: mailboxes,
          cc: mailboxes,
          reply_to: mailboxes,
          subject: text('Its subject'),
          text: text('The plain text'),
          html: text('The HTML'),
          attachments: list(
            fields({ file_name: text('Its name'), mime_type: text('Its type'), content: text('Its bytes in Base64') }),
          ),
          account_sid: accountSid,
        },
        ['from', 'to'],
      ),
      answers: { 201: { description: 'The e-mail as the Communications API shows it', schema: routed } },
    },
  },
  '/inbound/receipts': {
    post: {
      summary: 'Takes what was sent to another state, as a carrier or a device would',
      body: fields(
        {
          id: text('message_…, email_…, pushnotification_…, SM… or DY…'),
          status: receiptStatus,
          code: count("The vendor's code, where it does not arrive", { default: 30008 }),
        },
        ['id', 'status'],
      ),
      answers: {
        200: {
          description: 'Where it stands now',
          schema: object({ id: text('As given'), state: text('Its state'), caused }),
        },
      },
    },
  },
  '/inbound/clicks': {
    post: {
      summary: 'Clicks on a link in what was sent: e-mails and notifications are opened by it',
      body: fields({ id: text('message_…, email_… or pushnotification_…'), url: text('One of its links') }, [
        'id',
        'url',
      ]),
      answers: {
        200: {
          description: 'What was told',
          schema: object({
            id: text('As given'),
            url: text('As given'),
            state: orNull(text('The state that it came to; null where nothing was to be told')),
            note: text('What that means, or why nothing was told'),
            caused,
          }),
        },
      },
    },
  },
  '/inbound/typing': {
    post: {
      summary: 'Is refused: no API and no webhook tells that someone types',
      answers: {},
    },
  },
  '/inbound/calls': {
    post: {
      summary: 'Lets a call come in to a number of Proxy',
      body: fields(
        {
          from: address('tel'),
          to: address('tel'),
          duration: count('In seconds', { default: 5 }),
          outcome: text('How it ends', { default: 'completed' }),
          account_sid: accountSid,
        },
        ['from', 'to'],
      ),
      answers: {
        201: {
          description: 'The call',
          schema: object({
            sid: text('CA…'),
            account_sid: text('Whose it is'),
            from: anything('As given'),
            to: anything('As given'),
            direction: text('inbound'),
            taken: anything('What Proxy has made of it'),
          }),
        },
      },
    },
  },
};
