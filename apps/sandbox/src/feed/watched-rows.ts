/** The kinds of things that the feed tells of; each is a kind of item of the control API. */
export const feedKinds = [
  'message',
  'email',
  'push_notification',
  'communication',
  'operation',
  'otp',
  'call',
  'factor',
  'webhook',
  'event',
  'request',
  'conversation',
  'proxy_session',
  'fault',
  'clock',
  'account',
] as const;

/** A kind of thing that the feed tells of. */
export type FeedKind = (typeof feedKinds)[number];

/** A change of some rows that is one of a thing: `kind` and `row` are SQL, `NEW` is the row. */
interface Watched {
  readonly on: string;
  readonly kind: string;
  readonly row: string;
  readonly when?: string;
}

const deliveryKind =
  "CASE NEW.resource WHEN 'messages' THEN 'message' WHEN 'emails' THEN 'email' WHEN 'push_notifications' THEN 'push_notification' ELSE 'communication' END";
const resourceKind = "CASE WHEN NEW.kind = 'factor' THEN 'factor' ELSE 'conversation' END";
const isConversation = "NEW.kind IN ('conversation', 'CH', 'conv_conversation')";
const isParticipant = "NEW.kind IN ('participant', 'MB', 'conv_participant')";

/** All that is watched. */
const watched: readonly Watched[] = [
  { on: 'INSERT ON main.deliveries', kind: deliveryKind, row: 'NEW.seq' },
  { on: 'UPDATE OF state ON main.deliveries', kind: deliveryKind, row: 'NEW.seq' },
  { on: 'INSERT ON main.operations', kind: "'operation'", row: 'NEW.seq', when: "NEW.resource <> 'inbound'" },
  { on: 'UPDATE ON main.operations', kind: "'operation'", row: 'NEW.seq', when: "NEW.resource <> 'inbound'" },
  { on: 'INSERT ON main.sent_codes', kind: "'otp'", row: 'NEW.seq' },
  { on: 'INSERT ON main.recorded_calls', kind: "'call'", row: 'NEW.seq' },
  { on: 'INSERT ON main.webhooks', kind: "'webhook'", row: 'NEW.seq' },
  { on: 'UPDATE OF state, attempts ON main.webhooks', kind: "'webhook'", row: 'NEW.seq' },
  { on: 'INSERT ON main.events', kind: "'event'", row: 'NEW.seq' },
  { on: 'UPDATE OF state, attempts ON main.event_deliveries', kind: "'event'", row: 'NEW.event' },
  {
    on: 'INSERT ON main.resources',
    kind: resourceKind,
    row: 'NEW.seq',
    when: `NEW.kind = 'factor' OR ${isConversation}`,
  },
  {
    on: 'UPDATE ON main.resources',
    kind: resourceKind,
    row: 'NEW.seq',
    when: `NEW.kind = 'factor' OR ${isConversation}`,
  },
  { on: 'INSERT ON main.resources', kind: "'conversation'", row: 'NEW.parent', when: isParticipant },
  { on: 'UPDATE ON main.resources', kind: "'conversation'", row: 'NEW.parent', when: isParticipant },
  { on: 'INSERT ON main.v1_messages', kind: "'conversation'", row: 'NEW.conversation' },
  { on: 'UPDATE ON main.conversation_activity', kind: "'conversation'", row: 'NEW.conversation' },
  { on: 'UPDATE ON main.orchestrator_activity', kind: "'conversation'", row: 'NEW.conversation' },
  { on: 'INSERT ON main.proxy_sessions', kind: "'proxy_session'", row: 'NEW.seq' },
  { on: 'UPDATE ON main.proxy_sessions', kind: "'proxy_session'", row: 'NEW.seq' },
  { on: 'INSERT ON main.proxy_participants', kind: "'proxy_session'", row: 'NEW.session' },
  { on: 'UPDATE ON main.proxy_participants', kind: "'proxy_session'", row: 'NEW.session' },
  { on: 'INSERT ON main.accounts', kind: "'account'", row: 'NEW.seq' },
  { on: 'INSERT ON main.faults', kind: "'fault'", row: '0' },
  { on: 'UPDATE ON main.faults', kind: "'fault'", row: '0' },
  { on: 'DELETE ON main.faults', kind: "'fault'", row: '0' },
  { on: 'INSERT ON main.settings', kind: "'clock'", row: '0', when: "NEW.name = 'clock'" },
  { on: 'UPDATE ON main.settings', kind: "'clock'", row: '0', when: "NEW.name = 'clock'" },
];

/**
 * Lets the connection note each change in a table of its own, which is in memory and in the same transaction: what is taken back
 * is not told. Without listeners nothing is noted, so that nothing is slower.
 */
export const watchRows: string = [
  'CREATE TEMP TABLE IF NOT EXISTS feed_changes (kind TEXT NOT NULL, row INTEGER NOT NULL)',
  ...watched.map(
    ({ on, kind, row, when }, index) =>
      `CREATE TEMP TRIGGER IF NOT EXISTS feed_${index} AFTER ${on} ${when ? `WHEN ${when} ` : ''}BEGIN
        INSERT INTO feed_changes VALUES (${kind}, ${row}); END`,
  ),
].join(';\n');

/** Ends that. */
export const unwatchRows: string = [
  ...watched.map((_, index) => `DROP TRIGGER IF EXISTS temp.feed_${index}`),
  'DELETE FROM temp.feed_changes',
].join(';\n');
