export { Content } from './content.ts';
export type { Example, FetchOneExampleRequest } from './types.ts';
