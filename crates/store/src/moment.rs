//! Points in time as both engines keep them.

use chrono::{DateTime, SubsecRound, Utc};

/// Cuts to whole microseconds: PostgreSQL keeps no more, and what is read back must equal what was written.
pub(crate) fn stored(at: DateTime<Utc>) -> DateTime<Utc> {
    at.trunc_subsecs(6)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    #[test]
    fn a_moment_keeps_its_microseconds_and_no_more() {
        let at = DateTime::from_timestamp_nanos(1_700_000_000_123_456_789);
        assert_eq!(super::stored(at).timestamp_subsec_nanos(), 123_456_000);
    }
}
