/** What pools remember: which of their agents someone has heard from before. */
export const agentTables = `
  CREATE TABLE sticky_senders (
    pool INTEGER NOT NULL,
    channel TEXT NOT NULL,
    address TEXT NOT NULL,
    agent INTEGER NOT NULL,
    PRIMARY KEY (pool, channel, address)
  ) STRICT, WITHOUT ROWID;
`;
