export { Push } from './push.ts';
export type { Example, FetchOneExampleRequest } from './types.ts';
