/** The bytes of media files. */
export const contentTables = `
  -- Of each file whose upload is complete.
  CREATE TABLE media_contents (
    media INTEGER PRIMARY KEY,
    account INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    -- A hash of the bytes: what has it again is not sent again.
    etag TEXT NOT NULL
  ) STRICT;

  -- Where files are to be got whose upload is pending.
  CREATE TABLE media_sources (
    media INTEGER PRIMARY KEY,
    account INTEGER NOT NULL,
    url TEXT NOT NULL
  ) STRICT;
`;
