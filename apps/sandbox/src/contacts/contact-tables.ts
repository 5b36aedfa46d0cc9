/** What is needed to find contacts by what others know of them. */
export const contactTables = `
  -- The addresses of contacts that are not deleted: their JSON has them too.
  CREATE TABLE contact_addresses (
    account INTEGER NOT NULL,
    channel TEXT NOT NULL,
    address TEXT NOT NULL,
    contact INTEGER NOT NULL,
    PRIMARY KEY (account, channel, address, contact)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX addresses_of_contact ON contact_addresses (contact);

  -- What contacts have said about preferences; where they have not, the default of the preference counts.
  CREATE TABLE contact_preferences (
    seq INTEGER PRIMARY KEY,
    account INTEGER NOT NULL,
    id TEXT NOT NULL,
    contact INTEGER NOT NULL,
    preference INTEGER NOT NULL,
    -- JSON: a list of channel and status.
    channels TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (account, id),
    UNIQUE (contact, preference)
  ) STRICT;

  -- What holds for all contacts of an account, as JSON.
  CREATE TABLE contact_settings (account INTEGER PRIMARY KEY, settings TEXT NOT NULL) STRICT;

  CREATE INDEX contacts_by_user_identifier ON resources (account, fields ->> 'user_identifier')
    WHERE kind = 'contact' AND deleted_at IS NULL;
`;
