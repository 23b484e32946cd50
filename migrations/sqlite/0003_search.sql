-- Numbers are looked up by their beginning, and lists ordered by measures. Ranges (>= and <) find beginnings on both
-- engines: text compares by code point on either.

CREATE INDEX network_objects_search ON network_objects (search_text) WHERE removed_in IS NULL;
CREATE INDEX network_objects_branch ON network_objects (lower(substr(branch_id, 1, 300)))
WHERE removed_in IS NULL AND branch_id IS NOT NULL;
CREATE INDEX network_objects_measures ON network_objects (class, (
    COALESCE(
        CAST(attributes -> 'section' ->> 'round' AS INTEGER),
        CAST(attributes -> 'section' -> 'box' ->> 'width' AS INTEGER),
        CAST(attributes ->> 'diameter' AS INTEGER)
    )
), (attributes ->> 'material')) WHERE removed_in IS NULL;
