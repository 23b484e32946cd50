//! Finding a place or an object by what people type. Everybody may look.

use contract::AppError;
use contract::national::{NationalHit, NationalKind};
use contract::network::{SEARCH_LIMIT, SearchHit, SearchPage, SearchQuery};
use domain::actor::Actor;
use domain::network::{Class, FoundKind};
use domain::permissions::Action;
use domain::text::fold;
use gis::gazetteer::{Hit, LONGEST_QUERY};
use store::network::{self, ObjectRow};

use super::Network;
use super::object::reference;
use crate::failure::{of_store, permit};

/// Shorter texts begin too many numbers to tell anything.
const LEAST_NUMBER: usize = 2;
const NUMBERS: u32 = 10;

impl Network {
    /// What answers a query, the best first: the object with this very number, then places by their names, then
    /// objects whose number begins so. The national registers are not asked, so that their silence never holds an
    /// answer up; [`Network::search_registers`] asks them.
    ///
    /// # Errors
    /// [`AppError::Unavailable`] when the database does not answer.
    pub async fn search(&self, actor: &Actor, query: &SearchQuery) -> Result<SearchPage, AppError> {
        permit(actor, Action::SearchNetwork)?;
        let text = words(query);
        let names = self.named(&text).await?;
        let (exact, begun) = self.numbered(&text).await?;
        Ok(SearchPage {
            hits: joined([exact, names, begun]),
        })
    }

    /// Whether there are national registers to ask.
    #[must_use]
    pub const fn asks_registers(&self) -> bool {
        self.national.is_on()
    }

    /// What the national registers answer, without what the network itself has at the same place. Nothing when they
    /// are off.
    ///
    /// # Errors
    /// [`AppError::Unavailable`] when no register answers in time.
    pub async fn search_registers(&self, actor: &Actor, query: &SearchQuery) -> Result<SearchPage, AppError> {
        permit(actor, Action::SearchNetwork)?;
        let national = self.national.search(actor, &words(query)).await?;
        let mut hits = Vec::with_capacity(national.len());
        for hit in national.into_iter().map(of_register) {
            // A plot's full number stands behind its name, in brackets.
            let name = hit.label.split(" (").next().unwrap_or_default();
            let own = self.named(name).await?;
            if !own
                .iter()
                .any(|one| one.is_exact && one.kind == hit.kind && is_near(one.point, hit.point))
            {
                hits.push(hit);
            }
        }
        Ok(SearchPage { hits })
    }

    /// The places that the network in memory knows by this name.
    pub(super) async fn named(&self, text: &str) -> Result<Vec<SearchHit>, AppError> {
        let loaded = self.at_hand().await?;
        let found = loaded.gazetteer.search(text, SEARCH_LIMIT);
        Ok(found.into_iter().map(of_place).collect())
    }

    /// The objects with this very number, and those whose number begins so.
    async fn numbered(&self, text: &str) -> Result<(Vec<SearchHit>, Vec<SearchHit>), AppError> {
        if fold(text).chars().count() < LEAST_NUMBER {
            return Ok((Vec::new(), Vec::new()));
        }
        let found = async {
            let mut tx = self.db.begin_read().await?;
            network::by_number(&mut tx, text, NUMBERS).await
        };
        let rows = found.await.map_err(|error| of_store("looking for a number", &error))?;
        let hits = rows.iter().filter_map(|row| of_object(row, text));
        Ok(hits.partition(|hit| hit.is_exact))
    }
}

/// No name has signs that cannot be printed, and one of them is no text to PostgreSQL.
fn words(query: &SearchQuery) -> String {
    let text = query.text.replace(char::is_control, " ");
    text.trim().chars().take(LONGEST_QUERY).collect()
}

/// Whether two places (degrees) are one, however two sources put their points: within some 50 metres.
fn is_near(one: [f64; 2], other: [f64; 2]) -> bool {
    (one[0] - other[0]).abs() < 0.0007 && (one[1] - other[1]).abs() < 0.00045
}

/// The answers of all sources as one list: what an earlier source has, a later one does not repeat.
fn joined<const SOURCES: usize>(sources: [Vec<SearchHit>; SOURCES]) -> Vec<SearchHit> {
    let mut hits: Vec<SearchHit> = Vec::with_capacity(SEARCH_LIMIT);
    for hit in sources.into_iter().flatten() {
        let is_there = |one: &SearchHit| match (&one.reference, &hit.reference) {
            (Some(one), Some(other)) => one == other,
            _ => one.kind == hit.kind && one.label == hit.label && one.point == hit.point,
        };
        if hits.len() < SEARCH_LIMIT && !hits.iter().any(is_there) {
            hits.push(hit);
        }
    }
    hits
}

fn of_register(hit: NationalHit) -> SearchHit {
    let [longitude, latitude] = hit.point;
    SearchHit {
        kind: match hit.kind {
            NationalKind::Address => FoundKind::Address,
            NationalKind::Parcel => FoundKind::Parcel,
        },
        class: None,
        label: hit.label,
        detail: String::new(),
        point: hit.point,
        bounds: [longitude, latitude, longitude, latitude],
        reference: None,
        is_exact: false,
    }
}

fn of_place(hit: Hit) -> SearchHit {
    SearchHit {
        kind: hit.kind,
        class: None,
        label: hit.label,
        detail: hit.detail,
        point: hit.point,
        bounds: hit.bounds,
        reference: hit.reference,
        is_exact: hit.is_exact,
    }
}

/// An object by its number. One without a shape cannot be shown, and is left out.
fn of_object(row: &ObjectRow, typed: &str) -> Option<SearchHit> {
    let geometry = gis::wkb::decode(&row.geometry).ok()?;
    let (point, bounds) = (gis::measure::point_on(&geometry)?, gis::measure::bounds(&geometry)?);
    let object = &row.object;
    let typed = fold(typed);
    let id = object.id.to_string();
    let branch = object.branch_id.clone().unwrap_or_default();
    let called = object.called().map(std::borrow::Cow::into_owned);
    // The number that was typed comes first, the other one tells more.
    let (label, other) = if fold(&id).starts_with(&typed) || branch.is_empty() {
        (id, branch)
    } else {
        (branch, id)
    };
    let detail: Vec<String> = [Some(other), called]
        .into_iter()
        .flatten()
        .filter(|text| !text.is_empty() && *text != label)
        .collect();
    let class = object.class();
    Some(SearchHit {
        kind: match class {
            Class::Address => FoundKind::Address,
            Class::Parcel => FoundKind::Parcel,
            _ => FoundKind::Object,
        },
        class: Some(class),
        is_exact: fold(&label) == typed,
        label,
        detail: detail.join(", "),
        point,
        bounds,
        reference: Some(reference(row)),
    })
}
