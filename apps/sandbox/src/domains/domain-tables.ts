/** What tests have put into the DNS of the sandbox. */
export const domainTables = `
  -- There is one DNS for all accounts, as there is one in the world.
  CREATE TABLE dns_zones (
    -- In lower case.
    name TEXT PRIMARY KEY,
    -- JSON: a list of type, host and value.
    records TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`;
