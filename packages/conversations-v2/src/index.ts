export { ConversationsV2 } from './conversations-v2.ts';
export type { Example, FetchOneExampleRequest } from './types.ts';
