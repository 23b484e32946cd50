//! Counting outcomes over all suites.

use std::fmt;
use std::ops::AddAssign;

use serde_json::Value;

/// How many tests passed, failed and were skipped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Ran and held.
    pub passed: u64,
    /// Ran and did not hold, or could not run.
    pub failed: u64,
    /// Did not run on purpose.
    pub skipped: u64,
}

impl Tally {
    /// One test that passed or failed.
    pub fn one(passed: bool) -> Self {
        Self {
            passed: u64::from(passed),
            failed: u64::from(!passed),
            skipped: 0,
        }
    }

    /// Reads one line of libtest's output; anything but a `test result:` counts nothing.
    pub fn of_libtest_line(line: &str) -> Self {
        let Some(rest) = line.trim_start().strip_prefix("test result: ") else {
            return Self::default();
        };
        let mut tally = Self::default();
        let counts = rest.split_once(". ").map_or("", |(_, counts)| counts);
        for count in counts.split(';') {
            let mut words = count.split_whitespace();
            let (Some(Ok(number)), Some(kind)) = (words.next().map(str::parse::<u64>), words.next()) else {
                continue;
            };
            match kind {
                "passed" => tally.passed += number,
                "failed" => tally.failed += number,
                "ignored" => tally.skipped += number,
                _ => {}
            }
        }
        tally
    }

    /// Reads the statistics of Playwright's JSON report. A flaky test is a failed one: it did not hold.
    pub fn of_playwright(report: &Value) -> Option<Self> {
        let stats = report.get("stats")?;
        let count = |name: &str| stats.get(name).and_then(Value::as_u64);
        Some(Self {
            passed: count("expected")?,
            failed: count("unexpected")? + count("flaky")?,
            skipped: count("skipped")?,
        })
    }

    /// The same, but with one failure more when the program failed without counting any.
    pub fn with_exit(mut self, success: bool) -> Self {
        if !success && self.failed == 0 {
            self.failed = 1;
        }
        self
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} passed, {} failed, {} skipped",
            self.passed, self.failed, self.skipped
        )
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_result_line_of_libtest_is_counted() {
        let line = "test result: FAILED. 12 passed; 2 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.05s";
        assert_eq!(
            Tally::of_libtest_line(line),
            Tally {
                passed: 12,
                failed: 2,
                skipped: 1
            }
        );
    }

    #[test]
    fn other_lines_count_nothing() {
        assert_eq!(Tally::of_libtest_line("test a_name ... ok"), Tally::default());
    }

    #[test]
    fn a_flaky_browser_test_is_a_failed_one() {
        let report = json!({ "stats": { "expected": 5, "unexpected": 1, "flaky": 2, "skipped": 3 } });
        assert_eq!(
            Tally::of_playwright(&report),
            Some(Tally {
                passed: 5,
                failed: 3,
                skipped: 3
            })
        );
    }

    #[test]
    fn a_report_without_statistics_is_no_tally() {
        assert_eq!(Tally::of_playwright(&json!({ "stats": {} })), None);
    }

    #[test]
    fn a_program_that_fails_without_counting_counts_as_one_failure() {
        assert_eq!(Tally::default().with_exit(false).failed, 1);
        assert_eq!(
            Tally {
                failed: 2,
                ..Tally::default()
            }
            .with_exit(false)
            .failed,
            2
        );
        assert_eq!(Tally::one(true).with_exit(true), Tally::one(true));
    }

    #[test]
    fn the_last_line_reads_as_agreed() {
        assert_eq!(
            Tally {
                passed: 3,
                failed: 0,
                skipped: 1
            }
            .to_string(),
            "3 passed, 0 failed, 1 skipped"
        );
    }
}
