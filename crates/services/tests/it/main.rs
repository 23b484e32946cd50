//! The use cases against real databases: every claim on SQLite and on PostgreSQL.
#![cfg(test)]

#[path = "../../../store/tests/engines/mod.rs"]
mod engines;

mod credentials;
mod import;
mod jobs;
mod national;
mod nodes;
mod read;
mod rollback;
mod search;
mod transfer;

use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::actor::Actor;
use domain::network::{Details, Diameter, Hydrant, NetworkObject, ObjectId, PipeFunction, Section, WaterPipe};
use geo_types::{Point, line_string};
use gis::Feature;
use services::network::{FeatureImport, ImportError, ImportOutcome};
use services::{Services, SetClock, Settings};
use store::Db;

/// The moment at which every test begins.
fn start() -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000, 0).unwrap()
}

fn services(db: &Db) -> Services {
    Services::new(db.clone(), Arc::new(SetClock::at(start())), Settings::default())
}

fn id(text: &str) -> ObjectId {
    ObjectId::parse(text).unwrap()
}

fn hydrant(text: &str, longitude: f64) -> Feature {
    let details = Details::Hydrant(Hydrant {
        kind: None,
        diameter: Diameter::from_mm(80).ok(),
    });
    Feature {
        object: NetworkObject::new(id(text), details),
        geometry: Point::new(longitude, 53.5).into(),
    }
}

/// A pipe of a thousandth of a degree to the east, with an owner.
fn pipe(text: &str, longitude: f64) -> Feature {
    let details = Details::WaterPipe(WaterPipe {
        function: PipeFunction::Distribution,
        section: Diameter::from_mm(110).ok().map(Section::Round),
        material: None,
        course: None,
        local: false,
    });
    Feature {
        object: NetworkObject {
            owner: Some("Jan Kowalski".to_owned()),
            name: Some("Żwirowa".to_owned()),
            ..NetworkObject::new(id(text), details)
        },
        geometry: line_string![(x: longitude, y: 53.5), (x: longitude + 0.001, y: 53.5)].into(),
    }
}

fn real(dataset: &str) -> FeatureImport {
    FeatureImport {
        dataset: dataset.to_owned(),
        title: "Sieć gminy".to_owned(),
        demo: false,
    }
}

async fn take_in(services: &Services, dataset: &str, features: Vec<Feature>) -> Result<ImportOutcome, ImportError> {
    services
        .network()
        .import_features(&Actor::Operator, real(dataset), features, &|_| {})
        .await
}
