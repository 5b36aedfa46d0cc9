export { Domains } from './domains.ts';
export type { Example, FetchOneExampleRequest } from './types.ts';
