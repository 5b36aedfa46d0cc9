import type { Services } from '../services.ts';
import { advanceOrchestrated, orchestratedConversationJob } from './conversation-life.ts';
import { doWork } from './do-work.ts';
import { advanceWork, longOperationJob } from './long-operation.ts';

/** Says what the jobs of Conversations v2 do. */
export function defineOrchestratorJobs(services: Services): void {
  const { jobs } = services;
  jobs.define(longOperationJob, (seq, dueAt) => advanceWork(services, doWork, seq, dueAt));
  jobs.define(orchestratedConversationJob, (seq, dueAt) => advanceOrchestrated(services, seq, dueAt));
}
