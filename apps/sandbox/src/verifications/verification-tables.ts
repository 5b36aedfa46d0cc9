/** What verifications and factors know that no answer shows; their other fields are those of their resources. */
export const verificationTables = `
  CREATE TABLE verification_secrets (
    verification INTEGER PRIMARY KEY,
    account INTEGER NOT NULL,
    -- How the person is verified: code, totp, passkey, device or silent_network.
    method TEXT NOT NULL,
    -- Who gets a code, on which channel and for which payment; null where starting again makes another one.
    recipient TEXT,
    -- The range of phone numbers that it was sent to; null where it was not.
    prefix TEXT,
    factor INTEGER,
    code TEXT,
    amount TEXT,
    payee TEXT,
    challenge TEXT,
    -- By which the phone is known that opens the address of a silent authentication.
    token TEXT UNIQUE,
    -- The website of a passkey that tells itself who it belongs to.
    rp_id TEXT,
    -- How often a code was sent.
    sends INTEGER NOT NULL DEFAULT 0,
    started_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX verifications_of_recipient ON verification_secrets (account, recipient) WHERE recipient IS NOT NULL;
  CREATE INDEX verifications_of_prefix ON verification_secrets (account, prefix, started_at) WHERE prefix IS NOT NULL;
  CREATE INDEX verifications_of_factor ON verification_secrets (factor) WHERE factor IS NOT NULL;

  -- Every code that was sent, for the control API alone.
  CREATE TABLE sent_codes (
    seq INTEGER PRIMARY KEY,
    account INTEGER NOT NULL,
    verification INTEGER NOT NULL,
    address TEXT NOT NULL,
    channel TEXT NOT NULL,
    code TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX sent_codes_of_address ON sent_codes (address);

  -- Calls that spoke a code.
  CREATE TABLE recorded_calls (
    seq INTEGER PRIMARY KEY,
    account INTEGER NOT NULL,
    verification INTEGER NOT NULL,
    address TEXT NOT NULL,
    extension INTEGER,
    sender TEXT NOT NULL,
    spoken TEXT NOT NULL,
    -- Why nobody heard it; null where someone did.
    error_code INTEGER,
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX recorded_calls_of_address ON recorded_calls (address);

  CREATE TABLE factor_secrets (
    factor INTEGER PRIMARY KEY,
    account INTEGER NOT NULL,
    -- Of authenticator apps, in base32; and the last time step whose code was taken.
    secret TEXT,
    last_step INTEGER NOT NULL DEFAULT -1,
    -- Of passkeys and devices.
    public_key TEXT,
    challenge TEXT,
    -- Of passkeys.
    credential_id TEXT,
    user_handle TEXT,
    counter INTEGER NOT NULL DEFAULT 0,
    -- How often the payload that should verify it was wrong.
    wrong_payloads INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX factors_of_credential ON factor_secrets (account, credential_id) WHERE credential_id IS NOT NULL;

  CREATE TABLE verification_settings (
    account INTEGER PRIMARY KEY,
    fraud_guard_level TEXT NOT NULL,
    time_to_expire TEXT NOT NULL,
    time_to_delete TEXT NOT NULL
  ) STRICT;
`;
