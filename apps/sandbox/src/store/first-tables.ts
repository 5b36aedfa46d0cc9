/** The tables of the first version: accounts, sends with their deliveries, jobs and faults. */
export const firstTables = `
  CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE accounts (
    seq INTEGER PRIMARY KEY,
    sid TEXT NOT NULL UNIQUE,
    -- Null for accounts that nobody made: any password opens them.
    token TEXT
  ) STRICT;

  CREATE TABLE api_keys (
    sid TEXT PRIMARY KEY,
    account INTEGER NOT NULL,
    secret TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE operations (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    account INTEGER NOT NULL,
    resource TEXT NOT NULL,
    status TEXT NOT NULL,
    -- The status that it takes when nothing is unsettled any more.
    ending TEXT NOT NULL,
    -- The request as JSON, without its recipients.
    request TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    -- How many deliveries have not come to an end yet.
    unsettled INTEGER NOT NULL,
    -- Its deliveries are this row and those after it: they are written together, and so lie side by side.
    first_delivery INTEGER NOT NULL,
    total_count INTEGER NOT NULL,
    queued INTEGER NOT NULL,
    sent INTEGER NOT NULL DEFAULT 0,
    delivered INTEGER NOT NULL DEFAULT 0,
    read INTEGER NOT NULL DEFAULT 0,
    opened INTEGER NOT NULL DEFAULT 0,
    undelivered INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX operations_of_account ON operations (account, resource);

  CREATE TABLE deliveries (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    account INTEGER NOT NULL,
    operation INTEGER NOT NULL,
    -- The addressees as JSON, in the form in which answers show them.
    recipients TEXT NOT NULL,
    recipient_count INTEGER NOT NULL,
    -- What the recipient was instead of an address, such as an audience.
    reference TEXT,
    variables TEXT,
    state TEXT NOT NULL,
    -- The state in which it will end, and why if that is none to wish for.
    outcome TEXT NOT NULL,
    error_code INTEGER,
    -- How long after its making the receipt comes; null where that is drawn.
    receipt_ms INTEGER,
    next_at INTEGER,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER
  ) STRICT;
  CREATE INDEX deliveries_of_account ON deliveries (account);
  CREATE INDEX due_deliveries ON deliveries (next_at) WHERE next_at IS NOT NULL;

  CREATE TABLE transitions (delivery INTEGER NOT NULL, state TEXT NOT NULL, at INTEGER NOT NULL) STRICT;

  CREATE TABLE jobs (
    due_at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    -- The number of the row that it is about; 0 where it is about more than one.
    subject INTEGER NOT NULL,
    PRIMARY KEY (due_at, kind, subject)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE faults (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    rule TEXT NOT NULL,
    matched INTEGER NOT NULL DEFAULT 0,
    applied INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  `;
