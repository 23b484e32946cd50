//! Finding places and objects, and what lies near them.

use contract::network::{ListPage, ListQuery, ListSort, NearAnswer, SearchHit, SearchQuery};
use domain::actor::Actor;
use domain::network::{AddressPoint, BaseObject, Class, Details, FoundKind, NetworkObject};
use geo_types::Point;
use gis::Feature;
use services::Services;
use store::Db;

use crate::{hydrant, id, pipe, services, take_in};

crate::on_both_engines! {
    a_place_an_address_and_a_number_are_found_in_one_search,
    what_a_new_version_names_is_found_as_soon_as_it_is_loaded,
    what_lies_near_an_address_is_told_by_distance_and_class,
    a_filter_and_an_order_hold_near_a_place_too,
    an_address_that_may_be_several_offers_them_and_an_unknown_one_says_so,
    a_file_has_every_row_up_to_its_limit,
}

fn house(text: &str, street: &str, place: &str, number: &str, longitude: f64) -> Feature {
    let details = Details::Address(AddressPoint {
        place: place.to_owned(),
        street: Some(street.to_owned()),
        number: number.to_owned(),
        postcode: None,
    });
    Feature {
        object: NetworkObject::new(id(text), details),
        geometry: Point::new(longitude, 53.5).into(),
    }
}

/// Pipes of 66 m and hydrants along a parallel; a house where the first begins, another of the same street elsewhere.
fn village() -> Vec<Feature> {
    let mut inventoried = hydrant("DEMO-H-1", 21.0003);
    inventoried.object.branch_id = Some("H-91".to_owned());
    let mut old = pipe("p2", 21.002);
    old.object.year = Some(1975);
    let place = Feature {
        object: NetworkObject {
            name: Some("Spychowo".to_owned()),
            ..NetworkObject::new(id("m"), Details::Place(BaseObject::default()))
        },
        geometry: Point::new(21.001, 53.5).into(),
    };
    vec![
        house("a5", "Leśna", "Spychowo", "5", 21.0),
        house("a7", "Leśna", "Spychowo", "7", 21.001),
        house("b5", "Leśna", "Jerutki", "5", 21.5),
        pipe("p1", 21.0001),
        old,
        pipe("far", 21.3),
        inventoried,
        place,
    ]
}

async fn search(services: &Services, text: &str) -> Vec<SearchHit> {
    let query = SearchQuery { text: text.to_owned() };
    services.network().search(&Actor::Anonymous, &query).await.unwrap().hits
}

async fn list(services: &Services, query: ListQuery) -> ListPage {
    services.network().list(&Actor::Anonymous, &query).await.unwrap()
}

fn near(text: &str) -> ListQuery {
    ListQuery {
        near: text.to_owned(),
        ..ListQuery::default()
    }
}

fn references(page: &ListPage) -> Vec<&str> {
    page.rows.iter().map(|row| row.reference.as_str()).collect()
}

async fn a_place_an_address_and_a_number_are_found_in_one_search(db: Db) {
    let services = services(&db);
    take_in(&services, "a", village()).await.unwrap();
    let address = search(&services, "ul. lesna 5, spychowo").await;
    assert_eq!(address[0].label, "Leśna 5, Spychowo");
    assert_eq!(address[0].reference.as_deref(), Some("a/a5"));
    assert_eq!(search(&services, "spychowo").await[0].kind, FoundKind::Place);
    let numbered = search(&services, "h-91").await;
    let told = (
        numbered[0].label.as_str(),
        numbered[0].detail.as_str(),
        numbered[0].class,
    );
    assert_eq!(told, ("H-91", "DEMO-H-1", Some(Class::Hydrant)));
    assert!(numbered[0].is_exact);
    assert_eq!(search(&services, "demo-h").await[0].label, "DEMO-H-1");
    assert!(search(&services, "").await.is_empty());
    assert!(search(&services, &"Leśna ".repeat(10_000)).await.len() <= 10);
    let by_owner = search(&services, "Kowalski").await;
    assert!(by_owner.is_empty(), "an owner cannot be searched for: {by_owner:?}");
}

