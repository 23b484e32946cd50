-- Who somebody is, as whom they may act, how they prove it, and where they are signed in.

CREATE TABLE accounts (
    id uuid PRIMARY KEY,
    given_name text COLLATE "C" NOT NULL,
    family_name text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL,
    suspended_at timestamptz
);

-- The person whom the national gateway knows by this identifier, of which only a keyed fingerprint is kept.
CREATE TABLE gateway_identities (
    identifier_index bytea PRIMARY KEY CHECK (length(identifier_index) = 32),
    account_id uuid NOT NULL REFERENCES accounts (id),
    created_at timestamptz NOT NULL,
    signed_in_at timestamptz NOT NULL
);

CREATE INDEX gateway_identities_account ON gateway_identities (account_id);

-- An account of our own: what somebody signs in with who does not come through the gateway.
CREATE TABLE local_logins (
    account_id uuid PRIMARY KEY REFERENCES accounts (id),
    email text COLLATE "C" NOT NULL UNIQUE CHECK (email = lower(email)),
    password_hash text COLLATE "C",
    totp_secret bytea,
    totp_confirmed_at timestamptz,
    totp_last_step bigint,
    created_at timestamptz NOT NULL
);

CREATE TABLE units (
    id uuid PRIMARY KEY,
    name text COLLATE "C" NOT NULL UNIQUE,
    created_at timestamptz NOT NULL
);

CREATE TABLE account_roles (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES accounts (id),
    role text COLLATE "C" NOT NULL,
    unit_id uuid REFERENCES units (id),
    granted_at timestamptz NOT NULL
);

CREATE UNIQUE INDEX account_roles_once ON account_roles (account_id, role);

CREATE TABLE passkeys (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES accounts (id),
    credential_id bytea NOT NULL UNIQUE,
    credential text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    created_at timestamptz NOT NULL,
    used_at timestamptz
);

CREATE INDEX passkeys_account ON passkeys (account_id);

CREATE TABLE recovery_codes (
    id uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES accounts (id),
    code_hash bytea NOT NULL CHECK (length(code_hash) = 32),
    used_at timestamptz
);

CREATE INDEX recovery_codes_account ON recovery_codes (account_id);

-- A link by which somebody sets their password; good once.
CREATE TABLE invitations (
    token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32),
    account_id uuid NOT NULL REFERENCES accounts (id),
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL
);

CREATE INDEX invitations_account ON invitations (account_id);

CREATE TABLE sessions (
    id uuid PRIMARY KEY,
    token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    account_id uuid NOT NULL REFERENCES accounts (id),
    role text COLLATE "C" NOT NULL,
    unit_id uuid REFERENCES units (id),
    method text COLLATE "C" NOT NULL,
    device text COLLATE "C" NOT NULL,
    began_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    -- What the gateway needs to hear to end its own session, encrypted.
    gateway_session bytea
);

CREATE INDEX sessions_account ON sessions (account_id);
CREATE INDEX sessions_began ON sessions (began_at);

-- What is kept for one browser for some minutes: a sign-in that is under way, a form that could not be taken. Its key
-- is made from the browser's own secret.
CREATE TABLE browser_notes (
    key bytea PRIMARY KEY CHECK (length(key) = 32),
    content jsonb NOT NULL,
    expires_at timestamptz NOT NULL
);

CREATE INDEX browser_notes_expires ON browser_notes (expires_at);

-- Statements of the gateway that were taken; none is taken twice.
CREATE TABLE used_assertions (
    id text COLLATE "C" PRIMARY KEY,
    expires_at timestamptz NOT NULL
);

-- How far somebody has used up how often they may try something.
CREATE TABLE allowances (
    key bytea PRIMARY KEY CHECK (length(key) = 32),
    spent_until timestamptz NOT NULL
);

CREATE INDEX allowances_spent ON allowances (spent_until);
