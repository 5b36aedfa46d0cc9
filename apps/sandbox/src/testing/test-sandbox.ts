import type { ControlClient } from './control-client.ts';
import { type AccountCredentials, type AccountParts, TestAccount } from './test-account.ts';
import { TestClock } from './test-clock.ts';

/** How a test sandbox ends. */
export interface SandboxParts extends AccountParts {
  readonly close: () => Promise<void>;
}

/** A sandbox with an account of its own for a test; it has more where more are wanted. */
export class TestSandbox extends TestAccount {
  /** The time, which all accounts of the sandbox share. */
  readonly clock: TestClock;
  readonly #parts: SandboxParts;

  constructor(parts: SandboxParts) {
    super(parts);
    this.#parts = parts;
    this.clock = new TestClock(parts.control);
  }

  /** Makes another account: for tests that run side by side on one sandbox. */
  async account(): Promise<TestAccount> {
    const { control, url, fetch } = this.#parts;
    return new TestAccount({ control, url, fetch, security: await newAccount(control) });
  }

  /** Removes what the account has; the account itself, its token and the other accounts stay. */
  async reset(): Promise<void> {
    await this.#parts.control.post('/reset', { accountSid: this.accountSid });
  }

  /** Keeps everything as it is, of all accounts, under a name. */
  async snapshot(name: string): Promise<void> {
    await this.#parts.control.post(`/snapshots/${encodeURIComponent(name)}`);
  }

  /** Brings everything back to what it was, of all accounts. */
  async restore(name: string): Promise<void> {
    await this.#parts.control.post(`/snapshots/${encodeURIComponent(name)}/restore`);
  }

  /** Makes a world: accounts, contacts, conversations, messages … */
  async seed(document: object): Promise<void> {
    await this.#parts.control.post('/seed', document);
  }

  /** Ends it, where it runs in this process. */
  async close(): Promise<void> {
    await this.#parts.close();
  }

  /** Ends it where `await using` does. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

/** Makes an account with a token that is checked. */
export async function newAccount(control: ControlClient): Promise<AccountCredentials> {
  // What the control API answers is described, and its description is checked by tests.
  const account = (await control.post('/accounts')) as { readonly accountSid: string; readonly authToken: string };
  return { username: account.accountSid, password: account.authToken };
}
