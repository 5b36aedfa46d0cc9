/** What came with the state as a thing of its own: codes that a seed document has fixed, and an order of remembered replies. */
export const stateTables = `
  -- The codes of verifications that are started for these addresses.
  CREATE TABLE fixed_codes (address TEXT PRIMARY KEY, code TEXT NOT NULL) STRICT, WITHOUT ROWID;

  -- As before, but in the order in which they came: the oldest are forgotten when there are too many.
  CREATE TABLE ordered_replies (
    seq INTEGER PRIMARY KEY,
    account INTEGER NOT NULL,
    key TEXT NOT NULL,
    -- What was asked: another request with the same key is refused.
    fingerprint TEXT NOT NULL,
    -- JSON: status, headers and body.
    reply TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (account, key)
  ) STRICT;
  INSERT INTO ordered_replies (account, key, fingerprint, reply, created_at)
    SELECT account, key, fingerprint, reply, created_at FROM idempotent_replies ORDER BY created_at;
  DROP TABLE idempotent_replies;
  ALTER TABLE ordered_replies RENAME TO idempotent_replies;
  CREATE INDEX replies_by_age ON idempotent_replies (account, created_at);
`;
