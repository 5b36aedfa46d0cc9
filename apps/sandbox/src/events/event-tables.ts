/** The events that wait to be delivered, and what was tried. Subscriptions and sinks are rows among the resources. */
export const eventTables = `
  CREATE TABLE events (
    seq INTEGER PRIMARY KEY,
    account INTEGER NOT NULL,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    -- The envelope with its data, as JSON.
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX events_of_account ON events (account);

  -- One for each subscription that an event goes to.
  CREATE TABLE event_deliveries (
    seq INTEGER PRIMARY KEY,
    account INTEGER NOT NULL,
    event INTEGER NOT NULL,
    subscription INTEGER NOT NULL,
    -- primary, then fallback.
    sink TEXT NOT NULL,
    -- pending, delivered, discarded or expired.
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    -- When it is tried again; NULL while it waits for its turn.
    next_at INTEGER,
    -- When it is given up.
    expires_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX deliveries_of_event ON event_deliveries (event);
  CREATE INDEX pending_event_deliveries ON event_deliveries (next_at) WHERE state = 'pending';

  -- One for each call of a sink: several events can go together.
  CREATE TABLE event_attempts (
    seq INTEGER PRIMARY KEY,
    account INTEGER NOT NULL,
    at INTEGER NOT NULL,
    sink TEXT NOT NULL,
    target TEXT NOT NULL,
    status INTEGER,
    error TEXT,
    duration_ms INTEGER NOT NULL,
    -- What was sent beside the events, as JSON, without secrets.
    headers TEXT NOT NULL
  ) STRICT;
  CREATE INDEX event_attempts_of_account ON event_attempts (account);

  CREATE TABLE attempts_of_deliveries (
    delivery INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    PRIMARY KEY (delivery, attempt)
  ) STRICT, WITHOUT ROWID;

  -- What webhooks are signed with for accounts that nobody made: the password that their client used last.
  ALTER TABLE accounts ADD COLUMN signing_key TEXT;
`;
