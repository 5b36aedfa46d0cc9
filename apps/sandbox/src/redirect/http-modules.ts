// Not by `import`: that reads everything they export, `WebSocket` too, which loads all of `fetch` and takes 25 ms.

/** The module `node:http` itself, on which functions can be replaced. */
export const http: typeof import('node:http') = process.getBuiltinModule('node:http');

/** The module `node:https` itself. */
export const https: typeof import('node:https') = process.getBuiltinModule('node:https');
