import { definePushResourceJobs } from './comms-v1/push/push-resource.ts';
import { defineSenderPoolJobs } from './comms-v1/senders/pool-operation.ts';
import { refreshAddresses, refreshAddressesJob } from './contacts/refresh-addresses.ts';
import { defineMediaJobs } from './content/fetch-media.ts';
import { advanceConversation, conversationJob } from './conversations/conversation-life.ts';
import { defineConversationV1Jobs } from './conversations-v1/conversations/conversation-jobs.ts';
import { advanceDeliveries } from './deliveries/advance.ts';
import { deliverJob } from './deliveries/delivery.ts';
import { realZone } from './domains/real-zone.ts';
import { openMailRelay } from './emails/mail-relay.ts';
import { SinkCaller } from './events/call-sink.ts';
import { EventHub } from './events/event-hub.ts';
import { EventQueue } from './events/event-queue.ts';
import { deliverEventsJob } from './events/queue-parts.ts';
import { FaultRules } from './faults/fault-rules.ts';
import { Feed } from './feed/feed.ts';
import { defineOrchestratorJobs } from './orchestrator/orchestrator-jobs.ts';
import { defineProxyJobs } from './proxy/proxy-jobs.ts';
import { RequestJournal } from './requests/request-journal.ts';
import type { SandboxOptions } from './sandbox-options.ts';
import type { Services } from './services.ts';
import { JournalKeeper } from './state/journal-keeper.ts';
import { Standstill } from './state/standstill.ts';
import { openDatabase } from './store/open-database.ts';
import { readSetting, writeSetting } from './store/settings.ts';
import { Clock } from './time/clock.ts';
import { JobQueue } from './time/job-queue.ts';
import { UlidSource } from './ulid.ts';
import { defineVerificationJobs } from './verifications/verification-jobs.ts';
import { WebhookSender } from './webhooks/webhook-sender.ts';

/** Opens the rows of a sandbox, and what works on them; a data file goes on where it was left. */
export function openServices(options: SandboxOptions): Services {
  const { data, seed: givenSeed, strictAuth = false, otp } = options;
  const dns = options.dns === 'real' ? realZone(options.dnsServer) : undefined;
  const mailRelay = openMailRelay(options.smtp);
  const database = openDatabase(data);
  const seed = givenSeed ?? Number(readSetting(database, 'seed') ?? Math.floor(Math.random() * 2 ** 31));
  const savedClock = readSetting(database, 'clock');
  const clock = new Clock(savedClock === undefined ? undefined : JSON.parse(savedClock));
  const ids = new UlidSource(seed, () => clock.now(), readSetting(database, 'last_id'));
  const jobs = new JobQueue(database, clock);
  const faults = new FaultRules(database, seed);
  const caller = new SinkCaller();
  const queue = new EventQueue({
    database,
    clock,
    jobs,
    caller,
    faults,
    seed,
    batchSize: Math.max(options.eventBatchSize ?? 100, 1),
    allowsRemote: options.allowRemoteSinks ?? false,
  });
  const events = new EventHub({ database, clock, ids, queue });
  const feed = new Feed(database);
  const requests = new RequestJournal(feed);
  const parts = {
    database,
    clock,
    jobs,
    ids,
    faults,
    events,
    feed,
    requests,
    standstill: new Standstill(jobs),
    journals: new JournalKeeper(database),
    seed,
    isStrict: strictAuth,
    otp,
    dns,
    mailRelay,
  };
  const webhooks = new WebhookSender({
    parts,
    caller: new SinkCaller(),
    allowsRemote: options.allowRemoteSinks ?? false,
  });
  const services = { ...parts, webhooks };
  database.write(() => writeSetting(database, 'seed', String(seed)));
  let savedId = ids.last;
  database.beforeCommit(() => {
    if (ids.last === savedId) return;
    savedId = ids.last;
    writeSetting(database, 'last_id', savedId);
  });
  jobs.define(deliverJob, (_, dueAt) => advanceDeliveries(services, dueAt));
  jobs.define(conversationJob, (seq, dueAt) => advanceConversation(services, seq, dueAt));
  defineVerificationJobs(services);
  defineOrchestratorJobs(services);
  defineProxyJobs(services);
  defineConversationV1Jobs(services);
  jobs.define(deliverEventsJob, () => queue.takeDue());
  jobs.waitFor(() => queue.idle());
  jobs.define(refreshAddressesJob, (account) => refreshAddresses(services, account));
  defineMediaJobs(services);
  defineSenderPoolJobs(services);
  definePushResourceJobs(services);
  return services;
}

/** Keeps the clock as it is set, within `write`. */
export function saveClock({ database, clock }: Services): void {
  writeSetting(database, 'clock', JSON.stringify(clock.state));
}
