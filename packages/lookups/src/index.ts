export { Lookups } from './lookups.ts';
export type { Example, FetchOneExampleRequest } from './types.ts';
