export { Contacts } from './contacts.ts';
export type { Example, FetchOneExampleRequest } from './types.ts';
