/** Services with their pools, sessions with two people each, and what these exchange. */
export const proxyTables = `
  -- What tests have set; an account without a row is as all are.
  CREATE TABLE proxy_accounts (
    account INTEGER PRIMARY KEY,
    -- Whether the account has only those numbers that are listed.
    has_listed_numbers INTEGER NOT NULL DEFAULT 0,
    -- Whether a reserved number can be given to a participant by name.
    assigns_reserved INTEGER NOT NULL DEFAULT 0,
    makes_services INTEGER NOT NULL DEFAULT 1
  ) STRICT;

  -- The numbers of an account, as far as it was said which ones it has, or a SID that was asked for got a number.
  CREATE TABLE proxy_known_numbers (
    seq INTEGER PRIMARY KEY,
    account INTEGER NOT NULL,
    sid TEXT NOT NULL,
    number TEXT NOT NULL,
    friendly_name TEXT NOT NULL,
    iso_country TEXT,
    has_sms INTEGER NOT NULL,
    has_mms INTEGER NOT NULL,
    has_voice INTEGER NOT NULL,
    -- The messaging service that has it: no pool can, then.
    messaging_service_sid TEXT,
    is_listed INTEGER NOT NULL,
    UNIQUE (account, sid),
    UNIQUE (account, number)
  ) STRICT;

  CREATE TABLE proxy_services (
    seq INTEGER PRIMARY KEY,
    account INTEGER NOT NULL,
    sid TEXT NOT NULL,
    unique_name TEXT NOT NULL,
    chat_instance_sid TEXT,
    callback_url TEXT,
    default_ttl INTEGER NOT NULL,
    geo_match_level TEXT NOT NULL,
    number_selection_behavior TEXT NOT NULL,
    intercept_callback_url TEXT,
    out_of_session_callback_url TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (account, sid),
    UNIQUE (account, unique_name)
  ) STRICT;

  -- The pools: phone numbers (PN…) and short codes (SC…).
  CREATE TABLE proxy_numbers (
    seq INTEGER PRIMARY KEY,
    account INTEGER NOT NULL,
    service INTEGER NOT NULL,
    sid TEXT NOT NULL,
    number TEXT NOT NULL,
    friendly_name TEXT NOT NULL,
    iso_country TEXT,
    -- Of North America, where numbers tell it.
    area_code TEXT,
    has_sms INTEGER NOT NULL,
    has_mms INTEGER NOT NULL,
    has_voice INTEGER NOT NULL,
    is_reserved INTEGER NOT NULL,
    -- How many sessions that are not closed use it.
    in_use INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (account, sid),
    UNIQUE (number, account)
  ) STRICT;
  CREATE INDEX proxy_numbers_of_service ON proxy_numbers (service);

  CREATE TABLE proxy_sessions (
    seq INTEGER PRIMARY KEY,
    account INTEGER NOT NULL,
    service INTEGER NOT NULL,
    sid TEXT NOT NULL,
    unique_name TEXT,
    status TEXT NOT NULL,
    closed_reason TEXT,
    mode TEXT NOT NULL,
    ttl INTEGER NOT NULL,
    -- Since when the ttl runs: its making, its opening again, or the last interaction.
    counts_from INTEGER NOT NULL,
    date_expiry INTEGER,
    date_started INTEGER,
    date_ended INTEGER,
    date_last_interaction INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (account, sid)
  ) STRICT;
  CREATE INDEX proxy_sessions_of_service ON proxy_sessions (service);
  CREATE UNIQUE INDEX proxy_session_names ON proxy_sessions (service, unique_name) WHERE unique_name IS NOT NULL;

  CREATE TABLE proxy_participants (
    seq INTEGER PRIMARY KEY,
    account INTEGER NOT NULL,
    service INTEGER NOT NULL,
    session INTEGER NOT NULL,
    sid TEXT NOT NULL,
    identifier TEXT NOT NULL,
    friendly_name TEXT,
    proxy_identifier TEXT NOT NULL,
    proxy_identifier_sid TEXT NOT NULL,
    -- Whether it takes part in a session that is not closed.
    is_live INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    deleted_at INTEGER,
    UNIQUE (account, sid)
  ) STRICT;
  CREATE INDEX proxy_participants_of_session ON proxy_participants (session);
  -- By these two a message or a call that comes in finds its session.
  CREATE INDEX proxy_pairs ON proxy_participants (account, proxy_identifier, identifier, is_live);
  CREATE INDEX proxy_numbers_of_people ON proxy_participants (service, identifier, proxy_identifier_sid);

  CREATE TABLE proxy_interactions (
    seq INTEGER PRIMARY KEY,
    account INTEGER NOT NULL,
    session INTEGER NOT NULL,
    sid TEXT NOT NULL,
    -- Whom it was sent to by API; NULL for what one participant has sent to the other.
    participant INTEGER,
    type TEXT NOT NULL,
    data TEXT NOT NULL,
    inbound_participant_sid TEXT,
    inbound_resource_sid TEXT,
    inbound_resource_status TEXT,
    outbound_participant_sid TEXT NOT NULL,
    outbound_resource_sid TEXT NOT NULL,
    outbound_resource_status TEXT NOT NULL,
    -- How a call is going to end, and after how many seconds.
    call_outcome TEXT,
    call_seconds INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (sid, account)
  ) STRICT;
  CREATE INDEX proxy_interactions_of_session ON proxy_interactions (session);
  CREATE INDEX proxy_interactions_of_participant ON proxy_interactions (participant) WHERE participant IS NOT NULL;

  -- What went wrong while people called and wrote: nobody has made a request that could be refused.
  CREATE TABLE proxy_log (
    seq INTEGER PRIMARY KEY,
    account INTEGER NOT NULL,
    code INTEGER NOT NULL,
    message TEXT NOT NULL,
    service_sid TEXT,
    session_sid TEXT,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX proxy_log_of_account ON proxy_log (account);
`;
