import { test as base, expect as baseExpect } from '@playwright/test';
import { connectSandbox, createSandbox } from './create-sandbox.ts';
import { sandboxMatchers } from './matchers.ts';
import type { TestAccount } from './test-account.ts';
import type { TestSandbox } from './test-sandbox.ts';

/** What a test file can set by `test.use`, and what each test gets. */
export interface SandboxFixtures {
  /**
   * An account of the test's own: what other tests do is not to be seen in it. What it got is attached to a report of
   * failure.
   */
  readonly sandbox: TestAccount;
}

/** What all tests of one worker share. */
export interface SandboxWorkerFixtures {
  /**
   * Where a sandbox runs already.
   *
   * @default COMMS_SANDBOX_URL of the environment; without it, each worker starts one
   */
  readonly sandboxURL: string | undefined;
  /** The sandbox of the worker: its clock is here. */
  readonly sandboxServer: TestSandbox;
}

/** Playwright's `test` with a sandbox. */
export const test = base.extend<SandboxFixtures, SandboxWorkerFixtures>({
  sandboxURL: [process.env['COMMS_SANDBOX_URL'], { option: true, scope: 'worker' }],
  sandboxServer: [
    async ({ sandboxURL }, use) => {
      const sandbox = await (sandboxURL ? connectSandbox({ url: sandboxURL }) : createSandbox({ port: 0 }));
      await use(sandbox);
      await sandbox.close();
    },
    { scope: 'worker' },
  ],
  sandbox: async ({ sandboxServer }, use, testInfo) => {
    const account = await sandboxServer.account();
    await use(account);
    if (testInfo.status === testInfo.expectedStatus) return;
    const [messages, emails, requests] = [await account.messages(), await account.emails(), await account.requests()];
    const body = JSON.stringify({ messages, emails, requests }, undefined, 2);
    await testInfo.attach('sandbox', { body, contentType: 'application/json' });
  },
});

/** Playwright's `expect` with the sandbox's matchers. */
export const expect = baseExpect.extend({ ...sandboxMatchers });
