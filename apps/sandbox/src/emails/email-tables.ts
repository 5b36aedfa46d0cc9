/** What e-mails need beside their deliveries. */
export const emailTables = `
  CREATE TABLE email_attachments (
    seq INTEGER PRIMARY KEY,
    account INTEGER NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;

  -- What a real SMTP server has not confirmed yet. A row goes when it has, so that nothing is handed over once more.
  CREATE TABLE email_relays (
    delivery INTEGER PRIMARY KEY,
    account INTEGER NOT NULL,
    -- When the next step of the delivery was due, which waits for the server; null where there is none.
    resume_at INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0,
    -- Not to be tried before: a time of the machine, which is what the server's clock follows.
    not_before INTEGER NOT NULL DEFAULT 0
  ) STRICT;
`;
