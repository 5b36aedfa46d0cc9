import type { Services } from '../services.ts';
import { noteFailedCallback } from './interactions/callbacks.ts';
import { expireSession, proxySessionJob } from './sessions/session-life.ts';
import { endCall, proxyCallJob } from './traffic/incoming-call.ts';

/** Says what the jobs of Proxy do, and hears which callbacks did not arrive. */
export function defineProxyJobs(services: Services): void {
  const { jobs, webhooks } = services;
  jobs.define(proxySessionJob, (seq, dueAt) => expireSession(services, seq, dueAt));
  jobs.define(proxyCallJob, (seq, dueAt) => endCall(services, seq, dueAt));
  webhooks.listen((webhook) => noteFailedCallback(services, webhook));
}
