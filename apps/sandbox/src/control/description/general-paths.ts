import { listQuery } from './list-query.ts';
import type { Paths } from './route.ts';
import { anything, count, fields, flag, moment, object, oneOf, orNull, pageOf, type Schema, text } from './schema.ts';

const accountSid = text('Such as AC and 32 digits', { pattern: '^AC\\w{1,62}$' });

const account = object({
  account_sid: accountSid,
  is_made: flag('Whether it has a token of its own; any opens the others'),
});

/** The clock, as many routes show it. */
export const clock: Schema = object({
  mode: oneOf('How the time runs', ['real', 'frozen', 'scaled']),
  now: moment("The sandbox's time"),
  scale: { type: 'number', description: 'Seconds of the sandbox in one second' },
  next_due: orNull(moment('When the next work is due')),
  pending: count('How much work is waiting'),
});

/** The sandbox as a whole. */
export const generalPaths: Paths = {
  '/health': {
    get: {
      summary: 'Says that the server is ready',
      answers: {
        200: {
          description: 'It is',
          schema: object({ status: text('Always ok'), clock, faults: count('How many faults are set') }),
        },
      },
    },
  },
  '/openapi.json': {
    get: {
      summary: 'Describes the control API',
      answers: { 200: { description: 'An OpenAPI document', schema: anything('OpenAPI 3.1') } },
    },
  },
  '/accounts': {
    get: {
      summary: 'Lists the accounts, the newest first',
      query: listQuery,
      answers: { 200: { description: 'The accounts, without secrets', schema: pageOf('accounts', account) } },
    },
    post: {
      summary: 'Makes an account with credentials, which are checked from then on',
      body: fields({ account_sid: accountSid, auth_token: text('Its token') }),
      answers: {
        201: {
          description: 'The account, with what opens it',
          schema: object({
            account_sid: accountSid,
            auth_token: text('The token of the account'),
            api_key_sid: text('An API key of it'),
            api_key_secret: text('The secret of the key'),
          }),
        },
      },
    },
  },
  '/accounts/{id}': {
    get: { summary: 'Shows one account', answers: { 200: { description: 'The account', schema: account } } },
  },
  '/reset': {
    post: {
      summary: 'Removes everything and begins anew; with `account_sid`, only what that account has',
      body: fields({ account_sid: accountSid }),
      answers: {
        200: {
          description: 'How many rows were removed, by table',
          schema: object({ removed: { type: 'object', additionalProperties: count('Rows') } }),
        },
      },
    },
  },
};
