export { Communications } from './communications.ts';
export type { Example, FetchOneExampleRequest } from './types.ts';
