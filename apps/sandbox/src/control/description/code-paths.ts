import { listQuery } from './list-query.ts';
import type { Paths } from './route.ts';
import { count, moment, object, oneOf, orNull, pageOf, text } from './schema.ts';

const code = object({
  id: text('Its number'),
  account_sid: text('Whose it is'),
  to: text('The address that it was sent to'),
  channel: text('By which channel'),
  code: text('The code'),
  verification_id: text('What it verifies'),
  created_at: moment('When it was sent'),
  expires_at: moment('Until when it is taken'),
});

const call = object({
  id: text('Its number'),
  account_sid: text('Whose it is'),
  to: text('The number that was called'),
  extension: orNull(count('The extension')),
  from: text('The number that called'),
  status: oneOf('How it ended', ['completed', 'failed']),
  error_code: orNull(count('Why nobody heard it')),
  spoken: text('What was said'),
  verification_id: text('What it verifies'),
  created_at: moment('When it was made'),
});

const factor = object({
  id: text('As the API shows it: factor_…'),
  account_sid: text('Whose it is'),
  type: text('Such as totp or passkey'),
  name: orNull(text('What it is called')),
  status: text('Whether it is verified'),
  uri: orNull(text('What an authenticator app reads as a QR code; only for totp')),
  code: orNull(text('What such an app shows now')),
  valid_until: orNull(moment('Until when it shows that')),
});

const decided = { 200: { description: 'The verification as it is then' } };

/** Codes, calls that spoke them, and what people have instead. */
export const codePaths: Paths = {
  '/otp': {
    get: {
      summary: 'Lists the codes that were sent, the newest first',
      query: {
        ...listQuery,
        to: text('The address that they went to'),
        channel: text('A channel'),
        verification_id: text('What they verify'),
      },
      answers: { 200: { description: 'The codes', schema: pageOf('codes', code) } },
    },
  },
  '/otp/{id}': { get: { summary: 'Shows one code', answers: { 200: { description: 'The code', schema: code } } } },
  '/calls': {
    get: {
      summary: 'Lists the calls that spoke a code, the newest first',
      query: { ...listQuery, to: text('The number that was called') },
      answers: { 200: { description: 'The calls', schema: pageOf('calls', call) } },
    },
  },
  '/calls/{id}': { get: { summary: 'Shows one call', answers: { 200: { description: 'The call', schema: call } } } },
  '/factors': {
    get: {
      summary: 'Lists the factors, with the codes that authenticator apps show now',
      query: { ...listQuery, type: text('Such as totp'), status: text('Such as verified') },
      answers: { 200: { description: 'The factors', schema: pageOf('factors', factor) } },
    },
  },
  '/factors/{id}': {
    get: { summary: 'Shows one factor', answers: { 200: { description: 'The factor', schema: factor } } },
  },
  '/factors/{id}/approve': { post: { summary: 'Approves in place of a device what waits for it', answers: decided } },
  '/factors/{id}/deny': { post: { summary: 'Denies it', answers: decided } },
};
