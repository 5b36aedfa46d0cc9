import { SandboxError } from './control-client.ts';
import { TestAccount } from './test-account.ts';
import type {
  CodeWish,
  EmailWish,
  EventWish,
  MessageWish,
  PushWish,
  RequestWish,
  WaitOptions,
  WebhookWish,
} from './wishes.ts';

/** What a matcher gives back. */
export interface MatcherResult {
  readonly pass: boolean;
  readonly message: () => string;
}

/** How long a matcher waits where nothing should be: it cannot know what would come later. */
const shortWaitMs = 200;

/** As much of a test runner's matcher as these need. */
export interface MatcherState {
  readonly isNot?: boolean | undefined;
}

/**
 * Matchers for anything that has `expect.extend`: vitest, jest, and Playwright. Each waits a while for what it expects.
 *
 * @example
 * import { createSandbox } from '@comms/sandbox/testing';
 * import '@comms/sandbox/testing/vitest';
 * import { expect } from 'vitest';
 *
 * await using sandbox = await createSandbox();
 * await expect(sandbox).not.toHaveMessage({ to: '+14155550100' });
 */
export const sandboxMatchers = {
  /** A message is on a phone, or was sent by one. */
  toHaveMessage(this: MatcherState, account: unknown, wish: MessageWish = {}, options?: WaitOptions) {
    return look(this, account, 'message', wish, options, (own, time) => own.waitForMessage(wish, time));
  },
  /** An e-mail is in a mailbox. */
  toHaveEmail(this: MatcherState, account: unknown, wish: EmailWish = {}, options?: WaitOptions) {
    return look(this, account, 'e-mail', wish, options, (own, time) => own.waitForEmail(wish, time));
  },
  /** A notification is on a device. */
  toHavePush(this: MatcherState, account: unknown, wish: PushWish = {}, options?: WaitOptions) {
    return look(this, account, 'push notification', wish, options, (own, time) => own.waitForPush(wish, time));
  },
  /** A one-time code was sent. */
  toHaveOtp(this: MatcherState, account: unknown, wish: CodeWish = {}, options?: WaitOptions) {
    return look(this, account, 'one-time code', wish, options, (own, time) => own.waitForOtp(wish, time));
  },
  /** A webhook was called. */
  toHaveWebhook(this: MatcherState, account: unknown, wish: WebhookWish = {}, options?: WaitOptions) {
    return look(this, account, 'webhook', wish, options, (own, time) => own.waitForWebhook(wish, time));
  },
  /** An event was told to a subscriber. */
  toHaveEvent(this: MatcherState, account: unknown, wish: EventWish = {}, options?: WaitOptions) {
    return look(this, account, 'event', wish, options, (own, time) => own.waitForEvent(wish, time));
  },
  /** An API was called. */
  toHaveRequest(this: MatcherState, account: unknown, wish: RequestWish = {}, options?: WaitOptions) {
    return look(this, account, 'request', wish, options, (own, time) => own.waitForRequest(wish, time));
  },
} as const;

/** The same as types, for what extends the matchers of a test runner. */
export interface SandboxMatchers<Result = Promise<void>> {
  /** A message is on a phone, or was sent by one. */
  toHaveMessage(wish?: MessageWish, options?: WaitOptions): Result;
  /** An e-mail is in a mailbox. */
  toHaveEmail(wish?: EmailWish, options?: WaitOptions): Result;
  /** A notification is on a device. */
  toHavePush(wish?: PushWish, options?: WaitOptions): Result;
  /** A one-time code was sent. */
  toHaveOtp(wish?: CodeWish, options?: WaitOptions): Result;
  /** A webhook was called. */
  toHaveWebhook(wish?: WebhookWish, options?: WaitOptions): Result;
  /** An event was told to a subscriber. */
  toHaveEvent(wish?: EventWish, options?: WaitOptions): Result;
  /** An API was called. */
  toHaveRequest(wish?: RequestWish, options?: WaitOptions): Result;
}

async function look(
  { isNot = false }: MatcherState,
  account: unknown,
  what: string,
  wish: object,
  options: WaitOptions | undefined,
  find: (account: TestAccount, options: WaitOptions | undefined) => Promise<unknown>,
): Promise<MatcherResult> {
  if (!(account instanceof TestAccount)) throw new TypeError('This matcher is for what createSandbox gives.');
  const time = isNot ? { timeoutMs: shortWaitMs, ...options } : options;
  try {
    const found = await find(account, time);
    return {
      pass: true,
      message: () => `There is a ${what} with ${JSON.stringify(wish)}: ${JSON.stringify(found, undefined, 2)}`,
    };
  } catch (error) {
    if (!(error instanceof SandboxError && error.status === 408)) throw error;
    return { pass: false, message: () => `${error.message}\nwanted: ${JSON.stringify(wish)}` };
  }
}
