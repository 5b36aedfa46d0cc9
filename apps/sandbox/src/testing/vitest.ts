import { expect } from 'vitest';
import { type SandboxMatchers, sandboxMatchers } from './matchers.ts';

// Loaded as a setup file: `setupFiles: ['@comms/sandbox/testing/vitest']`.
expect.extend(sandboxMatchers);

declare module 'vitest' {
  interface Matchers<R extends void | Promise<void> = void | Promise<void>, T = unknown> extends SandboxMatchers {}
}
