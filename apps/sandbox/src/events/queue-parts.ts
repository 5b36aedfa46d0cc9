import type { FaultRules } from '../faults/fault-rules.ts';
import type { Database } from '../store/database.ts';
import type { Clock } from '../time/clock.ts';
import type { JobQueue } from '../time/job-queue.ts';
import type { SinkCaller } from './call-sink.ts';

/** The kind of job that takes up deliveries whose next attempt is due. */
export const deliverEventsJob = 'deliver_events';

/** How long an event may wait to be delivered, in milliseconds: 24 hours, as the reference says. */
export const queueTimeMs = 86_400_000;

/** What the delivery of events works with. */
export interface QueueParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly jobs: JobQueue;
  readonly caller: SinkCaller;
  readonly faults: FaultRules;
  readonly seed: number;
  /** How many events go to a sink in one call, at most. */
  readonly batchSize: number;
  /** Whether sinks may be called that are not on this machine. */
  readonly allowsRemote: boolean;
}
