//! Answering a query.

use std::collections::HashMap;

use domain::network::FoundKind;

use super::builder::digits;
use super::query::{Query, Reading};
use super::rank::{Likeness, NumberFit, Rank};
use super::texts::TextId;
use super::words::{EXACT, Fit};
use super::{Gazetteer, Hit, House, Name, Plot};

/// Neighbours that are offered when a street has not the number.
const NEIGHBOURS: usize = 3;
/// Houses or plots that one name gives at most.
const OF_ONE_NAME: usize = 6;

/// How the words that were typed fit one name.
#[derive(Debug, Clone, Copy)]
struct Match {
    worst: Fit,
    own: u8,
}

/// What is known of a query's words: each is looked up once, however many readings have it.
type Known<'a> = HashMap<(&'a str, bool), HashMap<u32, (Fit, bool)>>;

impl Gazetteer {
    /// What answers a query as people type it, the best first, at most `limit`. Slips are forgiven only where nothing
    /// answers without them.
    #[must_use]
    pub fn search(&self, text: &str, limit: usize) -> Vec<Hit> {
        let query = Query::parse(text);
        if query.words.is_empty() {
            return Vec::new();
        }
        let mut found = self.answers(&query, false);
        if found.is_empty() {
            found = self.answers(&query, true);
        }
        let place = |hit: &Hit| hit.point.map(f64::to_bits);
        found.sort_by(|(a, one), (b, other)| a.cmp(b).then_with(|| place(one).cmp(&place(other))));
        let mut hits: Vec<Hit> = Vec::with_capacity(limit);
        for (_, hit) in found {
            if hits.len() == limit {
                break;
            }
            // Two readings of a query may lead to the same thing.
            let is_there = |one: &Hit| one.kind == hit.kind && one.label == hit.label && one.point == hit.point;
            if !hits.iter().any(is_there) {
                hits.push(hit);
            }
        }
        hits
    }

    fn answers(&self, query: &Query, loose: bool) -> Vec<(Rank, Hit)> {
        let (mut found, mut known) = (Vec::new(), Known::new());
        for reading in query.readings() {
            if reading.words.is_empty() {
                if let Some(number) = reading.number {
                    self.plots_of(number, None, query, &mut found);
                }
                continue;
            }
            let matches = self.matches(&reading, loose, &mut known);
            if let Some(number) = reading.number {
                self.plots_of(number, Some(&matches), query, &mut found);
            }
            for (number, of) in &matches {
                let Some(name) = self.names.get(*number as usize) else {
                    continue;
                };
                if name.kind != FoundKind::Parcel {
                    self.name_answers(name, *of, &reading, query, &mut found);
                }
            }
        }
        found
    }

