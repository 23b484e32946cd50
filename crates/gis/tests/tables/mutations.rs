//! A short walk of the kind that `cargo xtask fuzz` walks for long: the same thousands of changed samples at every run.

use std::io::{Cursor, Read};
use std::path::Path;
use std::time::{Duration, Instant};

use gis::read::{Mapping, ReadOptions};
use zip::ZipArchive;

use super::hostile::{SAMPLES, survive};
use super::try_read;

/// Small inputs must never take long, whatever is in them.
const LONGEST: Duration = Duration::from_secs(5);

/// A sequence of numbers that is the same at every run (xorshift).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    /// Changes what a fuzzer would change: bits, bytes, numbers that decide over sizes, parts twice or left out.
    fn change(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..=self.below(4) {
            let at = self.below(bytes.len());
            let length = self.below(16).min(bytes.len() - at);
            match self.below(7) {
                0 => bytes[at] ^= 1 << self.below(8),
                1 => bytes[at] = self.next() as u8,
                2 => bytes[at..at + length].fill(0xFF),
                3 => bytes[at..at + length].fill(0),
                4 => drop(bytes.drain(at..at + length)),
                5 => {
                    let part = bytes[at..at + length].to_vec();
                    let to = self.below(bytes.len());
                    bytes.splice(to..to, part);
                }
                _ => bytes.truncate(at.max(1)),
            }
            if bytes.is_empty() {
                bytes.push(0);
            }
        }
    }
}

fn walk(name: &str, sample: &[u8], rounds: usize, mut look: impl FnMut(&[u8])) {
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    for round in 0..rounds {
        let mut bytes = sample.to_vec();
        numbers.change(&mut bytes);
        let begun = Instant::now();
        look(&bytes);
        assert!(
            begun.elapsed() < LONGEST,
            "{name}, round {round} took {:?}",
            begun.elapsed()
        );
    }
}

#[test]
fn thousands_of_changed_files_of_every_format_neither_panic_nor_take_long() {
    for (name, sample) in &*SAMPLES {
        let rounds = if name.ends_with("gpkg") { 500 } else { 2000 };
        walk(name, sample, rounds, |bytes| survive(name, bytes));
    }
}

#[test]
fn thousands_of_changed_parts_of_a_shapefile_neither_panic_nor_take_long() {
    let folder = tempfile::tempdir().unwrap();
    let mut archive = ZipArchive::new(Cursor::new(include_bytes!("../data/siec.zip"))).unwrap();
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut member = archive.by_index(index).unwrap();
        let name = member.name().unwrap().rsplit('/').next().unwrap().to_owned();
        let mut bytes = Vec::new();
        member.read_to_end(&mut bytes).unwrap();
        std::fs::write(folder.path().join(&name), &bytes).unwrap();
        parts.push((name, bytes));
    }
    for (name, sample) in parts {
        let shapes = folder.path().join(Path::new(&name).with_extension("shp"));
        walk(&name, &sample, 1000, |bytes| {
            std::fs::write(folder.path().join(&name), bytes).unwrap();
            if let Ok((features, report)) = try_read(&shapes, &ReadOptions::default()) {
                assert_eq!(features.len() as u64, report.accepted_total());
            }
        });
        std::fs::write(folder.path().join(&name), &sample).unwrap();
    }
}

#[test]
fn thousands_of_changed_mappings_neither_panic_nor_take_long() {
    walk("siec.toml", include_bytes!("../data/siec.toml"), 4000, |bytes| {
        if let Err(error) = Mapping::parse(&String::from_utf8_lossy(bytes)) {
            assert!(!error.to_string().is_empty());
        }
    });
}

/// What the fuzzer found once must not come back.
#[test]
fn what_was_found_before_is_survived() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/findings");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        survive(&name, &std::fs::read(&path).unwrap());
        seen += 1;
    }
    assert!(seen > 0, "the folder keeps at least its README");
}
