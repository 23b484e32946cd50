-- Work that is done after the transaction that asked for it: at least once, with growing pauses between attempts.

CREATE TABLE jobs (
    id uuid PRIMARY KEY,
    kind text COLLATE "C" NOT NULL,
    payload jsonb NOT NULL,
    state text COLLATE "C" NOT NULL CHECK (state IN ('queued', 'leased', 'done', 'dead')),
    run_at timestamptz NOT NULL,
    attempts bigint NOT NULL,
    max_attempts bigint NOT NULL CHECK (max_attempts > 0),
    lease_until timestamptz,
    lease_owner text COLLATE "C",
    last_error text COLLATE "C",
    dedup_key text COLLATE "C" UNIQUE,
    created_at timestamptz NOT NULL,
    finished_at timestamptz,
    CHECK ((state = 'leased') = (lease_until IS NOT NULL)),
    CHECK ((state = 'leased') = (lease_owner IS NOT NULL)),
    CHECK ((state IN ('done', 'dead')) = (finished_at IS NOT NULL))
);

CREATE INDEX jobs_due ON jobs (run_at, id) WHERE state = 'queued';
CREATE INDEX jobs_leased ON jobs (lease_until) WHERE state = 'leased';
CREATE INDEX jobs_finished ON jobs (state, finished_at) WHERE finished_at IS NOT NULL;
