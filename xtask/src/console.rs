//! What the developer sees: plain lines on standard output.

use std::io::{self, Write as _};
use std::time::{Duration, Instant};

/// Writes one line. A closed standard output (`| head`) is no reason to stop the work.
pub fn say(line: impl AsRef<str>) {
    let mut out = io::stdout().lock();
    let _ = writeln!(out, "{}", line.as_ref());
    let _ = out.flush();
}

/// Counts the steps of a command and says where it is: `[3/9] Building the site …  42 s`.
pub struct Steps {
    total: usize,
    done: usize,
}

impl Steps {
    /// A count of `total` steps, none of them begun.
    pub fn of(total: usize) -> Self {
        Self { total, done: 0 }
    }

    /// Announces the next step, runs it and says how long it took.
    pub fn run<T>(&mut self, title: &str, step: impl FnOnce() -> T) -> T {
        self.done += 1;
        let head = format!("[{}/{}] {title} …", self.done, self.total);
        say(&head);
        let begun = Instant::now();
        let outcome = step();
        say(format!("{head}  {}", in_words(begun.elapsed())));
        outcome
    }
}

/// A duration as a person says it: `0.4 s`, `42 s`, `3 min 5 s`.
pub fn in_words(time: Duration) -> String {
    let seconds = time.as_secs();
    match seconds {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_reads_as_a_person_says_it() {
        assert_eq!(in_words(Duration::from_millis(420)), "0.4 s");
        assert_eq!(in_words(Duration::from_secs(42)), "42 s");
        assert_eq!(in_words(Duration::from_secs(185)), "3 min 5 s");
    }
}
