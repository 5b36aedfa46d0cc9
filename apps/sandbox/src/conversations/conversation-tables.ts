/** What conversations need beside their rows among the resources. */
export const conversationTables = `
  CREATE TABLE conversation_activity (
    conversation INTEGER PRIMARY KEY,
    account INTEGER NOT NULL,
    -- When the last message was added; at first, when it began.
    last_activity_at INTEGER NOT NULL,
    -- How long after its last activity it becomes inactive; null where that is not planned, or for a fixed time.
    inactive_after_ms INTEGER
  ) STRICT;

  -- The addresses of participants, by which messages find their conversation: the JSON of participants has them too.
  CREATE TABLE participant_addresses (
    account INTEGER NOT NULL,
    channel TEXT NOT NULL,
    address TEXT NOT NULL,
    conversation INTEGER NOT NULL,
    participant INTEGER NOT NULL,
    PRIMARY KEY (account, channel, address, conversation)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX addresses_of_conversation ON participant_addresses (conversation, participant);
`;
