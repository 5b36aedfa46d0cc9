/** What of conversations is looked for, must be unique, or changes too often for the fields of a resource. */
export const conversationV1Tables = `
  CREATE TABLE v1_conversations (
    conversation INTEGER PRIMARY KEY,
    account INTEGER NOT NULL,
    service INTEGER NOT NULL,
    unique_name TEXT,
    -- The place of its next message.
    next_index INTEGER NOT NULL DEFAULT 0,
    -- How long its timers run; NULL where they do not.
    inactive_ms INTEGER,
    closed_ms INTEGER,
    -- Since when nobody has said anything: its timers run from there.
    quiet_since INTEGER NOT NULL,
    -- When a job looks at its timers; NULL where none is planned.
    wakes_at INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX v1_conversation_names ON v1_conversations (service, unique_name) WHERE unique_name IS NOT NULL;

  -- Those who are to be added to a conversation that is being set up.
  CREATE TABLE v1_newcomers (
    conversation INTEGER PRIMARY KEY,
    account INTEGER NOT NULL,
    -- As JSON: a list of the fields of participants.
    participants TEXT NOT NULL,
    -- To which state it comes once they are in.
    state TEXT NOT NULL,
    -- Whether webhooks are told of it.
    is_told INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE v1_participants (
    participant INTEGER PRIMARY KEY,
    account INTEGER NOT NULL,
    service INTEGER NOT NULL,
    conversation INTEGER NOT NULL,
    identity TEXT,
    address TEXT,
    proxy_address TEXT,
    projected_address TEXT
  ) STRICT;
  CREATE UNIQUE INDEX v1_identities ON v1_participants (conversation, identity) WHERE identity IS NOT NULL;
  CREATE INDEX v1_participants_of_conversation ON v1_participants (conversation);
  CREATE INDEX v1_participants_by_identity ON v1_participants (service, identity) WHERE identity IS NOT NULL;
  CREATE INDEX v1_participants_by_address ON v1_participants (account, address) WHERE address IS NOT NULL;

  -- Which conversation the messages between two addresses belong to: only those that are not closed have any.
  CREATE TABLE v1_pairs (
    account INTEGER NOT NULL,
    address TEXT NOT NULL,
    proxy_address TEXT NOT NULL,
    conversation INTEGER NOT NULL,
    PRIMARY KEY (account, address, proxy_address)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX v1_pairs_of_conversation ON v1_pairs (conversation);

  -- The same for group texts, by all of their addresses.
  CREATE TABLE v1_groups (
    account INTEGER NOT NULL,
    addresses TEXT NOT NULL,
    conversation INTEGER NOT NULL,
    PRIMARY KEY (account, addresses)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX v1_groups_of_conversation ON v1_groups (conversation);

  CREATE TABLE v1_messages (
    message INTEGER PRIMARY KEY,
    account INTEGER NOT NULL,
    conversation INTEGER NOT NULL,
    place INTEGER NOT NULL,
    UNIQUE (conversation, place)
  ) STRICT;

  -- Files that are in a message: each can be in one only.
  CREATE TABLE v1_media (
    account INTEGER NOT NULL,
    sid TEXT NOT NULL,
    PRIMARY KEY (account, sid)
  ) STRICT, WITHOUT ROWID;
`;
