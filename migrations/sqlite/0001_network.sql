-- The network's objects, valid from the version that added them until the one that removed them.

CREATE TABLE datasets (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    title TEXT NOT NULL,
    demo INTEGER NOT NULL CHECK (demo IN (0, 1)),
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE network_versions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    created_at TEXT NOT NULL,
    file_name TEXT,
    format TEXT NOT NULL,
    crs TEXT,
    added INTEGER NOT NULL,
    removed INTEGER NOT NULL,
    altered INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    report TEXT NOT NULL
) STRICT;

CREATE INDEX network_versions_of_dataset ON network_versions (dataset_id, id);

-- AUTOINCREMENT: a uid stands in tiles that browsers keep, so it is never given to another object.
CREATE TABLE network_objects (
    uid INTEGER PRIMARY KEY AUTOINCREMENT,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    object_id TEXT NOT NULL,
    class TEXT NOT NULL,
    status TEXT NOT NULL,
    name TEXT,
    branch_id TEXT,
    attributes TEXT NOT NULL,
    length_m REAL,
    geometry BLOB NOT NULL,
    content_hash BLOB NOT NULL,
    added_in INTEGER NOT NULL REFERENCES network_versions (id),
    removed_in INTEGER REFERENCES network_versions (id),
    sort_key TEXT NOT NULL,
    search_text TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX network_objects_current ON network_objects (dataset_id, object_id) WHERE removed_in IS NULL;
-- All that filters, orders and searches the list, so that this reads the index and not the shapes.
CREATE INDEX network_objects_list ON network_objects (class, sort_key, object_id, status, search_text)
WHERE removed_in IS NULL;
CREATE INDEX network_objects_closed ON network_objects (removed_in) WHERE removed_in IS NOT NULL;
