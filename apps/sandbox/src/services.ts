import type { Zone } from './domains/zone.ts';
import type { MailRelay } from './emails/mail-relay.ts';
import type { EventHub } from './events/event-hub.ts';
import type { FaultRules } from './faults/fault-rules.ts';
import type { Feed } from './feed/feed.ts';
import type { RequestJournal } from './requests/request-journal.ts';
import type { JournalKeeper } from './state/journal-keeper.ts';
import type { Standstill } from './state/standstill.ts';
import type { Database } from './store/database.ts';
import type { Clock } from './time/clock.ts';
import type { JobQueue } from './time/job-queue.ts';
import type { UlidSource } from './ulid.ts';
import type { WebhookSender } from './webhooks/webhook-sender.ts';

/** What the parts of one sandbox share. */
export interface Services {
  readonly database: Database;
  readonly clock: Clock;
  readonly jobs: JobQueue;
  readonly ids: UlidSource;
  readonly faults: FaultRules;
  /** Takes in what happens, and tells those who have subscribed to it. */
  readonly events: EventHub;
  /** Lets everything wait while all rows are replaced. */
  readonly standstill: Standstill;
  /** Keeps what tells of things that happened from growing without end. */
  readonly journals: JournalKeeper;
  /** Calls the addresses that the older APIs are told to call. */
  readonly webhooks: WebhookSender;
  /** Tells those who listen what has changed. */
  readonly feed: Feed;
  /** The requests that were answered last. */
  readonly requests: RequestJournal;
  /** Draws are made from it: the same seed gives the same outcome. */
  readonly seed: number;
  /** The code of every verification that is given none; undefined where each gets its own. */
  readonly otp: string | undefined;
  /** Where the records of domains are looked up; undefined where the sandbox makes them up itself. */
  readonly dns: Zone | undefined;
  /** Hands e-mails that were sent over to a real server; undefined where none is to get them. */
  readonly mailRelay: MailRelay | undefined;
  /** Whether only accounts that were made are let in. */
  readonly isStrict: boolean;
}
