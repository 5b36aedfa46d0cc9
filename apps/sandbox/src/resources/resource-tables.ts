/** Everything that is made, read, changed and deleted by one API call each is a row of one table, told apart by its kind. */
export const resourceTables = `
  CREATE TABLE resources (
    seq INTEGER PRIMARY KEY,
    account INTEGER NOT NULL,
    -- Such as agent: also the prefix of its identifier.
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    -- The row that it is a part of, such as the conversation of a participant; 0 where it stands alone.
    parent INTEGER NOT NULL DEFAULT 0,
    -- Its fields as answers show them, as JSON; without the identifier and the dates, which have columns.
    fields TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    UNIQUE (account, kind, id)
  ) STRICT;
  CREATE INDEX resources_of_parent ON resources (account, kind, parent) WHERE deleted_at IS NULL;

  -- What belongs to what, such as a contact to an audience or an agent to a pool.
  CREATE TABLE memberships (
    seq INTEGER PRIMARY KEY,
    owner INTEGER NOT NULL,
    member INTEGER NOT NULL,
    added_at INTEGER NOT NULL,
    UNIQUE (owner, member)
  ) STRICT;
  CREATE INDEX memberships_of_member ON memberships (member);
`;

/** What came later: an index that has the order of lists, so that a page of many is read without sorting them. */
export const resourceOrder = `
  CREATE INDEX resources_in_order ON resources (account, kind) WHERE deleted_at IS NULL;
`;
