//! How often something may be tried. Counted in the database, so that all nodes count together.
//!
//! The count is one moment for each key: every try moves it on by what a try costs, and it may be ahead of the present
//! by as much as was saved up (the generic cell rate algorithm).

use chrono::{DateTime, TimeDelta, Utc};
use contract::AppError;
use store::identity::{self, Fingerprint};
use store::{Db, StoreError};

use crate::failure::of_store;

/// So many tries at once, and then one each `interval`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// How many at once.
    pub burst: i32,
    /// After what time one more.
    pub interval: TimeDelta,
}

/// How often a try is counted anew because another one came between.
const ROUNDS: usize = 20;

/// Counts a try.
///
/// # Errors
/// [`AppError::TooMany`] says after how many seconds the next one is taken.
pub(crate) async fn spend(db: &Db, key: &Fingerprint, rate: Rate, now: DateTime<Utc>) -> Result<(), AppError> {
    let doing = "counting a try";
    for _ in 0..ROUNDS {
        let counted = count(db, key, rate, now)
            .await
            .map_err(|error| of_store(doing, &error))?;
        match counted {
            Counted::Taken => return Ok(()),
            Counted::Refused { seconds } => return Err(AppError::TooMany { seconds }),
            Counted::Again => {}
        }
    }
    // So many at once on one key are nobody's honest mistake.
    Err(AppError::TooMany { seconds: 1 })
}

enum Counted {
    Taken,
    Refused { seconds: u32 },
    Again,
}

async fn count(db: &Db, key: &Fingerprint, rate: Rate, now: DateTime<Utc>) -> Result<Counted, StoreError> {
    let mut tx = db.begin_write().await?;
    let was = identity::spent_until(&mut tx, key).await?;
    let until = was.map_or(now, |was| was.max(now)) + rate.interval;
    let ahead = until - now - rate.interval * rate.burst;
    if ahead > TimeDelta::zero() {
        let seconds = (ahead.num_milliseconds() + 999) / 1000;
        return Ok(Counted::Refused {
            seconds: u32::try_from(seconds).unwrap_or(u32::MAX).max(1),
        });
    }
    if !identity::put_allowance(&mut tx, key, was, until).await? {
        return Ok(Counted::Again);
    }
    tx.commit().await?;
    Ok(Counted::Taken)
}
