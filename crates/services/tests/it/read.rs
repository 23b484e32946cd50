//! Showing the network.

use contract::AppError;
use contract::network::{ClassCount, ListQuery, Overview};
use domain::actor::Actor;
use domain::network::{BaseObject, Class, Details, NetworkObject, ObjectRef, Status};
use geo_types::polygon;
use gis::Feature;
use services::network::FeatureImport;
use store::Db;

use crate::{hydrant, id, pipe, real, services, start, take_in};

crate::on_both_engines! {
    only_the_card_of_those_who_may_tells_who_owns_an_object,
    a_card_has_the_object_its_length_its_place_and_its_stable_address,
    what_is_not_there_is_not_found,
    without_a_class_the_list_leaves_the_base_map_out,
    pages_of_the_list_are_fifty_long,
    before_any_import_the_overview_is_empty,
    the_overview_prefers_the_boundary_and_says_when_data_are_invented,
    a_number_from_an_older_tile_leads_to_the_present_object,
}

fn boundary() -> Feature {
    Feature {
        object: NetworkObject {
            owner: Some("Gmina".to_owned()),
            ..NetworkObject::new(id("gmina"), Details::Boundary(BaseObject::default()))
        },
        geometry: polygon![(x: 20.0, y: 53.0), (x: 22.0, y: 53.0), (x: 22.0, y: 54.0), (x: 20.0, y: 53.0)].into(),
    }
}

fn reference(text: &str) -> ObjectRef {
    ObjectRef::parse(text).unwrap()
}

async fn only_the_card_of_those_who_may_tells_who_owns_an_object(db: Db) {
    let services = services(&db);
    take_in(&services, "a", vec![pipe("p", 21.0), boundary()])
        .await
        .unwrap();
    for actor in [Actor::Anonymous, Actor::Operator] {
        let network = services.network();
        for text in ["a/p", "a/gmina"] {
            let card = network.object(&actor, &reference(text)).await.unwrap();
            assert_eq!(card.object.owner.is_some(), actor == Actor::Operator, "{text}");
            let again = network.object_by_uid(&actor, card.uid).await.unwrap();
            assert_eq!(again, card);
        }
        for class in Class::ALL {
            let query = ListQuery {
                class: Some(*class),
                ..ListQuery::default()
            };
            let page = network.list(&actor, &query).await.unwrap();
            assert!(page.rows.iter().all(|row| row.object.owner.is_none()));
        }
        let by_owner = ListQuery {
            text: "Kowalski".to_owned(),
            ..ListQuery::default()
        };
        assert_eq!(
            network.list(&actor, &by_owner).await.unwrap().total,
            0,
            "an owner cannot be searched for"
        );
    }
}

async fn a_card_has_the_object_its_length_its_place_and_its_stable_address(db: Db) {
    let services = services(&db);
    take_in(&services, "a", vec![pipe("p/1", 21.0), hydrant("h", 21.5)])
        .await
        .unwrap();
    let card = services
        .network()
        .object(&Actor::Anonymous, &reference("a/p/1"))
        .await
        .unwrap();
    assert_eq!(card.reference, "a/p/1");
    assert_eq!((card.object.name.as_deref(), card.demo), (Some("Żwirowa"), false));
    // A thousandth of a degree of longitude at 53.5° north on the ellipsoid.
    assert!((card.length_m.unwrap() - 66.35).abs() < 0.02, "{:?}", card.length_m);
    assert!((card.point[0] - 21.0005).abs() < 1e-7 && (card.point[1] - 53.5).abs() < 1e-7);
    assert_eq!(card.bounds, [21.0, 53.5, 21.001, 53.5]);
    let hydrant = services
        .network()
        .object(&Actor::Anonymous, &reference("a/h"))
        .await
        .unwrap();
    assert_eq!((hydrant.length_m, hydrant.point), (None, [21.5, 53.5]));
}

async fn what_is_not_there_is_not_found(db: Db) {
    let services = services(&db);
    take_in(&services, "a", vec![hydrant("h", 21.5)]).await.unwrap();
    take_in(&services, "a", vec![hydrant("h2", 21.5)]).await.unwrap();
    let missing = AppError::not_found("object");
    for text in ["a/h", "b/h2", "a/'"] {
        let found = services.network().object(&Actor::Anonymous, &reference(text)).await;
        assert_eq!(found, Err(missing.clone()), "{text}");
    }
    assert_eq!(
        services.network().object_by_uid(&Actor::Anonymous, 999_999).await,
        Err(missing)
    );
}

