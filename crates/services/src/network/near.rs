//! What lies near a place: the place itself is found, the distances come from memory, the rows from the database.

use std::collections::HashMap;
use std::sync::Arc;

use contract::AppError;
use contract::network::{NearAnswer, NearClass, NearPlace, SearchHit};
use domain::network::{Class, Details, NetworkObject, Section};
use gis::snapshot::Near;
use store::network::{self, Filter};
use store::{StoreError, Tx};

use super::Network;
use crate::failure::fault;

/// Only so many objects are looked at, the nearest: more than lie within a kilometre of any house of a city.
const MOST: usize = 50_000;
/// Nobody walks farther, and nothing here is made for more.
const FARTHEST_M: u32 = 1000;

/// A place near which objects are wanted, or why none is known.
pub(super) enum Around {
    Place(NearPlace),
    Unclear(NearAnswer),
}

impl Network {
    /// The place that was given: a position, or the one address that answers.
    pub(super) async fn around(&self, text: &str) -> Result<Around, AppError> {
        if let Some(place) = NearPlace::parse(text) {
            return Ok(Around::Place(place));
        }
        let hits = self.named(text).await?;
        Ok(match only(&hits) {
            Some(hit) => Around::Place(place_of(hit)),
            None if hits.is_empty() => Around::Unclear(NearAnswer::Unknown),
            None => Around::Unclear(NearAnswer::Several(hits)),
        })
    }

    /// The objects of these classes within the radius, the nearest first.
    pub(super) async fn near(&self, point: [f64; 2], radius_m: u32, classes: &[Class]) -> Result<Vec<Near>, AppError> {
        let loaded = self.at_hand().await?;
        let (snapshot, classes) = (Arc::clone(&loaded.snapshot), classes.to_vec());
        let radius = f64::from(radius_m.min(FARTHEST_M));
        // A thread of its own: a kilometre of a city takes long enough to hold up other requests.
        let measuring = tokio::task::spawn_blocking(move || {
            let mut near = snapshot.near(point, radius, |class| classes.contains(&class));
            near.truncate(MOST);
            near
        });
        measuring.await.map_err(|error| fault("measuring distances", &error))
    }
}

/// The objects among `near` that pass the filter, still the nearest first. Those that were replaced since the network
/// was loaded are left out.
pub(super) async fn passing(tx: &mut Tx, near: Vec<Near>, filter: &Filter<'_>) -> Result<Vec<Near>, StoreError> {
    let uids: Vec<i64> = near.iter().map(|near| near.uid).collect();
    let among = Filter {
        among: Some(&uids),
        ..filter.clone()
    };
    let passing: HashMap<i64, Class> = network::matching(tx, &among).await?.into_iter().collect();
    Ok(near
        .into_iter()
        .filter(|near| passing.contains_key(&near.uid))
        .collect())
}

/// How much there is of each class, and how far the nearest is.
pub(super) async fn by_class(tx: &mut Tx, near: &[Near]) -> Result<Vec<NearClass>, StoreError> {
    let of = |class: Class| near.iter().filter(move |near| near.class == class);
    let nearest: Vec<i64> = Class::ALL
        .iter()
        .filter_map(|class| of(*class).next())
        .map(|near| near.uid)
        .collect();
    let rows = network::objects_by_uids(tx, &nearest).await?;
    let sections: HashMap<i64, Option<Section>> = rows.iter().map(|row| (row.uid, section(&row.object))).collect();
    let class = |class: &Class| {
        let first = of(*class).next()?;
        Some(NearClass {
            class: *class,
            count: of(*class).count() as u64,
            metres: first.metres,
            section: sections.get(&first.uid).copied().flatten(),
        })
    };
    Ok(Class::ALL.iter().filter_map(class).collect())
}

/// The answer that can be meant alone: the only one, or the only one of its sort that is exactly what was typed.
fn only(hits: &[SearchHit]) -> Option<&SearchHit> {
    let first = hits.first()?;
    let rivals = hits.iter().filter(|hit| hit.is_exact && hit.kind == first.kind).count();
    (hits.len() == 1 || first.is_exact && rivals == 1).then_some(first)
}

fn place_of(hit: &SearchHit) -> NearPlace {
    NearPlace {
        label: hit.full_label(),
        point: hit.point,
    }
}

fn section(object: &NetworkObject) -> Option<Section> {
    match &object.details {
        Details::WaterPipe(pipe) => pipe.section,
        Details::SewerPipe(pipe) => pipe.section,
        _ => None,
    }
}
