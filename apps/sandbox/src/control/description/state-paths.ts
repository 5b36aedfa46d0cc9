import type { Paths } from './route.ts';
import { anything, count, fields, flag, list, moment, object, orNull, text } from './schema.ts';

const snapshot = object({
  name: text('As it was named'),
  created_at: moment("When it was taken, by the sandbox's clock"),
  bytes: count('How large it is'),
  accounts: count('How many accounts it has'),
  messages: count('How many messages it has'),
});

const replaces =
  'Requests that come meanwhile wait. What was pending then is pending again, and events and webhooks that wait are delivered. The seed stays that of this sandbox.';

/** Snapshots, files of the whole state, and worlds that are described in JSON. */
export const statePaths: Paths = {
  '/snapshots': {
    get: {
      summary: 'Lists the snapshots, the newest first',
      answers: { 200: { description: 'The snapshots', schema: object({ snapshots: list(snapshot) }) } },
    },
  },
  '/snapshots/{name}': {
    post: {
      summary: 'Keeps all that the sandbox holds under a name',
      description:
        'All accounts, the clock, faults, what is to be done, and where identifiers stand. It takes the place of one with the same name. With a data file, snapshots are kept in a folder beside it, and are there after a restart. A name has 1 to 64 letters, digits, dots, dashes and underscores, and does not begin with a dot.',
      answers: { 201: { description: 'It is kept', schema: snapshot } },
    },
    delete: { summary: 'Removes a snapshot', answers: { 204: { description: 'It is gone' } } },
  },
  '/snapshots/{name}/restore': {
    post: {
      summary: 'Goes back to a snapshot: all of it, or nothing where that fails',
      description: replaces,
      answers: { 200: { description: 'It is restored', schema: object({ restored: snapshot }) } },
    },
  },
  '/seed': {
    post: {
      summary: 'Makes a world that is described in JSON: all of it, or nothing where something in it is wrong',
      description:
        'Steps are calls of the APIs, in wire form, and are checked as these are; a refusal names the step and the field. In requests, {{name.field}} stands for a part of the answer of an earlier step with `as: name`, and {{account.account_sid}} for the account itself.',
      body: fields({
        clock: anything('As PUT /clock takes it'),
        otp: {
          type: 'object',
          description: 'Codes of verifications by address',
          additionalProperties: text('The code'),
        },
        accounts: list(anything('account_sid, auth_token, steps: [{ operation, request, as }, { inbound }]')),
        inbound: list(anything('As POST /inbound/messages takes it')),
        faults: list(anything('As POST /faults takes it')),
        advance: text('How far the clock goes forward at the end, such as PT10M'),
      }),
      answers: {
        201: {
          description: 'What was made',
          schema: object({
            accounts: list(object({ account_sid: text('The account'), auth_token: orNull(text('Its token')) })),
            answers: { type: 'object', description: 'By the names of their steps' },
            steps: count('How many steps there were'),
          }),
        },
      },
    },
  },
  '/seed/schema': {
    get: {
      summary: 'Gives the JSON Schema of seed documents, for editors',
      answers: { 200: { description: 'The schema', schema: anything('JSON Schema 2020-12') } },
    },
  },
  '/export': {
    get: {
      summary: 'Gives all that the sandbox holds as a file: a SQLite database',
      description: 'It has the tokens of all accounts in it, and all codes: keep it as you would keep these.',
      answers: { 200: { description: 'The file', contentType: 'application/vnd.sqlite3' } },
    },
  },
  '/import': {
    post: {
      summary: 'Puts the file of an export, or a data file, in the place of all that there is',
      description: `${replaces} A file of an older sandbox is brought to the newest version; what is no file of a sandbox is refused, and changes nothing. It may have up to 1 GiB.`,
      bodyType: 'application/vnd.sqlite3',
      body: { type: 'string', format: 'binary' },
      answers: { 200: { description: 'It is taken', schema: object({ imported: flag('Always true') }) } },
    },
  },
};
