//! Taking networks in.

use std::sync::atomic::{AtomicU64, Ordering};

use contract::network::ListQuery;
use domain::actor::Actor;
use services::network::{FeatureImport, ImportError, ImportRequest};
use store::Db;

use crate::{hydrant, pipe, real, services, take_in};

crate::on_both_engines! {
    an_import_replaces_its_data_set_and_counts_what_changed,
    an_import_that_changes_nothing_makes_no_version,
    data_sets_do_not_touch_each_other,
    an_empty_one_removes_everything,
    only_the_operator_may_import,
    invented_and_real_data_do_not_mix,
    a_file_is_taken_in_under_a_name_made_from_its_own,
    a_dry_run_counts_and_writes_nothing,
    a_broken_file_changes_nothing_and_names_the_place,
    a_file_without_objects_does_not_empty_a_data_set,
    two_importers_at_once_both_count_what_they_really_changed,
    a_repeated_id_among_made_objects_leaves_nothing_behind,
    more_objects_than_one_batch_are_all_taken,
    a_zero_byte_in_a_text_is_dropped_on_either_engine,
}

fn counts(outcome: &services::network::ImportOutcome) -> [u64; 4] {
    [outcome.added, outcome.removed, outcome.altered, outcome.unchanged]
}

async fn total(db: &Db) -> u64 {
    services(db)
        .network()
        .list(&Actor::Anonymous, &ListQuery::default())
        .await
        .unwrap()
        .total
}

async fn an_import_replaces_its_data_set_and_counts_what_changed(db: Db) {
    let services = services(&db);
    let first = take_in(
        &services,
        "a",
        vec![hydrant("h1", 21.0), hydrant("h2", 21.1), pipe("p", 21.2)],
    )
    .await
    .unwrap();
    assert_eq!(counts(&first), [3, 0, 0, 0]);
    assert_eq!(first.extent, Some([21.0, 53.5, 21.201, 53.5]));

    let second = take_in(
        &services,
        "a",
        vec![hydrant("h1", 21.0), hydrant("h2", 21.15), hydrant("h3", 21.3)],
    )
    .await;
    let second = second.unwrap();
    assert_eq!(counts(&second), [1, 1, 1, 1]);
    assert!(second.version > first.version);
    assert_eq!(total(&db).await, 3);
}

async fn an_import_that_changes_nothing_makes_no_version(db: Db) {
    let services = services(&db);
    take_in(&services, "a", vec![hydrant("h1", 21.0), pipe("p", 21.2)])
        .await
        .unwrap();
    let again = take_in(&services, "a", vec![pipe("p", 21.2), hydrant("h1", 21.0)])
        .await
        .unwrap();
    assert_eq!((again.version, counts(&again)), (None, [0, 0, 0, 2]));
}

async fn data_sets_do_not_touch_each_other(db: Db) {
    let services = services(&db);
    take_in(&services, "a", vec![hydrant("same", 21.0)]).await.unwrap();
    take_in(&services, "b", vec![hydrant("same", 22.0), hydrant("other", 22.0)])
        .await
        .unwrap();
    let emptied = take_in(&services, "a", vec![]).await.unwrap();
    assert_eq!(counts(&emptied), [0, 1, 0, 0]);
    assert_eq!(total(&db).await, 2);
}

async fn an_empty_one_removes_everything(db: Db) {
    let services = services(&db);
    let nothing = take_in(&services, "a", vec![]).await.unwrap();
    assert_eq!((nothing.version, counts(&nothing)), (None, [0, 0, 0, 0]));
    take_in(
        &services,
        "a",
        (0..2500).map(|number| hydrant(&format!("h{number}"), 21.0)).collect(),
    )
    .await
    .unwrap();
    let emptied = take_in(&services, "a", vec![]).await.unwrap();
    assert_eq!(counts(&emptied), [0, 2500, 0, 0]);
    assert_eq!(total(&db).await, 0);
}

async fn only_the_operator_may_import(db: Db) {
    let services = services(&db);
    let request = ImportRequest {
        path: "network.geojson".into(),
        ..ImportRequest::default()
    };
    let refused = services
        .network()
        .import(&Actor::Anonymous, request, &|_| {})
        .await
        .unwrap_err();
    assert!(matches!(refused, ImportError::Forbidden));
    let refused = services
        .network()
        .import_features(&Actor::Anonymous, real("a"), vec![hydrant("h", 21.0)], &|_| {})
        .await;
    assert!(matches!(refused.unwrap_err(), ImportError::Forbidden));
    assert_eq!(total(&db).await, 0);
}

async fn invented_and_real_data_do_not_mix(db: Db) {
    let services = services(&db);
    take_in(&services, "a", vec![hydrant("h", 21.0)]).await.unwrap();
    let invented = FeatureImport {
        demo: true,
        ..real("a")
    };
    let refused = services
        .network()
        .import_features(&Actor::Operator, invented, vec![], &|_| {})
        .await
        .unwrap_err();
    assert_eq!(
        refused.to_string(),
        "the data set `a` holds real data, and these are not; name another data set"
    );
    assert_eq!(total(&db).await, 1);
}

const TWO_HYDRANTS: &str = r#"{"type":"FeatureCollection","features":[
    {"type":"Feature","id":"h1","properties":{"class":"hydrant"},"geometry":{"type":"Point","coordinates":[21.1,53.5]}},
    {"type":"Feature","id":"h2","properties":{"class":"hydrant"},"geometry":{"type":"Point","coordinates":[21.2,53.6]}}
]}"#;

fn file(folder: &tempfile::TempDir, name: &str, content: &str) -> ImportRequest {
    let path = folder.path().join(name);
    std::fs::write(&path, content).unwrap();
    ImportRequest {
        path,
        ..ImportRequest::default()
    }
}

