import type { Services } from '../../services.ts';
import { advanceConversation, conversationTimerJob } from './conversation-life.ts';
import { letIn, newcomersJob } from './newcomers.ts';

/** Says what is done later with conversations. */
export function defineConversationV1Jobs(services: Services): void {
  services.jobs.define(conversationTimerJob, (seq, dueAt) => advanceConversation(services, seq, dueAt));
  services.jobs.define(newcomersJob, (seq) => letIn(services, seq));
}
