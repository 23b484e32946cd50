//! The command line.

use clap::{Args, Parser, Subcommand};

use crate::suite::Part;

/// One short name for every command of the project.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Task,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Task {
    /// Prepares everything and serves the product on this machine.
    Run(RunOptions),
    /// Builds the site that browsers load.
    Site,
    /// Prepares everything and runs every check and test.
    Test(TestOptions),
    /// Runs the house checks.
    Check,
    /// Measures, and prints the figures with the machine they were measured on.
    Bench(BenchOptions),
    /// Lets a fuzzer invent files for the readers.
    Fuzz(FuzzOptions),
    /// Formats the code.
    Fmt,
}

/// How to serve.
#[derive(Args, Debug)]
pub struct RunOptions {
    /// Compiles the server with optimisation.
    #[arg(long)]
    pub release: bool,
    /// The port on 127.0.0.1.
    #[arg(long, default_value_t = 3000)]
    pub port: u16,
}

/// What to test.
#[derive(Args, Debug)]
pub struct TestOptions {
    /// Only these parts; may be repeated.
    #[arg(long, value_enum)]
    pub only: Vec<Part>,
    /// Passed on to `cargo test` and to Playwright, for example a part of a test's name.
    #[arg(last = true)]
    pub filter: Vec<String>,
}

impl TestOptions {
    /// Whether this part is to run.
    pub fn wants(&self, part: Part) -> bool {
        self.only.is_empty() || self.only.contains(&part)
    }

    /// How many steps that makes.
    pub fn steps(&self) -> usize {
        let count = |wanted: bool, steps: usize| if wanted { steps } else { 0 };
        let (lint, browser) = (self.wants(Part::Lint), self.wants(Part::Browser));
        let unit = self.wants(Part::Unit);
        1 + count(lint || browser, 1)
            + count(self.wants(Part::Format), 1)
            + count(lint, 2)
            + count(self.wants(Part::Check), 1)
            + count(unit || browser, 2)
            + count(unit, 1)
            + count(browser, 5)
    }
}

/// What to measure.
#[derive(Args, Debug)]
pub struct BenchOptions {
    /// Only the programs whose name contains this; `network` is the whole product under load, `map` the
    /// page in a browser.
    pub name: Option<String>,
    /// How many pipes the network has that the product is measured with; without it, a gmina's and a city's.
    #[arg(long)]
    pub pipes: Option<usize>,
    /// Measures the product on a PostgreSQL of its own instead of SQLite.
    #[arg(long)]
    pub postgres: bool,
    /// Appends the figures to docs/BENCHMARKS.md.
    #[arg(long)]
    pub write: bool,
}

/// What to fuzz.
#[derive(Args, Debug)]
pub struct FuzzOptions {
    /// One target, or `all`.
    #[arg(default_value = "all")]
    pub target: String,
    /// How long each target runs.
    #[arg(long, default_value_t = 60)]
    pub seconds: u32,
}
