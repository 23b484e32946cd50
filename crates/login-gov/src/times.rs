//! Instants as SAML writes them, and how far two clocks may differ.

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};

use crate::error::Reason;

/// How far the gateway's clock may differ from ours.
pub const SKEW: TimeDelta = TimeDelta::seconds(60);
/// How old an answer may be: as long as the gateway keeps it for its artifact.
const MOST_AGE: TimeDelta = TimeDelta::minutes(5);

/// An instant in UTC, to the second.
pub fn written(instant: DateTime<Utc>) -> String {
    instant.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Reads an instant; SAML 2.0 (core, §1.3.3) has all of them in UTC, so one in another zone is none.
pub fn read(text: &str, what: &'static str) -> Result<DateTime<Utc>, Reason> {
    let instant = DateTime::parse_from_rfc3339(text).ok().filter(|_| text.ends_with('Z'));
    instant.map(|at| at.to_utc()).ok_or(Reason::Unexpected(what))
}

/// Whether something was made just now: not later, and at most five minutes ago.
pub fn fresh(text: &str, now: DateTime<Utc>, what: &'static str) -> Result<(), Reason> {
    let made = read(text, what)?;
    if made > now + SKEW || made < now - MOST_AGE - SKEW {
        return Err(Reason::Unexpected(what));
    }
    Ok(())
}

/// The end of something that must not have come yet.
pub fn not_over(text: &str, now: DateTime<Utc>, what: &'static str) -> Result<DateTime<Utc>, Reason> {
    let end = read(text, what)?;
    // The end itself is no longer within: "not on or after".
    if now >= end + SKEW {
        return Err(Reason::Unexpected(what));
    }
    Ok(end)
}

/// The beginning of something that must have begun.
pub fn begun(text: &str, now: DateTime<Utc>, what: &'static str) -> Result<(), Reason> {
    if read(text, what)? > now + SKEW {
        return Err(Reason::Unexpected(what));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        read(text, "test").unwrap()
    }

    #[test]
    fn an_instant_in_another_zone_or_form_is_none() {
        assert_eq!(written(at("2026-11-30T10:00:00.250Z")), "2026-11-30T10:00:00Z");
        for text in [
            "",
            "2026-11-30T10:00:00+01:00",
            "2026-11-30T10:00:00",
            "2026-11-30",
            "1790000000",
        ] {
            assert_eq!(read(text, "test"), Err(Reason::Unexpected("test")), "{text}");
        }
    }

    #[test]
    fn a_minute_of_difference_is_borne_and_a_second_more_is_not() {
        let now = at("2026-11-30T10:00:00Z");
        assert!(begun("2026-11-30T10:01:00Z", now, "").is_ok());
        assert!(begun("2026-11-30T10:01:01Z", now, "").is_err());
        assert!(not_over("2026-11-30T09:59:01Z", now, "").is_ok());
        assert!(not_over("2026-11-30T09:59:00Z", now, "").is_err());
        assert!(fresh("2026-11-30T09:54:00Z", now, "").is_ok());
        assert!(fresh("2026-11-30T09:53:59Z", now, "").is_err());
        assert!(fresh("2026-11-30T10:01:01Z", now, "").is_err());
    }
}
