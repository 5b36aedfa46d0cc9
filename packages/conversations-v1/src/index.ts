export { ConversationsV1 } from './conversations-v1.ts';
export type { Example, FetchOneExampleRequest } from './types.ts';
