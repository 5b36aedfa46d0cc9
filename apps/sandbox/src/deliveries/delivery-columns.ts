/** What deliveries of every kind of send have beside those of messages. */
export const deliveryColumns = `
  ALTER TABLE deliveries ADD COLUMN resource TEXT NOT NULL DEFAULT 'messages';
  -- Who sends it, as JSON, where that is chosen for each; null where it is what the request says.
  ALTER TABLE deliveries ADD COLUMN sender TEXT;
  -- The resource that had it sent, such as a communication or a verification.
  ALTER TABLE deliveries ADD COLUMN origin TEXT;
  -- The delivery that follows this one through its states: that of the communication.
  ALTER TABLE deliveries ADD COLUMN parent INTEGER;
  -- What only its kind of send knows, as JSON.
  ALTER TABLE deliveries ADD COLUMN details TEXT;
  DROP INDEX deliveries_of_account;
  CREATE INDEX deliveries_of_account ON deliveries (account, resource);
  CREATE INDEX children_of_delivery ON deliveries (parent) WHERE parent IS NOT NULL;
  CREATE INDEX deliveries_of_reference ON deliveries (account, reference) WHERE reference IS NOT NULL;
`;
