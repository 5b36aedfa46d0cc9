export { Emails } from './emails.ts';
export type { Example, FetchOneExampleRequest } from './types.ts';