async fn without_a_class_the_list_leaves_the_base_map_out(db: Db) {
    let services = services(&db);
    let mut planned = hydrant("h", 21.0);
    planned.object.status = Status::Planned;
    take_in(&services, "a", vec![boundary(), planned, pipe("p", 21.0)])
        .await
        .unwrap();
    let list = async |query| {
        let page = services.network().list(&Actor::Anonymous, &query).await.unwrap();
        page.rows.into_iter().map(|row| row.reference).collect::<Vec<_>>()
    };
    assert_eq!(list(ListQuery::default()).await, ["a/h", "a/p"]);
    assert_eq!(
        list(ListQuery {
            class: Some(Class::Boundary),
            ..ListQuery::default()
        })
        .await,
        ["a/gmina"]
    );
    assert_eq!(
        list(ListQuery {
            status: Some(Status::Planned),
            ..ListQuery::default()
        })
        .await,
        ["a/h"]
    );
    assert_eq!(
        list(ListQuery {
            text: "zwir".to_owned(),
            ..ListQuery::default()
        })
        .await,
        ["a/p"]
    );
}

async fn pages_of_the_list_are_fifty_long(db: Db) {
    let services = services(&db);
    take_in(
        &services,
        "a",
        (0..120).map(|number| hydrant(&format!("h{number:03}"), 21.0)).collect(),
    )
    .await
    .unwrap();
    let page = async |page| {
        services
            .network()
            .list(
                &Actor::Anonymous,
                &ListQuery {
                    page,
                    ..ListQuery::default()
                },
            )
            .await
            .unwrap()
    };
    for (asked, number, rows) in [(0, 1, 50), (1, 1, 50), (3, 3, 20), (4, 4, 0), (u32::MAX, u32::MAX, 0)] {
        let page = page(asked).await;
        assert_eq!((page.page, page.rows.len(), page.total), (number, rows, 120));
    }
    assert_eq!(page(2).await.rows[0].reference, "a/h050");
}

async fn before_any_import_the_overview_is_empty(db: Db) {
    let services = services(&db);
    assert!(services.network().snapshot().is_none());
    let overview = services.network().overview(&Actor::Anonymous).await.unwrap();
    let empty = Overview {
        version: 0,
        extent: None,
        counts: vec![],
        changed_at: None,
        demo: false,
    };
    assert_eq!(overview, empty);
}

async fn the_overview_prefers_the_boundary_and_says_when_data_are_invented(db: Db) {
    let services = services(&db);
    let network = services.network();
    let first = take_in(&services, "a", vec![pipe("p", 21.0), hydrant("h", 21.5)])
        .await
        .unwrap();
    let overview = network.overview(&Actor::Anonymous).await.unwrap();
    assert_eq!(Some(overview.version), first.version);
    assert_eq!((overview.changed_at, overview.demo), (Some(start()), false));
    let pipes = ClassCount {
        class: Class::WaterPipe,
        count: 1,
    };
    assert_eq!(
        overview.counts,
        [
            pipes,
            ClassCount {
                class: Class::Hydrant,
                count: 1
            }
        ]
    );
    let [west, .., north] = overview.extent.unwrap();
    assert!((west - 21.0).abs() < 1e-6 && (north - 53.5).abs() < 1e-6);

    let invented = FeatureImport {
        demo: true,
        ..real("demo")
    };
    network
        .import_features(&Actor::Operator, invented, vec![boundary()], &|_| {})
        .await
        .unwrap();
    network.refresh_if_changed().await.unwrap();
    let overview = network.overview(&Actor::Anonymous).await.unwrap();
    assert!(overview.demo);
    let [west, south, east, north] = overview.extent.unwrap();
    let far = (west - 20.0).abs() + (south - 53.0).abs() + (east - 22.0).abs() + (north - 54.0).abs();
    assert!(far < 1e-5, "{:?}", overview.extent);
}

async fn a_number_from_an_older_tile_leads_to_the_present_object(db: Db) {
    let services = services(&db);
    take_in(&services, "a", vec![hydrant("h", 21.0)]).await.unwrap();
    let before = services
        .network()
        .object(&Actor::Anonymous, &reference("a/h"))
        .await
        .unwrap();
    take_in(&services, "a", vec![hydrant("h", 21.7)]).await.unwrap();
    let now = services
        .network()
        .object_by_uid(&Actor::Anonymous, before.uid)
        .await
        .unwrap();
    assert_eq!((now.point, now.reference), ([21.7, 53.5], before.reference));
    assert_ne!(now.uid, before.uid);
}
