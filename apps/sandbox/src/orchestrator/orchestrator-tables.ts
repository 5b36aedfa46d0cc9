/** What Conversations v2 needs beside its rows among the resources. */
export const orchestratorTables = `
  -- The accounts that use it: the messages of all others pass without a look.
  CREATE TABLE orchestrator_accounts (
    account INTEGER PRIMARY KEY,
    -- How many configurations there may be.
    configuration_limit INTEGER NOT NULL DEFAULT 10
  ) STRICT;

  -- Work that goes on after its answer.
  CREATE TABLE orchestrator_operations (
    seq INTEGER PRIMARY KEY,
    account INTEGER NOT NULL,
    id TEXT NOT NULL,
    -- createConfiguration, updateConfiguration, deleteConfiguration or deleteConversation.
    work TEXT NOT NULL,
    -- The identifier of what it is about, without its prefix.
    target TEXT NOT NULL,
    -- JSON: what the target is to be.
    fields TEXT NOT NULL,
    status TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    completed_at INTEGER,
    -- JSON: why it failed.
    error TEXT,
    UNIQUE (account, id)
  ) STRICT;
  CREATE INDEX open_orchestrator_operations ON orchestrator_operations (account, target) WHERE completed_at IS NULL;

  -- By what communications find their conversation, for those that are not closed: addresses in the way of the grouping
  -- (each with its channel, or without), or the profiles of customers.
  CREATE TABLE orchestrator_keys (
    account INTEGER NOT NULL,
    configuration INTEGER NOT NULL,
    key TEXT NOT NULL,
    conversation INTEGER NOT NULL,
    participant INTEGER NOT NULL,
    -- Whether it is an agent's: agents alone lead to no conversation.
    is_agent INTEGER NOT NULL,
    PRIMARY KEY (account, configuration, key, conversation, participant)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX keys_of_orchestrated_conversation ON orchestrator_keys (conversation, participant);

  -- When the last communication was added to a conversation, and when it is looked at next.
  CREATE TABLE orchestrator_activity (
    conversation INTEGER PRIMARY KEY,
    account INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    planned_at INTEGER
  ) STRICT;

  -- What communications are elsewhere, such as messages: what comes twice is kept once.
  CREATE TABLE orchestrator_sources (
    account INTEGER NOT NULL,
    resource_id TEXT NOT NULL,
    conversation INTEGER NOT NULL,
    communication INTEGER NOT NULL,
    -- The place of the recipient to whom it goes; null where it goes to all.
    recipient INTEGER,
    PRIMARY KEY (account, resource_id, conversation)
  ) STRICT, WITHOUT ROWID;

  -- Who is at an address, in each store of profiles.
  CREATE TABLE orchestrator_profiles (
    account INTEGER NOT NULL,
    store TEXT NOT NULL,
    address TEXT NOT NULL,
    profile TEXT NOT NULL,
    PRIMARY KEY (account, store, address)
  ) STRICT, WITHOUT ROWID;
`;
