export { Verify } from './verify.ts';
export type { Example, FetchOneExampleRequest } from './types.ts';
