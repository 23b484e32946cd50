//! The search in the national registers, against the stand-in of both.

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use contract::AppError;
use contract::national::NationalKind;
use domain::actor::Actor;
use domain::network::{AddressPoint, Details, NetworkObject, ObjectId};
use sandbox::gugik::{Fault, Gugik};
use services::{Services, SetClock, Settings};
use store::Db;

use crate::start;

struct Bench {
    _folder: tempfile::TempDir,
    sandbox: Gugik,
    clock: Arc<SetClock>,
    services: Services,
}

impl Bench {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("ebok.db");
        let db = Db::connect(&format!("sqlite://{}", file.display())).await.unwrap();
        db.migrate().await.unwrap();
        let sandbox = Gugik::start().await.unwrap();
        let time_out = Duration::from_millis(500);
        let client = gugik::Client::new(&gugik::Settings {
            uldk_url: sandbox.uldk_url(),
            uug_url: sandbox.uug_url(),
            time_out,
        })
        .unwrap();
        let clock = Arc::new(SetClock::at(start()));
        let services = Services::new(db, Arc::<SetClock>::clone(&clock), Settings::default())
            .with_national(Arc::new(client), time_out);
        Self {
            _folder: folder,
            sandbox,
            clock,
            services,
        }
    }

    async fn labels(&self, text: &str) -> Result<Vec<String>, AppError> {
        let found = self.services.national().search(&Actor::Anonymous, text).await?;
        Ok(found.into_iter().map(|hit| hit.label).collect())
    }
}

#[tokio::test]
async fn plots_and_addresses_are_found_with_their_places() {
    let bench = Bench::new().await;
    let found = bench
        .services
        .national()
        .search(&Actor::Anonymous, "Spychowo 112/3")
        .await
        .unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].kind, NationalKind::Parcel);
    assert_eq!(found[0].label, "112/3, Spychowo (281707_2.0021.112/3)");
    assert!((found[0].point[0] - 21.3474).abs() < 1e-9);
    let found = bench.labels("juranda").await.unwrap();
    assert_eq!(found, ["Juranda 5, Spychowo", "Juranda 7, Spychowo"]);
}

#[tokio::test]
async fn the_same_words_are_asked_once_a_day() {
    let bench = Bench::new().await;
    for text in ["Juranda 5", " juranda  5 ", "JURANDA 5"] {
        assert_eq!(bench.labels(text).await.unwrap(), ["Juranda 5, Spychowo"]);
    }
    let asked = bench.sandbox.asked();
    bench.clock.advance(TimeDelta::hours(25));
    bench.labels("Juranda 5").await.unwrap();
    assert_eq!(bench.sandbox.asked(), asked * 2);
}

#[tokio::test]
async fn whoever_asks_at_the_same_time_waits_for_one_question() {
    let bench = Bench::new().await;
    let (a, b, c) = tokio::join!(
        bench.labels("Juranda"),
        bench.labels("juranda"),
        bench.labels("JURANDA")
    );
    assert!(a == b && b == c && a.unwrap().len() == 2);
    assert_eq!(bench.sandbox.asked(), 1);
}

#[tokio::test]
async fn a_register_that_does_not_answer_makes_the_search_unavailable_and_is_asked_again() {
    let bench = Bench::new().await;
    for fault in [Fault::Silent, Fault::Broken, Fault::Garbage, Fault::CutOff] {
        bench.sandbox.set_fault(fault);
        assert_eq!(bench.labels("Juranda 5").await, Err(AppError::Unavailable), "{fault:?}");
    }
    bench.sandbox.set_fault(Fault::None);
    assert_eq!(bench.labels("Juranda 5").await.unwrap().len(), 1);
}

#[tokio::test]
async fn the_search_is_off_until_it_is_switched_on() {
    let bench = Bench::new().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ebok.db");
    let db = Db::connect(&format!("sqlite://{}", file.display())).await.unwrap();
    let services = Services::new(db, Arc::new(SetClock::at(start())), Settings::default());
    assert!(!services.national().is_on() && bench.services.national().is_on());
    assert_eq!(
        services.national().search(&Actor::Anonymous, "Juranda 5").await,
        Ok(Vec::new())
    );
}

