-- Who somebody is, as whom they may act, how they prove it, and where they are signed in.

CREATE TABLE accounts (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    given_name TEXT NOT NULL,
    family_name TEXT NOT NULL,
    created_at TEXT NOT NULL,
    suspended_at TEXT
) STRICT;

-- The person whom the national gateway knows by this identifier, of which only a keyed fingerprint is kept.
CREATE TABLE gateway_identities (
    identifier_index BLOB PRIMARY KEY NOT NULL CHECK (length(identifier_index) = 32),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    created_at TEXT NOT NULL,
    signed_in_at TEXT NOT NULL
) STRICT;

CREATE INDEX gateway_identities_account ON gateway_identities (account_id);

-- An account of our own: what somebody signs in with who does not come through the gateway.
CREATE TABLE local_logins (
    account_id BLOB PRIMARY KEY NOT NULL REFERENCES accounts (id),
    email TEXT NOT NULL UNIQUE CHECK (email = lower(email)),
    password_hash TEXT,
    totp_secret BLOB,
    totp_confirmed_at TEXT,
    totp_last_step INTEGER,
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE units (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    name TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE account_roles (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    role TEXT NOT NULL,
    unit_id BLOB REFERENCES units (id),
    granted_at TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX account_roles_once ON account_roles (account_id, role);

CREATE TABLE passkeys (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    credential_id BLOB NOT NULL UNIQUE,
    credential TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at TEXT NOT NULL,
    used_at TEXT
) STRICT;

CREATE INDEX passkeys_account ON passkeys (account_id);

CREATE TABLE recovery_codes (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    code_hash BLOB NOT NULL CHECK (length(code_hash) = 32),
    used_at TEXT
) STRICT;

CREATE INDEX recovery_codes_account ON recovery_codes (account_id);

-- A link by which somebody sets their password; good once.
CREATE TABLE invitations (
    token_hash BLOB PRIMARY KEY NOT NULL CHECK (length(token_hash) = 32),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
) STRICT;

CREATE INDEX invitations_account ON invitations (account_id);

CREATE TABLE sessions (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    token_hash BLOB NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    account_id BLOB NOT NULL REFERENCES accounts (id),
    role TEXT NOT NULL,
    unit_id BLOB REFERENCES units (id),
    method TEXT NOT NULL,
    device TEXT NOT NULL,
    began_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    -- What the gateway needs to hear to end its own session, encrypted.
    gateway_session BLOB
) STRICT;

CREATE INDEX sessions_account ON sessions (account_id);
CREATE INDEX sessions_began ON sessions (began_at);

-- What is kept for one browser for some minutes: a sign-in that is under way, a form that could not be taken. Its key
-- is made from the browser's own secret.
CREATE TABLE browser_notes (
    key BLOB PRIMARY KEY NOT NULL CHECK (length(key) = 32),
    content TEXT NOT NULL,
    expires_at TEXT NOT NULL
) STRICT;

CREATE INDEX browser_notes_expires ON browser_notes (expires_at);

-- Statements of the gateway that were taken; none is taken twice.
CREATE TABLE used_assertions (
    id TEXT PRIMARY KEY NOT NULL,
    expires_at TEXT NOT NULL
) STRICT;

-- How far somebody has used up how often they may try something.
CREATE TABLE allowances (
    key BLOB PRIMARY KEY NOT NULL CHECK (length(key) = 32),
    spent_until TEXT NOT NULL
) STRICT;

CREATE INDEX allowances_spent ON allowances (spent_until);
