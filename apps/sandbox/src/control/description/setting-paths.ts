import type { Paths } from './route.ts';
import { anything, count, fields, flag, list, moment, object, oneOf, orNull, type Schema, text } from './schema.ts';

const accountSid = text('The account');

const record: Schema = object({
  type: oneOf('Its type', ['A', 'AAAA', 'CNAME', 'MX', 'TXT']),
  host: text('Its name'),
  value: text('What it holds'),
});

const zone = object({ domain: text('The domain'), records: list(record) });

const numbers = object({
  account_sid: accountSid,
  numbers: anything('The phone numbers and short codes of the account; null where it has any'),
});

/** What a test sets that the vendor, the world, or an SDK would decide. */
export const settingPaths: Paths = {
  '/dns/{domain}': {
    put: {
      summary: "Sets the records of a domain in the sandbox's own DNS",
      body: {
        type: 'object',
        properties: { records: list({ type: 'object', additionalProperties: true }) },
        required: ['records'],
      },
      answers: { 200: { description: 'The records', schema: zone } },
    },
    get: { summary: 'Shows them', answers: { 200: { description: 'The records', schema: zone } } },
    delete: { summary: 'Takes them away', answers: { 204: { description: 'They are gone' } } },
  },
  '/proxy/numbers': {
    put: {
      summary: 'Says which numbers an account has; null is any',
      body: fields({ account_sid: accountSid, numbers: anything('A list, or null') }, ['account_sid', 'numbers']),
      answers: { 200: { description: 'The numbers', schema: numbers } },
    },
    get: {
      summary: 'Shows them',
      query: { account_sid: accountSid },
      answers: { 200: { description: 'The numbers', schema: numbers } },
    },
  },
  '/proxy/settings': {
    put: {
      summary: 'Sets what the vendor decides for an account',
      body: fields(
        {
          account_sid: accountSid,
          assigns_reserved: flag('Whether reserved numbers can be given by hand'),
          makes_services: flag('False refuses new services with 80506'),
        },
        ['account_sid'],
      ),
      answers: {
        200: {
          description: 'As it is then',
          schema: object({ account_sid: accountSid, assigns_reserved: flag('…'), makes_services: flag('…') }),
        },
      },
    },
  },
  '/proxy/log': {
    get: {
      summary: 'Lists what went wrong in Proxy while people called and wrote, the newest first',
      query: { account_sid: accountSid, code: text("The vendor's code"), service_sid: text('Of one service') },
      answers: {
        200: {
          description: 'The log',
          schema: object({
            log: list(
              object({
                account_sid: accountSid,
                code: count("The vendor's code"),
                message: text('What went wrong'),
                service_sid: orNull(text('Where')),
                session_sid: orNull(text('Where')),
                at: moment('When'),
              }),
            ),
          }),
        },
      },
    },
  },
  '/bindings': {
    post: {
      summary: 'Registers a device of a user of Conversations v1, as an SDK would',
      body: fields(
        {
          account_sid: accountSid,
          identity: text('The user'),
          binding_type: text('fcm, apn or twilsock', { default: 'fcm' }),
          endpoint: text('The token of the device'),
          credential_sid: text('CR…'),
          chat_service_sid: text('IS…'),
        },
        ['account_sid', 'identity'],
      ),
      answers: { 201: { description: 'The binding as Conversations v1 shows it' } },
    },
  },
  '/orchestrator': {
    put: {
      summary: 'Says how many configurations of Conversations v2 an account can have',
      body: fields({ account_sid: accountSid, configuration_limit: count('How many', { minimum: 0 }) }, [
        'account_sid',
        'configuration_limit',
      ]),
      answers: {
        200: {
          description: 'As it is then',
          schema: object({ account_sid: accountSid, configuration_limit: count('…') }),
        },
      },
    },
  },
};
