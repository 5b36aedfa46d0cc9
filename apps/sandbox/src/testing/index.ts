export { SandboxError } from './control-client.ts';
export type { ConnectSandboxOptions, CreateSandboxOptions } from './create-sandbox.ts';
export { connectSandbox, createSandbox } from './create-sandbox.ts';
export type { Fault, FaultAction, FaultSettings, FaultTarget } from './faults.ts';
export type { MatcherResult, MatcherState, SandboxMatchers } from './matchers.ts';
export { sandboxMatchers } from './matchers.ts';
export type {
  AnsweredRequest,
  DeliveryState,
  EmittedEvent,
  Party,
  ReceivedCode,
  ReceivedEmail,
  ReceivedItem,
  ReceivedMessage,
  ReceivedPush,
  SentWebhook,
} from './received-items.ts';
export type { AccountCredentials, TestAccount, WrittenMessage } from './test-account.ts';
export type { ClockEffect, ClockMove, ClockState, TestClock } from './test-clock.ts';
export type { TestSandbox } from './test-sandbox.ts';
export type {
  CodeWish,
  EmailWish,
  EventWish,
  MessageWish,
  PushWish,
  RequestWish,
  WaitOptions,
  WebhookWish,
} from './wishes.ts';