    /// The names that have every word, at least one of them in the name itself.
    fn matches<'a>(&self, reading: &Reading<'a>, loose: bool, known: &mut Known<'a>) -> HashMap<u32, Match> {
        let mut all: Option<HashMap<u32, Match>> = None;
        for (word, growing) in &reading.words {
            let these = known
                .entry((word, *growing))
                .or_insert_with(|| self.names_with(word, *growing, loose));
            let joined = these.iter().filter_map(|(name, (fit, own))| {
                let before = match &all {
                    None => Match { worst: EXACT, own: 0 },
                    Some(all) => *all.get(name)?,
                };
                let of = Match {
                    worst: before.worst.max(*fit),
                    own: before.own + u8::from(*own),
                };
                Some((*name, of))
            });
            all = Some(joined.collect());
        }
        let mut all = all.unwrap_or_default();
        all.retain(|_, of| of.own > 0);
        all
    }

    /// The names that have a word, with how well it fits and whether it stands in the name itself.
    fn names_with(&self, word: &str, growing: bool, loose: bool) -> HashMap<u32, (Fit, bool)> {
        let mut names: HashMap<u32, (Fit, bool)> = HashMap::new();
        self.words.find(word, growing, loose, &mut |place, fit| {
            let best = names.entry(place.name).or_insert((fit, place.own));
            // A better fit wins, and among equals the name itself over its village.
            if (fit, !place.own) < (best.0, !best.1) {
                *best = (fit, place.own);
            }
        });
        names
    }

    /// A name, or its houses when a number was typed.
    fn name_answers(&self, name: &Name, of: Match, reading: &Reading<'_>, query: &Query, found: &mut Vec<(Rank, Hit)>) {
        let likeness = Likeness::of(of.worst, of.own >= name.own_words);
        let untyped = name.own_words.saturating_sub(of.own);
        let number = match reading.number {
            None => NumberFit::Same,
            Some(_) if query.wants_plot => return,
            Some(_) if !matches!(name.kind, FoundKind::Place | FoundKind::Street) => return,
            Some(number) => {
                self.houses_of(name, number, (likeness, untyped), found);
                NumberFit::None
            }
        };
        let hit = Hit {
            kind: name.kind,
            label: self.texts.get(name.label).to_owned(),
            detail: self.texts.get(name.place).to_owned(),
            point: name.point,
            bounds: name.bounds,
            reference: self.reference(name.reference),
            is_exact: likeness == Likeness::Whole && number == NumberFit::Same,
        };
        found.push((rank(likeness, number, untyped, &hit), hit));
    }

    /// The houses of a street or village that the number may mean.
    fn houses_of(&self, name: &Name, typed: &str, like: (Likeness, u8), found: &mut Vec<(Rank, Hit)>) {
        let range = name.holds.start as usize..name.holds.end as usize;
        let houses = self.houses.get(range).unwrap_or_default();
        let asked = digits(typed);
        let fit = |house: &House| {
            let number = domain::text::fold(self.texts.get(house.number)).replace(' ', "");
            if number == typed {
                NumberFit::Same
            } else if house.digits == asked {
                NumberFit::Kin
            } else {
                NumberFit::Away(house.digits.abs_diff(asked))
            }
        };
        // The houses are sorted by number: those around the place of the asked one are the nearest.
        let place = houses.partition_point(|house| house.digits < asked);
        let around = place.saturating_sub(NEIGHBOURS)..(place + OF_ONE_NAME + NEIGHBOURS).min(houses.len());
        let mut near: Vec<(NumberFit, &House)> = houses
            .get(around)
            .unwrap_or_default()
            .iter()
            .map(|house| (fit(house), house))
            .collect();
        near.sort_by_key(|(fit, _)| *fit);
        let neighbours = near.partition_point(|(fit, _)| *fit <= NumberFit::Kin) + NEIGHBOURS;
        for (number, house) in near.into_iter().take(neighbours.min(OF_ONE_NAME)) {
            let hit = self.house(name, house, like.0 == Likeness::Whole && number == NumberFit::Same);
            found.push((rank(like.0, number, like.1, &hit), hit));
        }
    }

    fn house(&self, name: &Name, house: &House, is_exact: bool) -> Hit {
        let (label, number) = (self.texts.get(name.label), self.texts.get(house.number));
        let label = match name.kind {
            FoundKind::Street => format!("{label} {number}, {}", self.texts.get(name.place)),
            _ => format!("{label} {number}"),
        };
        let [x, y] = house.point;
        Hit {
            kind: FoundKind::Address,
            label,
            detail: self.texts.get(house.postcode).to_owned(),
            point: house.point,
            bounds: [x, y, x, y],
            reference: self.reference(house.reference),
            is_exact,
        }
    }

    /// The plots of this number in the matched precincts, or in all: the plot itself, the parts of one that was divided
    /// (`112` leads to `112/3`), and while the number is still being typed also those that go on otherwise.
    fn plots_of(&self, typed: &str, names: Option<&HashMap<u32, Match>>, query: &Query, found: &mut Vec<(Rank, Hit)>) {
        const WHOLE: Match = Match { worst: EXACT, own: 1 };
        let precincts = self.names.iter().zip(0_u32..);
        let precincts = precincts.filter(|(name, _)| name.kind == FoundKind::Parcel);
        for (name, number) in precincts {
            let of = match names {
                None => Some(WHOLE),
                Some(names) => names.get(&number).copied(),
            };
            let Some(of) = of else { continue };
            let likeness = Likeness::of(of.worst, true);
            let plots = self.plots.get(name.holds.start as usize..name.holds.end as usize);
            let plots = plots.unwrap_or_default();
            let start = plots.partition_point(|plot| self.texts.get(plot.number) < typed);
            for plot in plots.get(start..).unwrap_or_default().iter().take(OF_ONE_NAME) {
                let fit = match self.texts.get(plot.number).strip_prefix(typed) {
                    None => break,
                    Some("") => NumberFit::Same,
                    Some(rest) if rest.starts_with('/') => NumberFit::Kin,
                    Some(_) if query.growing => NumberFit::Away(1),
                    Some(_) => continue,
                };
                let hit = self.plot(name, plot, likeness == Likeness::Whole && fit == NumberFit::Same);
                let mut rank = rank(likeness, fit, 0, &hit);
                // With a stroke or by its name it is rather a plot; otherwise a house comes first.
                rank.kind = if query.wants_plot || typed.contains('/') { 0 } else { 4 };
                found.push((rank, hit));
            }
        }
    }

    fn plot(&self, name: &Name, plot: &Plot, is_exact: bool) -> Hit {
        let (precinct, place) = (self.texts.get(name.label), self.texts.get(name.place));
        let detail = match (precinct, place) {
            ("", place) => place.to_owned(),
            (precinct, place) if place.is_empty() || precinct == place => precinct.to_owned(),
            (precinct, place) => format!("{precinct}, {place}"),
        };
        Hit {
            kind: FoundKind::Parcel,
            label: self.texts.get(plot.number).to_owned(),
            detail,
            point: plot.point,
            bounds: plot.bounds,
            reference: self.reference(plot.reference),
            is_exact,
        }
    }

    fn reference(&self, id: TextId) -> Option<String> {
        (id != TextId::EMPTY).then(|| self.texts.get(id).to_owned())
    }
}

fn rank(likeness: Likeness, number: NumberFit, untyped: u8, hit: &Hit) -> Rank {
    let kind = match hit.kind {
        FoundKind::Place => 0,
        FoundKind::Street => 1,
        FoundKind::Address => 2,
        FoundKind::Station => 3,
        FoundKind::Parcel => 4,
        FoundKind::Water => 5,
        FoundKind::Forest | FoundKind::Object => 6,
    };
    Rank {
        likeness,
        number,
        kind,
        untyped,
        label: hit.label.clone(),
        detail: hit.detail.clone(),
    }
}
