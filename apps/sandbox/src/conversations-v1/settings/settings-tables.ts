/** What is set once for an account or a service, and whom identities name. */
export const conversationSettingsTables = `
  CREATE TABLE conversation_settings (
    account INTEGER NOT NULL,
    -- The row of the service; 0 for the account.
    service INTEGER NOT NULL,
    -- configuration, webhooks or notifications.
    topic TEXT NOT NULL,
    -- As answers show it, as JSON.
    fields TEXT NOT NULL,
    PRIMARY KEY (account, service, topic)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE user_identities (
    account INTEGER NOT NULL,
    service INTEGER NOT NULL,
    identity TEXT NOT NULL,
    user INTEGER NOT NULL,
    PRIMARY KEY (account, service, identity)
  ) STRICT, WITHOUT ROWID;
`;
