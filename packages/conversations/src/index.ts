export { Conversations } from './conversations.ts';
export type { Example, FetchOneExampleRequest } from './types.ts';
