import { type SandboxMatchers, sandboxMatchers } from './matchers.ts';

// Loaded as a setup file: `setupFilesAfterEnv: ['@comms/sandbox/testing/jest']`.
const expect: unknown = Reflect.get(globalThis, 'expect');
if (!hasExtend(expect)) {
  throw new Error(
    'There is no `expect` here: name @comms/sandbox/testing/jest in `setupFilesAfterEnv`, or call expect.extend(sandboxMatchers).',
  );
}
expect.extend(sandboxMatchers);

function hasExtend(value: unknown): value is { readonly extend: (matchers: object) => void } {
  return value instanceof Function && 'extend' in value;
}

declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends SandboxMatchers {}
}
