import { count, type Schema, text } from './schema.ts';

/** What every list takes. */
export const listQuery: Readonly<Record<string, Schema>> = {
  account_sid: text('Only what belongs to this account'),
  limit: count('How many are shown at most', { minimum: 1, maximum: 1000, default: 100 }),
  before: text('Only what is older than this one: the `next` of the page before'),
};
