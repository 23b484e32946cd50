//! How long somebody stays signed in, and where a sign-in may lead back to.

use chrono::{DateTime, TimeDelta, Utc};

use crate::codes::codes;
use crate::permissions::Role;

codes! {
    /// How somebody proved who they are.
    Method {
        /// Through the national gateway, login.gov.pl.
        Gateway = "gateway",
        /// By a password and a code that is good for half a minute.
        PasswordAndCode = "password_code",
        /// By a password and one of the codes that were written down for the day the telephone is lost.
        PasswordAndRecovery = "password_recovery",
        /// By a passkey.
        Passkey = "passkey",
    }
}

codes! {
    /// Why somebody who comes back from the national gateway is not let in. The words stand in the page's address.
    NoEntry {
        /// They broke off there.
        Cancelled = "anulowano",
        /// The gateway is not sure enough who it is.
        TooLow = "za-niski-poziom",
        /// The gateway did not recognize them.
        NotRecognized = "nierozpoznano",
        /// The gateway reports a fault of its own, or of this portal's registration.
        GatewayFault = "blad-bramki",
        /// The gateway or our database does not answer.
        Unavailable = "niedostepne",
        /// The answer cannot be trusted.
        Untrusted = "niewiarygodne",
        /// The sign-in was not begun in this browser, took too long, or was finished already.
        Lost = "przerwane",
        /// The account was suspended by the utility.
        Suspended = "zablokowane",
    }
}

/// After this time no session goes on, whatever was done in it.
pub const LONGEST: TimeDelta = TimeDelta::hours(8);
/// Activity is written down in steps of this length: not each request costs a write.
pub const STEP: TimeDelta = TimeDelta::seconds(30);

/// How long a session goes on without activity. Staff work with paper and telephone between two clicks; everybody else
/// may sit at a borrowed computer.
#[must_use]
pub const fn idle_limit(role: Role) -> TimeDelta {
    match role.is_staff() {
        true => TimeDelta::minutes(30),
        false => TimeDelta::minutes(15),
    }
}

/// A session's times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    /// When it began; a change of role begins nothing anew.
    pub began_at: DateTime<Utc>,
    /// When something was last done in it.
    pub seen_at: DateTime<Utc>,
}

impl Times {
    /// When it ends if nothing more is done.
    #[must_use]
    pub fn ends_at(&self, role: Role) -> DateTime<Utc> {
        (self.seen_at + idle_limit(role)).min(self.began_at + LONGEST)
    }

    /// Whether it still goes on.
    #[must_use]
    pub fn is_alive(&self, role: Role, now: DateTime<Utc>) -> bool {
        now < self.ends_at(role)
    }

    /// Whether this moment's activity is to be written down.
    #[must_use]
    pub fn is_due(&self, now: DateTime<Utc>) -> bool {
        now - self.seen_at >= STEP
    }
}

/// An address of this portal to go to after signing in: a path, never another server's address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnPath(String);

impl ReturnPath {
    /// Longer ones are not kept.
    const LONGEST: usize = 2000;

    /// Takes a path of this portal, with its query. Whatever a browser could take for another server's address, and
    /// the sign-in itself, is not taken.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_plain = text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
        let is_local = text.starts_with('/') && !text.starts_with("//");
        let path = text.split(['?', '#']).next().unwrap_or_default();
        let is_sign_in = path == "/logowanie" || path.starts_with("/logowanie/") || path == "/wyloguj";
        let is_taken = is_plain && is_local && !is_sign_in && text.len() <= Self::LONGEST;
        // Dots could climb to an address that was refused above.
        let climbs = path.split('/').any(|part| matches!(part, "." | ".."));
        (is_taken && !climbs && !path.contains('%')).then(|| Self(text.to_owned()))
    }

    /// The path as it stands in an address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta};
    use proptest::prelude::*;

    use super::{LONGEST, ReturnPath, Times, idle_limit};
    use crate::permissions::Role;

    fn times(idle: TimeDelta, age: TimeDelta) -> (Times, DateTime<chrono::Utc>) {
        let now = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
        let times = Times {
            began_at: now - age,
            seen_at: now - idle,
        };
        (times, now)
    }

    #[test]
    fn a_resident_is_signed_out_after_a_quarter_of_an_hour_and_staff_after_half() {
        let (idle, now) = times(TimeDelta::minutes(15), TimeDelta::hours(1));
        assert!(!idle.is_alive(Role::Customer, now));
        assert!(!idle.is_alive(Role::Brigade, now));
        assert!(idle.is_alive(Role::Billing, now));
        let (busy, now) = times(TimeDelta::seconds(14 * 60 + 59), TimeDelta::hours(1));
        assert!(busy.is_alive(Role::Customer, now));
    }

    #[test]
    fn nobody_stays_signed_in_for_more_than_eight_hours() {
        for role in Role::ALL {
            let (busy, now) = times(TimeDelta::zero(), LONGEST);
            assert!(!busy.is_alive(*role, now), "{role}");
            assert!(idle_limit(*role) < LONGEST);
        }
    }

    #[test]
    fn activity_is_written_down_every_half_minute() {
        let (fresh, now) = times(TimeDelta::seconds(29), TimeDelta::hours(1));
        assert!(!fresh.is_due(now) && fresh.is_due(now + TimeDelta::seconds(1)));
    }

    #[test]
    fn a_sign_in_leads_back_to_this_portal_only() {
        for good in ["/konto", "/mapa?widok=lista&szukaj=Le%C5%9Bna+5", "/", "/konto#sesje"] {
            assert_eq!(ReturnPath::parse(good).unwrap().as_str(), good);
        }
        for bad in [
            "",
            "konto",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/ konto",
            "/konto\r\nX: y",
            "javascript:alert(1)",
            "/logowanie",
            "/logowanie/pracownik",
            "/wyloguj",
            "/./logowanie",
            "/a/..//evil.example",
            "/%2e%2e/logowanie",
            "/\u{ff0f}evil.example",
        ] {
            assert_eq!(ReturnPath::parse(bad), None, "{bad}");
        }
        assert_eq!(ReturnPath::parse(&format!("/{}", "a".repeat(2000))), None);
    }

    proptest! {
        #[test]
        fn whatever_is_taken_begins_with_one_slash_and_has_no_second_meaning(text in "\\PC{0,40}") {
            if let Some(path) = ReturnPath::parse(&text) {
                prop_assert!(path.as_str().starts_with('/'));
                prop_assert!(!path.as_str()[1..].starts_with(['/', '\\']));
                prop_assert!(path.as_str().is_ascii());
            }
        }
    }
}
