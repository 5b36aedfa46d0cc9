export { Agents } from './agents.ts';
export type { Example, FetchOneExampleRequest } from './types.ts';
