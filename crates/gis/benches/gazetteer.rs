//! How fast places are found in an invented city of 60,000 addresses and 100,000 plots.
//!
//! `cargo bench -p gis --bench gazetteer`

use std::error::Error;
use std::io::Write;
use std::time::{Duration, Instant};

use domain::network::{AddressPoint, BaseObject, Details, NetworkObject, ObjectId, Parcel};
use geo_types::{Geometry, Point, Rect, coord};
use gis::gazetteer::{Builder, Gazetteer};

const ADDRESSES: u32 = 60_000;
const PLOTS: u32 = 100_000;
const STREETS: u32 = 2_400;
const DISTRICTS: u32 = 60;
/// Each query is asked so often, and its middle time counts: what else the machine does is not measured.
const ROUNDS: usize = 5;

const SYLLABLES: [&str; 16] = [
    "le", "śna", "mi", "cki", "wi", "cza", "ja", "no", "brzo", "zo", "wa", "kra", "ko", "ska", "po", "lna",
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut out = std::io::stdout().lock();
    let started = Instant::now();
    let gazetteer = city()?;
    writeln!(
        out,
        "{ADDRESSES} addresses, {PLOTS} plots, {STREETS} streets: built in {:.2} s, {:.1} MB",
        started.elapsed().as_secs_f64(),
        gazetteer.bytes() as f64 / 1e6
    )?;
    let queries = queries();
    let mut times: Vec<(Duration, &str)> = Vec::new();
    let mut empty = 0;
    for query in &queries {
        let mut rounds = [Duration::ZERO; ROUNDS];
        for round in &mut rounds {
            let one = Instant::now();
            let found = gazetteer.search(query, 10);
            *round = one.elapsed();
            empty += usize::from(found.is_empty());
        }
        rounds.sort_unstable();
        times.push((rounds[ROUNDS / 2], query));
    }
    times.sort_unstable();
    let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize].0.as_secs_f64() * 1e3;
    writeln!(
        out,
        "{} queries, the middle of {ROUNDS} rounds of each: median {:.3} ms, p99 {:.3} ms; {} without an answer",
        times.len(),
        at(0.5),
        at(0.99),
        empty / ROUNDS
    )?;
    for (time, query) in times.iter().rev().take(3) {
        writeln!(out, "  slowest: {:.3} ms: `{query}`", time.as_secs_f64() * 1e3)?;
    }
    Ok(())
}

/// A name of three syllables and a number's worth of difference.
fn name(number: u32) -> String {
    let syllable = |place: u32| SYLLABLES[(number / 16_u32.pow(place) % 16) as usize];
    format!("{}{}{}{}", syllable(2), syllable(1), syllable(0), syllable(number % 3))
}

fn place(number: u32) -> Point<f64> {
    let (x, y) = (f64::from(number % 400), f64::from(number / 400 % 400));
    Point::new(21.0 + x * 5e-4, 53.4 + y * 3e-4)
}

fn city() -> Result<Gazetteer, Box<dyn Error>> {
    let mut builder = Builder::default();
    let mut push = |id: String, details: Details, name: Option<String>, geometry: Geometry<f64>| {
        let mut object = NetworkObject::new(ObjectId::parse(&id)?, details);
        object.name = name;
        builder.push("miasto", &object, &geometry);
        Ok::<_, Box<dyn Error>>(())
    };
    for number in 0..DISTRICTS {
        let at = place(number * 2666);
        push(
            format!("M-{number}"),
            Details::Place(BaseObject::default()),
            Some(name(5000 + number)),
            at.into(),
        )?;
    }
    for number in 0..ADDRESSES {
        let street = number % STREETS;
        let address = AddressPoint {
            place: name(5000 + street % DISTRICTS),
            street: Some(name(street)),
            number: format!("{}", number / STREETS * 2 + 1),
            postcode: Some("12-150".to_owned()),
        };
        push(
            format!("A-{number:08}"),
            Details::Address(address),
            None,
            place(number).into(),
        )?;
    }
    for number in 0..PLOTS {
        let parcel = Parcel {
            number: format!("{}/{}", number % 1700 + 1, number % 7 + 1),
            precinct: Some(name(5000 + number / (PLOTS / DISTRICTS))),
        };
        let at = place(number).0;
        let area = Rect::new(at, coord! {x: at.x + 1e-4, y: at.y + 1e-4});
        push(
            format!("281707_2.{number:08}"),
            Details::Parcel(parcel),
            None,
            area.into(),
        )?;
    }
    Ok(builder.build())
}

/// What people type: whole, half typed letter by letter, with slips, with numbers, and nonsense.
fn queries() -> Vec<String> {
    let mut queries = Vec::new();
    for number in (0..STREETS).step_by(37) {
        let whole = format!(
            "ul. {} {}, {}",
            name(number),
            number % 50 + 1,
            name(5000 + number % DISTRICTS)
        );
        let letters = whole
            .char_indices()
            .map(|(end, _)| whole.get(..end).unwrap_or_default().to_owned());
        queries.extend(letters.skip(1));
        let mut slipped: Vec<char> = name(number).chars().collect();
        slipped.swap(2, 3);
        queries.push(slipped.iter().collect());
        queries.push(format!("{}x {}", name(number), number % 50 + 1));
        queries.push(format!(
            "dz. {}/{} {}",
            number % 1700 + 1,
            number % 7 + 1,
            name(5000 + number / 1667)
        ));
        queries.push(format!("{}/{}", number % 1700 + 1, number % 7 + 1));
        queries.push("qwertyuiop asdfghjkl zxcvbnm".repeat(4));
        queries.push("a b c d e f g h".to_owned());
    }
    queries
}
