/** What deliveries have that are sent later, or that are tried in several ways, and what is counted of them. */
export const planColumns = `
  -- When it is, or was, to be sent; null for what is sent at once.
  ALTER TABLE deliveries ADD COLUMN scheduled_for INTEGER;
  -- How many other addresses, channels or senders are still to be tried.
  ALTER TABLE deliveries ADD COLUMN attempts_left INTEGER NOT NULL DEFAULT 0;
  -- What was asked for it that is not in the other columns, as JSON: see DeliveryPlan.
  ALTER TABLE deliveries ADD COLUMN plan TEXT;
  ALTER TABLE operations ADD COLUMN scheduled INTEGER NOT NULL DEFAULT 0;
  -- Of the failed ones: those that were canceled, and those that could go to no address.
  ALTER TABLE operations ADD COLUMN canceled INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE operations ADD COLUMN unaddressable INTEGER NOT NULL DEFAULT 0;
  -- How many attempts were made after a first one, and how many deliveries have ended without any.
  ALTER TABLE operations ADD COLUMN retried INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE operations ADD COLUMN unattempted INTEGER NOT NULL DEFAULT 0;
`;