#[tokio::test]
async fn the_networks_own_search_never_waits_for_the_registers() {
    let bench = Bench::new().await;
    let (import, address) = house("Leśna", [21.347, 53.6]);
    let network = bench.services.network();
    let search = async |text: &str| {
        let query = contract::network::SearchQuery { text: text.into() };
        network.search(&Actor::Anonymous, &query).await.unwrap().hits
    };
    bench.sandbox.set_fault(Fault::Silent);
    assert_eq!(search("Spychowo 112/3").await, []);
    network
        .import_features(&Actor::Operator, import, vec![address], &|_| {})
        .await
        .unwrap();
    assert!(network.refresh_if_changed().await.unwrap());
    assert_eq!(search("lesna 5").await[0].label, "Leśna 5, Spychowo");
    assert_eq!(bench.sandbox.asked(), 0);
}

#[tokio::test]
async fn asked_beside_the_registers_add_what_the_network_does_not_know() {
    let bench = Bench::new().await;
    let network = bench.services.network();
    let query = contract::network::SearchQuery { text: "juranda".into() };
    let labels = async || {
        let page = network.search_registers(&Actor::Anonymous, &query).await?;
        Ok::<_, AppError>(page.hits.into_iter().map(|hit| hit.label).collect::<Vec<_>>())
    };
    assert_eq!(labels().await.unwrap(), ["Juranda 5, Spychowo", "Juranda 7, Spychowo"]);
    let found = bench
        .services
        .national()
        .search(&Actor::Anonymous, "juranda")
        .await
        .unwrap();
    let [longitude, latitude] = found[0].point;
    let (import, address) = house("Juranda", [longitude + 0.0002, latitude]);
    network
        .import_features(&Actor::Operator, import, vec![address], &|_| {})
        .await
        .unwrap();
    network.refresh_if_changed().await.unwrap();
    assert_eq!(labels().await.unwrap(), ["Juranda 7, Spychowo"]);
    bench.clock.advance(TimeDelta::hours(25));
    bench.sandbox.set_fault(Fault::Silent);
    assert_eq!(labels().await, Err(AppError::Unavailable));
    let own = network.search(&Actor::Anonymous, &query).await.unwrap().hits;
    assert!(
        own.iter().any(|hit| hit.label == "Juranda"),
        "its own answers stay: {own:?}"
    );
}

/// The house with number 5 of a street in Spychowo, and the import that brings it.
fn house(street: &str, [longitude, latitude]: [f64; 2]) -> (services::network::FeatureImport, gis::Feature) {
    let address = AddressPoint {
        place: "Spychowo".into(),
        street: Some(street.into()),
        number: "5".into(),
        postcode: None,
    };
    let feature = gis::Feature {
        object: NetworkObject::new(ObjectId::parse("a-1").unwrap(), Details::Address(address)),
        geometry: geo_types::Point::new(longitude, latitude).into(),
    };
    let import = services::network::FeatureImport {
        dataset: "adresy".into(),
        title: "Adresy".into(),
        demo: false,
    };
    (import, feature)
}

#[tokio::test]
async fn a_place_has_the_surveyors_coordinates_that_proj_gives_it() {
    let bench = Bench::new().await;
    let network = bench.services.network();
    let place = network.coordinates(&Actor::Anonymous, [21.34738, 53.60043]).unwrap();
    let zone = place.pl2000.unwrap();
    assert_eq!(zone.epsg, 2178);
    assert!((zone.east - 7_522_995.484).abs() < 0.01 && (zone.north - 5_941_041.996).abs() < 0.01);
    let whole = place.pl1992.unwrap();
    assert!((whole.east - 655_279.958).abs() < 0.01 && (whole.north - 639_845.258).abs() < 0.01);
    assert_eq!(
        network.coordinates(&Actor::Anonymous, [2.35, 48.85]).unwrap().pl2000,
        None
    );
    assert!(network.coordinates(&Actor::Anonymous, [f64::NAN, 53.6]).is_err());
}
