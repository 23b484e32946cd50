//! Figures as they are written down: the best and the one in the middle.

use std::io::Write as _;

use anyhow::{Result, ensure};

use crate::load::Figures;

/// Says figures on standard output as they come.
#[derive(Debug, Default)]
pub struct Report;

impl Report {
    /// Says a line. A closed output is no reason to stop measuring.
    pub fn line(&mut self, text: &str) {
        let mut out = std::io::stdout().lock();
        drop(writeln!(out, "{text}"));
        drop(out.flush());
    }

    /// Says a figure that was taken several times.
    pub fn figures(&mut self, name: &str, taken: &[f64], unit: &str, least_is_best: bool) {
        let mut sorted = taken.to_vec();
        sorted.sort_by(f64::total_cmp);
        let best = if least_is_best { sorted.first() } else { sorted.last() };
        let middle = sorted.get(sorted.len() / 2);
        if let (Some(best), Some(middle)) = (best, middle) {
            let digits = usize::from(*best < 100.0);
            let times = taken.len();
            self.line(&format!(
                "{name}: best {best:.digits$} {unit}, median {middle:.digits$} {unit} of {times}"
            ));
        }
    }

    /// Says runs of requests: the fastest and the one in the middle.
    ///
    /// # Errors
    /// When any answer was not a tile.
    pub fn runs(&mut self, name: &str, runs: &[Figures]) -> Result<()> {
        let failed: usize = runs.iter().map(|run| run.failures).sum();
        ensure!(failed == 0, "{name}: {failed} answers were no tiles");
        let mut sorted: Vec<&Figures> = runs.iter().collect();
        sorted.sort_by(|a, b| a.rate().total_cmp(&b.rate()));
        if let (Some(best), Some(middle)) = (sorted.last(), sorted.get(sorted.len() / 2)) {
            self.line(&format!("{name:<27} best   {best}"));
            self.line(&format!("{name:<27} median {middle}"));
        }
        Ok(())
    }
}
