//! When the clock of a session asks and what it shows: no browser in it.

use contract::sessions::TimeLeft;

/// So long before the end the warning is shown, in milliseconds.
const WARNING: f64 = 120_000.0;
/// Between two questions to the server while the end is near.
const PAUSE: f64 = 10_000.0;

/// What is to be done after a look at the time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Ask the server how much is left: another window may have made it longer.
    Ask,
    /// Nothing.
    Nothing,
}

/// The clock. Moments are milliseconds on the device's own clock.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Clock {
    ends_at: f64,
    extendable: bool,
    asks_at: f64,
    is_warned: bool,
    is_over: bool,
}

impl Clock {
    /// A clock that was told how much is left.
    pub fn new(left: TimeLeft, now: f64) -> Self {
        let ends_at = now + f64::from(left.seconds) * 1000.0;
        Self {
            ends_at,
            extendable: left.extendable,
            asks_at: ends_at - WARNING,
            is_warned: false,
            is_over: false,
        }
    }

    /// A look at the time.
    pub fn tick(&mut self, now: f64) -> Step {
        if self.is_over || now < self.asks_at {
            return Step::Nothing;
        }
        self.asks_at = now + PAUSE;
        Step::Ask
    }

    /// What the server said; nothing when it was not reached.
    pub fn told(&mut self, left: Option<TimeLeft>, now: f64) {
        if let Some(left) = left {
            let asks_at = self.asks_at;
            *self = Self::new(left, now);
            if left.seconds > 0 && self.asks_at <= now {
                self.asks_at = asks_at.max(now + 1000.0);
            }
        }
        self.is_over = now >= self.ends_at;
        self.is_warned = now >= self.ends_at - WARNING;
    }

    /// Whether there is anything to say.
    pub const fn is_shown(&self) -> bool {
        self.is_warned || self.is_over
    }

    /// Whether the session is over.
    pub const fn is_over(&self) -> bool {
        self.is_over
    }

    /// Whether it ends whatever is done.
    pub const fn is_last(&self) -> bool {
        !self.is_over && !self.extendable
    }
}

#[cfg(test)]
mod tests {
    use contract::sessions::TimeLeft;

    use super::{Clock, Step};

    fn left(seconds: u32) -> TimeLeft {
        TimeLeft {
            seconds,
            extendable: true,
        }
    }

    #[test]
    fn the_warning_comes_two_minutes_before_the_end_and_goes_when_the_session_goes_on() {
        let mut clock = Clock::new(left(900), 0.0);
        assert_eq!(clock.tick(779_000.0), Step::Nothing);
        assert_eq!(clock.tick(780_000.0), Step::Ask);
        clock.told(Some(left(120)), 780_000.0);
        assert!(clock.is_shown() && !clock.is_over() && !clock.is_last());
        clock.told(Some(left(900)), 800_000.0);
        assert!(!clock.is_shown());
        assert_eq!(clock.tick(801_000.0), Step::Nothing);
        assert_eq!(clock.tick(1_580_000.0), Step::Ask);
    }

    #[test]
    fn what_was_done_in_another_window_keeps_the_warning_away() {
        let mut clock = Clock::new(left(900), 0.0);
        assert_eq!(clock.tick(780_000.0), Step::Ask);
        clock.told(Some(left(850)), 780_000.0);
        assert!(!clock.is_shown());
    }

    #[test]
    fn the_server_is_not_asked_all_the_time() {
        let mut clock = Clock::new(left(900), 0.0);
        let asked = (780..900).filter(|second| {
            let now = f64::from(*second) * 1000.0;
            let asks = clock.tick(now) == Step::Ask;
            if asks {
                clock.told(Some(left(900 - second)), now);
            }
            asks
        });
        let asked = asked.count();
        assert!((10..=14).contains(&asked), "{asked}");
    }

    #[test]
    fn without_an_answer_the_clock_goes_by_what_it_knows() {
        let mut clock = Clock::new(left(900), 0.0);
        assert_eq!(clock.tick(800_000.0), Step::Ask);
        clock.told(None, 800_000.0);
        assert!(clock.is_shown() && !clock.is_over());
        clock.told(None, 900_000.0);
        assert!(clock.is_over());
        assert_eq!(clock.tick(1_000_000.0), Step::Nothing);
    }

    #[test]
    fn the_end_of_the_eight_hours_cannot_be_moved() {
        let last = TimeLeft {
            seconds: 100,
            extendable: false,
        };
        let mut clock = Clock::new(last, 0.0);
        clock.told(Some(last), 0.0);
        assert!(clock.is_shown() && clock.is_last());
    }
}
