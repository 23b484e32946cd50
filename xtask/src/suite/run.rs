//! The order of the suite. A failed step stops only the steps that need it.

use anyhow::Result;

use super::browser::{self, Database};
use super::postgres::{self, Postgres};
use super::scratch::Scratch;
use super::{Part, Tally, native, node};
use crate::cli::TestOptions;
use crate::console::{Steps, say};
use crate::places::Places;
use crate::toolchain::{self, Purpose, WasmToolchain};
use crate::{check, ci_cache, packages, process, site};

/// Runs the wanted parts; answers whether nothing failed. The last line on the screen is the tally.
///
/// # Errors
/// When not even the cache and the temporary folder can be used. Everything else is counted as a failure.
pub fn run(places: &Places, options: &TestOptions) -> Result<bool> {
    ci_cache::take_over(places)?;
    let scratch = Scratch::make()?;
    let mut run = Run {
        places,
        options,
        scratch: &scratch,
        steps: Steps::of(options.steps()),
        tally: Tally::default(),
        failures: Vec::new(),
    };
    run.everything();
    let Run { tally, failures, .. } = run;
    drop(scratch);
    say("");
    for failure in &failures {
        say(format!("Failed: {failure}"));
    }
    say(tally.to_string());
    Ok(tally.failed == 0)
}

struct Run<'a> {
    places: &'a Places,
    options: &'a TestOptions,
    scratch: &'a Scratch,
    steps: Steps,
    tally: Tally,
    failures: Vec<String>,
}

impl Run<'_> {
    fn everything(&mut self) {
        let (places, options) = (self.places, self.options);
        let ready = self.prepare("Preparing the system's packages", || install_packages(options));
        if ready.is_none() {
            return;
        }
        let toolchain = self.toolchain();
        if options.wants(Part::Format) {
            self.check("Checking the format", || native::format(places));
        }
        self.lint(toolchain.as_ref());
        if options.wants(Part::Check) {
            self.suite("Checking the rules of the house", || check::run(&places.root));
        }
        self.tests(toolchain.as_ref());
    }

    fn toolchain(&mut self) -> Option<WasmToolchain> {
        let places = self.places;
        if !self.options.wants(Part::Lint) && !self.options.wants(Part::Browser) {
            return None;
        }
        self.prepare("Preparing the compiler for the browser", || {
            toolchain::prepare(places, Purpose::Test)
        })
    }

    fn lint(&mut self, toolchain: Option<&WasmToolchain>) {
        let places = self.places;
        if !self.options.wants(Part::Lint) {
            return;
        }
        self.check("Linting the server's half", || native::lint(places));
        if let Some(toolchain) = toolchain {
            self.check("Linting the browser's half", || native::lint_browser(places, toolchain));
        }
    }

    /// What needs the compiled programs and a database server.
    fn tests(&mut self, toolchain: Option<&WasmToolchain>) {
        let (places, scratch, options) = (self.places, self.scratch, self.options);
        if !options.wants(Part::Unit) && !options.wants(Part::Browser) {
            return;
        }
        let compiled = self.prepare("Compiling the programs and their tests", || native::compile(places));
        let postgres = self.prepare("Starting PostgreSQL", || Postgres::start(scratch));
        let (Some(()), Some(postgres)) = (compiled, postgres) else {
            return;
        };
        if options.wants(Part::Unit) {
            let url = postgres.url("postgres");
            self.suite("Running the tests", || native::run(places, &url, &options.filter));
        }
        if let (true, Some(toolchain)) = (options.wants(Part::Browser), toolchain) {
            self.browser(toolchain, &postgres);
        }
    }

    fn browser(&mut self, toolchain: &WasmToolchain, postgres: &Postgres) {
        let (places, scratch, filter) = (self.places, self.scratch, &self.options.filter);
        let site = self.prepare("Building the site", || {
            site::compile(places, toolchain)?;
            site::assemble(places)
        });
        let packages = self.prepare("Installing the packages of the browser tests", || node::install(places));
        if site.is_none() {
            return;
        }
        self.check("Weighing what browsers load", || check::weigh(&places.site()));
        if packages.is_none() {
            return;
        }
        for database in [Database::Sqlite, Database::Postgres(postgres)] {
            let title = format!("Testing in the browser, on {}", database.name());
            self.suite(&title, || browser::run(places, scratch, &database, filter));
        }
    }

    /// A step that others need. Only its failure counts.
    fn prepare<T>(&mut self, title: &str, step: impl FnOnce() -> Result<T>) -> Option<T> {
        match self.steps.run(title, step) {
            Ok(value) => Some(value),
            Err(error) => {
                self.fail(title, &error);
                None
            }
        }
    }

    /// A step that is one test.
    fn check(&mut self, title: &str, step: impl FnOnce() -> Result<()>) {
        match self.steps.run(title, step) {
            Ok(()) => self.tally += Tally::one(true),
            Err(error) => self.fail(title, &error),
        }
    }

    /// A step that is many tests.
    fn suite(&mut self, title: &str, step: impl FnOnce() -> Result<Tally>) {
        match self.steps.run(title, step) {
            Ok(tally) => {
                say(format!("{title}: {tally}"));
                if tally.failed > 0 {
                    self.failures.push(format!("{title}: {tally}"));
                }
                self.tally += tally;
            }
            Err(error) => self.fail(title, &error),
        }
    }

    fn fail(&mut self, title: &str, error: &anyhow::Error) {
        say(format!("{error:#}"));
        self.tally += Tally::one(false);
        self.failures.push(format!("{title}: {error:#}"));
    }
}

/// Installs everything that is missing in one go, so that a person without the rights sees one complete list.
fn install_packages(options: &TestOptions) -> Result<()> {
    let (unit, browser) = (options.wants(Part::Unit), options.wants(Part::Browser));
    let mut missing = Vec::new();
    if (unit || browser) && !postgres::is_installed() {
        missing.push(postgres::PACKAGE);
    }
    if unit && process::find("ogr2ogr").is_none() {
        missing.push("gdal-bin");
    }
    if browser {
        missing.extend(node::missing());
        if node::chromium().is_none() {
            missing.push("chromium");
        }
    }
    packages::install(&missing, "testing")
}