async fn a_file_is_taken_in_under_a_name_made_from_its_own(db: Db) {
    let folder = tempfile::tempdir().unwrap();
    let heard = AtomicU64::new(0);
    let request = file(&folder, "Sieć wod.geojson", TWO_HYDRANTS);
    let progress = |done| heard.store(done, Ordering::Relaxed);
    let outcome = services(&db)
        .network()
        .import(&Actor::Operator, request, &progress)
        .await
        .unwrap();
    assert_eq!((outcome.dataset.as_str(), counts(&outcome)), ("siec-wod", [2, 0, 0, 0]));
    assert_eq!(outcome.report.unwrap().accepted_total(), 2);
    assert_eq!(heard.into_inner(), 2);
    assert_eq!(total(&db).await, 2);
}

async fn a_dry_run_counts_and_writes_nothing(db: Db) {
    let folder = tempfile::tempdir().unwrap();
    let services = services(&db);
    take_in(&services, "siec", vec![hydrant("h1", 21.0), hydrant("old", 21.0)])
        .await
        .unwrap();
    let request = ImportRequest {
        dry_run: true,
        ..file(&folder, "siec.geojson", TWO_HYDRANTS)
    };
    let outcome = services
        .network()
        .import(&Actor::Operator, request, &|_| {})
        .await
        .unwrap();
    assert_eq!((outcome.version, counts(&outcome)), (None, [1, 1, 1, 0]));
    let page = services
        .network()
        .list(&Actor::Anonymous, &ListQuery::default())
        .await
        .unwrap();
    let ids: Vec<_> = page.rows.iter().map(|row| row.reference.as_str()).collect();
    assert_eq!(ids, ["siec/h1", "siec/old"]);
}

async fn a_broken_file_changes_nothing_and_names_the_place(db: Db) {
    let folder = tempfile::tempdir().unwrap();
    let services = services(&db);
    take_in(&services, "broken", vec![hydrant("h1", 21.0)]).await.unwrap();
    let half = &TWO_HYDRANTS[..TWO_HYDRANTS.len() - 60];
    let request = file(&folder, "broken.geojson", half);
    let error = services
        .network()
        .import(&Actor::Operator, request, &|_| {})
        .await
        .unwrap_err();
    assert!(matches!(error, ImportError::File(_)), "{error:?}");
    assert!(error.to_string().starts_with("broken.geojson"), "{error}");
    let page = services
        .network()
        .list(&Actor::Anonymous, &ListQuery::default())
        .await
        .unwrap();
    assert_eq!((page.total, page.rows[0].reference.as_str()), (1, "broken/h1"));
}

async fn a_file_without_objects_does_not_empty_a_data_set(db: Db) {
    let folder = tempfile::tempdir().unwrap();
    let services = services(&db);
    take_in(&services, "empty", vec![hydrant("h1", 21.0)]).await.unwrap();
    let request = file(
        &folder,
        "empty.geojson",
        r#"{"type":"FeatureCollection","features":[]}"#,
    );
    services
        .network()
        .import(&Actor::Operator, request, &|_| {})
        .await
        .unwrap_err();
    assert_eq!(total(&db).await, 1);
}

async fn two_importers_at_once_both_count_what_they_really_changed(db: Db) {
    let services = services(&db);
    let one = take_in(
        &services,
        "a",
        (0..1500).map(|number| hydrant(&format!("h{number}"), 21.0)).collect(),
    );
    let other = take_in(
        &services,
        "a",
        (0..1500).map(|number| hydrant(&format!("h{number}"), 21.0)).collect(),
    );
    let (one, other) = tokio::join!(one, other);
    let mut both = [counts(&one.unwrap()), counts(&other.unwrap())];
    both.sort_unstable();
    assert_eq!(both, [[0, 0, 0, 1500], [1500, 0, 0, 0]]);
    assert_eq!(total(&db).await, 1500);
}

async fn a_repeated_id_among_made_objects_leaves_nothing_behind(db: Db) {
    let services = services(&db);
    let error = take_in(&services, "a", vec![hydrant("h", 21.0), hydrant("h", 21.1)])
        .await
        .unwrap_err();
    assert!(matches!(error, ImportError::Store(_)), "{error:?}");
    assert_eq!(total(&db).await, 0);
    services.network().refresh_if_changed().await.unwrap();
    assert_eq!(services.network().snapshot().unwrap().version(), 0);
}

async fn more_objects_than_one_batch_are_all_taken(db: Db) {
    let services = services(&db);
    let many = || (0..7321).map(|number| pipe(&format!("p{number}"), 21.0));
    let first = take_in(&services, "a", many().collect()).await.unwrap();
    assert_eq!(counts(&first), [7321, 0, 0, 0]);
    let moved = many().map(|mut feature| {
        feature.object.name = None;
        feature
    });
    let second = take_in(&services, "a", moved.collect()).await.unwrap();
    assert_eq!(counts(&second), [0, 0, 7321, 0]);
    services.network().refresh_if_changed().await.unwrap();
    assert_eq!(
        services
            .network()
            .snapshot()
            .unwrap()
            .count(domain::network::Class::WaterPipe),
        7321
    );
}

async fn a_zero_byte_in_a_text_is_dropped_on_either_engine(db: Db) {
    let services = services(&db);
    let mut odd = pipe("p", 21.0);
    odd.object.name = Some("Żwi\0rowa".to_owned());
    odd.object.branch_id = Some("\0".to_owned());
    take_in(&services, "a", vec![odd]).await.unwrap();
    let page = services
        .network()
        .list(&Actor::Anonymous, &ListQuery::default())
        .await
        .unwrap();
    assert_eq!(page.rows[0].object.name.as_deref(), Some("Żwirowa"));
}
