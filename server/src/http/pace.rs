//! How often one address may ask, so that nobody can keep the others from being answered.
//!
//! Counted by each node for itself, in memory: the counts that guard accounts are in the database, see the use cases.

use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use contract::AppError;
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota};

use super::address::ClientAddress;
use super::failed::Failed;
use crate::config::Limits;

/// After so many requests the addresses that have not come for a while are forgotten.
const TIDY_EVERY: u32 = 10_000;

/// The counts of one node.
#[derive(Clone)]
pub struct Pace {
    changes: Option<Arc<DefaultKeyedRateLimiter<IpAddr>>>,
    questions: Option<Arc<DefaultKeyedRateLimiter<IpAddr>>>,
    seen: Arc<std::sync::atomic::AtomicU32>,
}

impl Pace {
    /// The counts with these limits.
    #[must_use]
    pub fn new(limits: &Limits) -> Self {
        let of = |per_minute: u32| {
            let quota = NonZeroU32::new(per_minute).map(Quota::per_minute);
            quota.map(|quota| Arc::new(DefaultKeyedRateLimiter::keyed(quota)))
        };
        Self {
            changes: of(limits.changes_per_minute),
            questions: of(limits.questions_per_minute),
            seen: Arc::default(),
        }
    }

    /// Counts a request; after how many seconds the next is taken when this one is not.
    fn count(&self, address: IpAddr, is_change: bool) -> Result<(), u32> {
        let limiter = if is_change { &self.changes } else { &self.questions };
        let Some(limiter) = limiter else { return Ok(()) };
        if self.seen.fetch_add(1, std::sync::atomic::Ordering::Relaxed) % TIDY_EVERY == TIDY_EVERY - 1 {
            limiter.retain_recent();
        }
        limiter.check_key(&household(address)).map_err(|not_until| {
            let wait = not_until.wait_time_from(DefaultClock::default().now());
            u32::try_from(wait.as_secs()).unwrap_or(u32::MAX).saturating_add(1)
        })
    }
}

/// One connection has one IPv4 address, or all of a /64 network of IPv6.
fn household(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(whole) => {
            let mask = u128::MAX << 64;
            IpAddr::V6(Ipv6Addr::from(u128::from(whole) & mask))
        }
    }
}

/// Lets those pass that do not come too often. Files and tiles are not counted: they cost next to nothing.
pub async fn keep(State(pace): State<Pace>, request: Request, next: Next) -> Response {
    let is_change = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let is_question = request.uri().path().starts_with("/api/") || request.uri().path() == "/mapa/lista.csv";
    let address = request.extensions().get::<ClientAddress>().copied();
    let Some(ClientAddress(address)) = address.filter(|_| is_change || is_question) else {
        return next.run(request).await;
    };
    match pace.count(address, is_change) {
        Ok(()) => next.run(request).await,
        Err(seconds) => {
            let mut refused = Failed::from(AppError::TooMany { seconds }).into_response();
            refused.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
            refused
        }
    }
}

#[cfg(test)]
mod tests {
    use std::net::IpAddr;

    use super::{Pace, household};
    use crate::config::Limits;

    #[test]
    fn one_address_is_held_back_and_another_is_not() {
        let pace = Pace::new(&Limits {
            changes_per_minute: 3,
            questions_per_minute: 0,
        });
        let (one, other): (IpAddr, IpAddr) = ("203.0.113.9".parse().unwrap(), "203.0.113.10".parse().unwrap());
        for _ in 0..3 {
            assert_eq!(pace.count(one, true), Ok(()));
        }
        let wait = pace.count(one, true).unwrap_err();
        assert!((1..=21).contains(&wait), "{wait}");
        assert_eq!(pace.count(other, true), Ok(()));
        for _ in 0..1000 {
            assert_eq!(pace.count(one, false), Ok(()), "no limit was set for questions");
        }
    }

    #[test]
    fn a_household_is_one_however_many_addresses_it_has() {
        let of = |text: &str| household(text.parse().unwrap());
        assert_eq!(of("2001:db8::1"), of("2001:db8::ffff:1"));
        assert_ne!(of("2001:db8::1"), of("2001:db8:0:1::1"));
        assert_ne!(of("203.0.113.9"), of("203.0.113.10"));
    }
}
