/** Webhooks of the APIs that call one address for each thing that happens, and what was tried. */
export const webhookTables = `
  CREATE TABLE webhooks (
    seq INTEGER PRIMARY KEY,
    account INTEGER NOT NULL,
    -- The API family that it is of, such as proxyV1.
    family TEXT NOT NULL,
    -- What it tells, such as onMessageAdded.
    event TEXT NOT NULL,
    url TEXT NOT NULL,
    method TEXT NOT NULL,
    content_type TEXT NOT NULL,
    body TEXT NOT NULL,
    -- The same in every attempt, so that its receiver can know it again.
    token TEXT NOT NULL,
    -- pending, delivered or failed.
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    -- When it is tried again; NULL while it waits for its turn.
    next_at INTEGER,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX webhooks_of_account ON webhooks (account);
  CREATE INDEX pending_webhooks ON webhooks (seq) WHERE state = 'pending';

  CREATE TABLE webhook_attempts (
    seq INTEGER PRIMARY KEY,
    account INTEGER NOT NULL,
    webhook INTEGER NOT NULL,
    at INTEGER NOT NULL,
    -- The address as it was called and signed.
    url TEXT NOT NULL,
    status INTEGER,
    error TEXT,
    duration_ms INTEGER NOT NULL,
    -- What was sent beside the body, as JSON, without secrets.
    headers TEXT NOT NULL,
    -- The start of what the receiver said.
    answer TEXT
  ) STRICT;
  CREATE INDEX attempts_of_webhook ON webhook_attempts (webhook);
  CREATE INDEX webhook_attempts_of_account ON webhook_attempts (account);
`;
