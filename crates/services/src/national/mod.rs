//! The search in the national registers: asked on the visitor's behalf, so that no register learns who looks for what.
//!
//! Answers are kept for a day, since registers change slowly and answer slowly. Whoever asks for the same words at
//! the same time waits for one question. Nobody waits longer than the time-out.

mod answers;
mod words;

use std::sync::Arc;
use std::time::Duration;

use contract::AppError;
use contract::national::{NationalHit, NationalKind};
use domain::actor::Actor;
use domain::permissions::Action;
use gugik::{AddressFound, NationalRegisters, ParcelFound};
use tokio::sync::Semaphore;

use self::answers::Answers;
use self::words::Words;
use crate::Clock;
use crate::failure::{chain, permit};

/// How many results one search has at most.
const MOST: usize = 10;

/// How many questions are asked at once.
const AT_ONCE: usize = 8;

/// The search in the national registers. Cloning is cheap and shares the answers.
#[derive(Debug, Clone)]
pub struct National {
    registers: Option<Arc<dyn NationalRegisters>>,
    time_out: Duration,
    clock: Arc<dyn Clock>,
    answers: Arc<Answers>,
    /// So many questions are on their way at once; a crowd of visitors must not become a flood at the registers.
    at_once: Arc<Semaphore>,
}

/// Why a search has no whole answer.
enum Fallen {
    /// One register answered, the other did not: good enough to show, but not to keep.
    Half(Vec<NationalHit>),
    /// None answered.
    Whole,
}

impl National {
    /// A search that finds nothing and asks nobody.
    pub(crate) fn off(clock: Arc<dyn Clock>) -> Self {
        Self {
            registers: None,
            time_out: Duration::ZERO,
            clock,
            answers: Arc::default(),
            at_once: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }

    pub(crate) fn on(registers: Arc<dyn NationalRegisters>, time_out: Duration, clock: Arc<dyn Clock>) -> Self {
        Self {
            registers: Some(registers),
            time_out,
            ..Self::off(clock)
        }
    }

    /// Whether there is anybody to ask.
    #[must_use]
    pub const fn is_on(&self) -> bool {
        self.registers.is_some()
    }

    /// What the registers know of these words, plots first; ten results at most. Nothing when the search is off or
    /// the words are too few or too many to look for.
    ///
    /// # Errors
    /// [`AppError::Unavailable`] when no register answers in time.
    pub async fn search(&self, actor: &Actor, text: &str) -> Result<Vec<NationalHit>, AppError> {
        permit(actor, Action::SearchNetwork)?;
        let Some((registers, words)) = self.registers.as_ref().zip(Words::parse(text)) else {
            return Ok(Vec::new());
        };
        let answer = self.answers.of(words.key(), self.clock.now());
        let asked = answer.get_or_try_init(|| async {
            let _place = self.at_once.try_acquire().map_err(|_| Fallen::Whole)?;
            ask(registers.as_ref(), &words).await
        });
        match tokio::time::timeout(self.time_out, asked).await {
            Ok(Ok(hits)) => Ok(hits.clone()),
            Ok(Err(Fallen::Half(hits))) => Ok(hits),
            Ok(Err(Fallen::Whole)) => Err(AppError::Unavailable),
            Err(_) => {
                tracing::warn!(time_out = ?self.time_out, "the national registers do not answer in time");
                Err(AppError::Unavailable)
            }
        }
    }
}

/// Asks both registers at once, each only for what it can know.
async fn ask(registers: &dyn NationalRegisters, words: &Words) -> Result<Vec<NationalHit>, Fallen> {
    let parcels = async {
        match words.parcel() {
            Some(words) => Some(registers.parcels(words).await),
            None => None,
        }
    };
    let addresses = async {
        match words.address() {
            Some(words) => Some(registers.addresses(words).await),
            None => None,
        }
    };
    let (parcels, addresses) = tokio::join!(parcels, addresses);
    let parcels = parcels.map(|found| hits(&found, of_parcel));
    let addresses = addresses.map(|found| hits(&found, of_address));
    let answers: Vec<Option<Vec<NationalHit>>> = [parcels, addresses].into_iter().flatten().collect();
    let fallen = answers.iter().filter(|answer| answer.is_none()).count();
    let silent = fallen == answers.len();
    let mut found: Vec<NationalHit> = answers.into_iter().flatten().flatten().collect();
    found.truncate(MOST);
    match fallen {
        0 => Ok(found),
        _ if silent => Err(Fallen::Whole),
        _ => Err(Fallen::Half(found)),
    }
}

/// What a register found, or nothing when it did not answer, which goes to the log.
fn hits<T>(found: &Result<Vec<T>, gugik::RegisterError>, hit: impl Fn(&T) -> NationalHit) -> Option<Vec<NationalHit>> {
    match found {
        Ok(found) => Some(found.iter().map(hit).collect()),
        Err(error) => {
            tracing::warn!(cause = %chain(error), "a national register gives no answer");
            None
        }
    }
}

fn of_parcel(found: &ParcelFound) -> NationalHit {
    NationalHit {
        kind: NationalKind::Parcel,
        label: format!("{}, {} ({})", found.number, found.region, found.id),
        point: found.place.lon_lat(),
    }
}

fn of_address(found: &AddressFound) -> NationalHit {
    NationalHit {
        kind: NationalKind::Address,
        label: found.line(),
        point: found.place.lon_lat(),
    }
}
