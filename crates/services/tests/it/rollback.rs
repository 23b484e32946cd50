//! Going back to a former version.

use domain::actor::Actor;
use gis::Feature;
use services::network::{ImportOutcome, RollbackError, RollbackRequest};
use services::{Services, SetClock, Settings};
use store::Db;
use store::network::{self, ObjectRow};

use crate::{hydrant, pipe, services, start, take_in};

crate::on_both_engines! {
    a_rollback_is_a_new_version_with_the_former_objects,
    a_rollback_to_what_already_is_writes_nothing,
    a_dry_run_says_what_would_change_and_changes_nothing,
    a_rollback_can_itself_be_rolled_back,
    what_was_pruned_is_refused_with_how_much_of_it_is_left,
    an_unknown_data_set_or_version_is_named,
    only_the_operator_may_go_back,
}

async fn current(db: &Db) -> Vec<ObjectRow> {
    let mut tx = db.begin_read().await.unwrap();
    network::current_after(&mut tx, 0, 1000).await.unwrap()
}

/// What an object is, whatever its uid.
fn contents(rows: &[ObjectRow]) -> Vec<(String, String, Vec<u8>)> {
    let mut contents: Vec<_> = rows
        .iter()
        .map(|row| {
            let object = serde_json::to_string(&row.object).unwrap();
            (row.dataset.clone(), object, row.geometry.clone())
        })
        .collect();
    contents.sort();
    contents
}

async fn go_back(services: &Services, version: i64, dry_run: bool) -> Result<ImportOutcome, RollbackError> {
    let request = RollbackRequest {
        dataset: "a".to_owned(),
        version,
        dry_run,
    };
    services.network().rollback(&Actor::Operator, &request).await
}

fn renamed(mut feature: Feature, name: &str) -> Feature {
    feature.object.name = Some(name.to_owned());
    feature
}

/// Two versions of `a` with a data set `b` beside it; the number of the first, and what was there then.
async fn two_versions(db: &Db, services: &Services) -> (i64, Vec<ObjectRow>) {
    take_in(services, "b", vec![hydrant("other", 21.3)]).await.unwrap();
    let first = take_in(
        services,
        "a",
        vec![pipe("kept", 21.0), pipe("altered", 21.1), hydrant("gone", 21.2)],
    );
    let first = first.await.unwrap().version.unwrap();
    let before = current(db).await;
    let second = vec![
        pipe("kept", 21.0),
        renamed(pipe("altered", 21.1), "Nowa"),
        hydrant("new", 21.4),
    ];
    take_in(services, "a", second).await.unwrap();
    (first, before)
}

async fn a_rollback_is_a_new_version_with_the_former_objects(db: Db) {
    let services = services(&db);
    let (first, before) = two_versions(&db, &services).await;
    assert_ne!(contents(&current(&db).await), contents(&before));
    let done = go_back(&services, first, false).await.unwrap();
    let told = (done.added, done.removed, done.altered, done.unchanged);
    assert_eq!(told, (1, 1, 1, 1));
    assert_eq!(contents(&current(&db).await), contents(&before));

    let versions = services.network().versions(&Actor::Operator, Some("a")).await.unwrap();
    assert_eq!(versions.len(), 3);
    assert_eq!(Some(versions[0].version), done.version);
    assert_eq!((versions[0].format.as_str(), versions[0].objects()), ("rollback", 3));
    assert!(services.network().refresh_if_changed().await.unwrap());
    assert_eq!(
        services.network().snapshot().map(|snapshot| snapshot.version()),
        done.version
    );
}

async fn a_rollback_to_what_already_is_writes_nothing(db: Db) {
    let services = services(&db);
    let done = take_in(&services, "a", vec![hydrant("h", 21.0)]).await.unwrap();
    let again = go_back(&services, done.version.unwrap(), false).await.unwrap();
    assert_eq!((again.version, again.unchanged), (None, 1));
    let versions = services.network().versions(&Actor::Operator, None).await.unwrap();
    assert_eq!(versions.len(), 1);
}

async fn a_dry_run_says_what_would_change_and_changes_nothing(db: Db) {
    let services = services(&db);
    let (first, _) = two_versions(&db, &services).await;
    let now = current(&db).await;
    let said = go_back(&services, first, true).await.unwrap();
    assert_eq!((said.version, said.added, said.removed, said.altered), (None, 1, 1, 1));
    assert_eq!(current(&db).await, now);
}

async fn a_rollback_can_itself_be_rolled_back(db: Db) {
    let services = services(&db);
    let (first, _) = two_versions(&db, &services).await;
    let second = services.network().versions(&Actor::Operator, Some("a")).await.unwrap()[0].version;
    let now = contents(&current(&db).await);
    go_back(&services, first, false).await.unwrap();
    go_back(&services, second, false).await.unwrap();
    assert_eq!(contents(&current(&db).await), now);
}

async fn what_was_pruned_is_refused_with_how_much_of_it_is_left(db: Db) {
    let settings = Settings {
        keep_versions: 0,
        ..Settings::default()
    };
    let services = Services::new(db.clone(), std::sync::Arc::new(SetClock::at(start())), settings);
    let (first, _) = two_versions(&db, &services).await;
    let mut tx = db.begin_write().await.unwrap();
    let a = network::find_dataset(&mut tx, "a").await.unwrap().unwrap();
    network::prune_closed(&mut tx, a.id, 0, 100).await.unwrap();
    tx.commit().await.unwrap();
    let now = current(&db).await;
    let refused = go_back(&services, first, false).await.unwrap_err();
    assert!(
        matches!(
            refused,
            RollbackError::Pruned {
                objects: 3,
                held: 1,
                ..
            }
        ),
        "{refused}"
    );
    assert_eq!(current(&db).await, now);
    let versions = services.network().versions(&Actor::Operator, Some("a")).await.unwrap();
    let whole: Vec<_> = versions.iter().map(network::VersionRow::is_whole).collect();
    assert_eq!(whole, [true, false]);
}

async fn an_unknown_data_set_or_version_is_named(db: Db) {
    let services = services(&db);
    let refused = go_back(&services, 1, false).await.unwrap_err();
    assert!(refused.to_string().contains("no data set `a`"), "{refused}");
    take_in(&services, "a", vec![hydrant("h", 21.0)]).await.unwrap();
    let other = take_in(&services, "b", vec![hydrant("h", 21.0)]).await.unwrap();
    let refused = go_back(&services, other.version.unwrap(), false).await.unwrap_err();
    assert!(
        matches!(refused, RollbackError::UnknownVersion { .. }) && refused.to_string().contains("--dataset a"),
        "{refused}"
    );
    let unknown = services.network().versions(&Actor::Operator, Some("x")).await;
    assert!(matches!(unknown, Err(RollbackError::UnknownDataset(name)) if name == "x"));
}

async fn only_the_operator_may_go_back(db: Db) {
    let services = services(&db);
    let request = RollbackRequest {
        dataset: "a".to_owned(),
        version: 1,
        dry_run: true,
    };
    let refused = services.network().rollback(&Actor::Anonymous, &request).await;
    assert!(matches!(refused, Err(RollbackError::Forbidden)));
    let refused = services.network().versions(&Actor::Anonymous, None).await;
    assert!(matches!(refused, Err(RollbackError::Forbidden)));
}
