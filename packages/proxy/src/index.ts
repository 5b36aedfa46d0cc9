export { Proxy } from './proxy.ts';
export type { Example, FetchOneExampleRequest } from './types.ts';
