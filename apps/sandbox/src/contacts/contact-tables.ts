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

/** What came later: how addresses are compared, when each was looked up, and in which order contacts were added. */
export const addressCheckTables = `
  -- When it was looked up last; where it never was, when it was added.
  ALTER TABLE contact_addresses ADD COLUMN checked_at INTEGER NOT NULL DEFAULT 0;
  UPDATE contact_addresses SET checked_at = (SELECT updated_at FROM resources WHERE seq = contact);
  UPDATE OR IGNORE contact_addresses SET address = lower(address) WHERE channel = 'email';
  UPDATE OR IGNORE contact_addresses SET address = replace(address, 'whatsapp:', '') WHERE channel = 'whatsapp';
  CREATE INDEX addresses_by_check ON contact_addresses (account, checked_at);

  -- Has the order in which members were added, so that a page of a large audience is read without sorting it.
  CREATE INDEX memberships_in_order ON memberships (owner);

  -- The jobs of single contacts make room for one of each account, which finds out by itself when there is something to do.
  DELETE FROM jobs WHERE kind = 'refresh_contact';
  INSERT INTO jobs (due_at, kind, subject) SELECT 0, 'refresh_addresses', account FROM contact_settings;
`;