async fn what_a_new_version_names_is_found_as_soon_as_it_is_loaded(db: Db) {
    let services = services(&db);
    take_in(&services, "a", village()).await.unwrap();
    assert!(search(&services, "polna 1").await.is_empty());
    take_in(&services, "b", vec![house("x", "Polna", "Jeruty", "1", 21.1)])
        .await
        .unwrap();
    services.network().refresh_if_changed().await.unwrap();
    assert_eq!(search(&services, "polna 1").await[0].label, "Polna 1, Jeruty");
}

async fn what_lies_near_an_address_is_told_by_distance_and_class(db: Db) {
    let services = services(&db);
    take_in(&services, "a", village()).await.unwrap();
    let page = list(&services, near("Leśna 5, Spychowo")).await;
    assert_eq!(references(&page), ["a/p1", "a/DEMO-H-1"]);
    // A ten-thousandth of a degree of longitude at 53.5° north.
    let metres = page.rows[0].distance_m.unwrap();
    assert!((metres - 6.635).abs() < 0.02, "{metres}");
    let Some(NearAnswer::Found { place, classes }) = &page.near else {
        panic!("the address is known: {:?}", page.near)
    };
    assert_eq!(place.label, "Leśna 5, Spychowo");
    let told: Vec<_> = classes.iter().map(|class| (class.class, class.count)).collect();
    assert_eq!(told, [(Class::WaterPipe, 1), (Class::Hydrant, 1)]);
    assert_eq!(
        classes[0].section.map(|section| section.to_string()).as_deref(),
        Some("110")
    );

    let by_position = list(&services, near("21.0, 53.5")).await;
    assert_eq!(references(&by_position), references(&page));
    assert!(page.rows.iter().all(|row| row.object.owner.is_none()));
}

async fn a_filter_and_an_order_hold_near_a_place_too(db: Db) {
    let services = services(&db);
    take_in(&services, "a", village()).await.unwrap();
    let wide = ListQuery {
        radius_m: Some(1000),
        ..near("leśna 5 spychowo")
    };
    let pipes = ListQuery {
        class: Some(Class::WaterPipe),
        ..wide.clone()
    };
    assert_eq!(references(&list(&services, pipes.clone()).await), ["a/p1", "a/p2"]);
    let backwards = ListQuery {
        descending: true,
        sort: Some(ListSort::Distance),
        ..pipes.clone()
    };
    assert_eq!(references(&list(&services, backwards).await), ["a/p2", "a/p1"]);
    let by_year = ListQuery {
        sort: Some(ListSort::Year),
        ..pipes
    };
    let page = list(&services, by_year).await;
    assert_eq!(references(&page), ["a/p2", "a/p1"]);
    assert!(page.rows.iter().all(|row| row.distance_m.is_some()));
    let houses = ListQuery {
        class: Some(Class::Address),
        ..wide
    };
    assert_eq!(references(&list(&services, houses).await), ["a/a5", "a/a7"]);
}

async fn an_address_that_may_be_several_offers_them_and_an_unknown_one_says_so(db: Db) {
    let services = services(&db);
    take_in(&services, "a", village()).await.unwrap();
    let page = list(&services, near("Leśna 5")).await;
    let Some(NearAnswer::Several(hits)) = &page.near else {
        panic!("two villages have it: {:?}", page.near)
    };
    assert_eq!(hits[0].label, "Leśna 5, Jerutki");
    assert_eq!(hits[1].label, "Leśna 5, Spychowo");
    assert!(page.rows.is_empty());
    let page = list(&services, near("Nieistniejąca 12")).await;
    assert_eq!((page.near, page.total), (Some(NearAnswer::Unknown), 0));
}

async fn a_file_has_every_row_up_to_its_limit(db: Db) {
    let services = services(&db);
    let many = (0..120).map(|number| hydrant(&format!("h{number:03}"), 21.0));
    take_in(&services, "a", many.collect()).await.unwrap();
    let all = async |limit| {
        let query = ListQuery {
            page: 3,
            ..ListQuery::default()
        };
        services
            .network()
            .list_up_to(&Actor::Anonymous, &query, limit)
            .await
            .unwrap()
    };
    assert_eq!(all(1000).await.rows.len(), 120);
    let cut = all(70).await;
    assert_eq!((cut.rows.len(), cut.total), (70, 120));
}
