//! Several nodes on one database.

use std::time::Duration;

use store::Db;
use tokio::sync::oneshot;
use tokio::time::timeout;

use crate::{hydrant, services, take_in};

crate::on_both_engines! {
    an_import_on_one_node_shows_on_the_other_within_two_seconds,
    a_refresh_without_a_new_version_keeps_the_same_snapshot,
    an_old_snapshot_stays_whole_while_a_new_one_is_loaded,
}

async fn an_import_on_one_node_shows_on_the_other_within_two_seconds(db: Db) {
    let (here, there) = (services(&db), services(&db));
    let (stop, stopped) = oneshot::channel::<()>();
    let watching = tokio::spawn({
        let there = there.clone();
        async move { there.network().watch(async { drop(stopped.await) }).await }
    });
    let first = there.network().changed_from(None).await.version();
    assert_eq!(first, 0);

    let outcome = take_in(&here, "a", vec![hydrant("h", 21.0)]).await.unwrap();
    let seen = timeout(Duration::from_secs(2), there.network().changed_from(Some(first))).await;
    assert_eq!(
        Some(seen.expect("the other node saw it in time").version()),
        outcome.version
    );

    stop.send(()).unwrap();
    timeout(Duration::from_secs(2), watching)
        .await
        .expect("the watch stops when told to")
        .unwrap();
}

async fn a_refresh_without_a_new_version_keeps_the_same_snapshot(db: Db) {
    let services = services(&db);
    let network = services.network();
    take_in(&services, "a", vec![hydrant("h", 21.0)]).await.unwrap();
    assert!(network.refresh_if_changed().await.unwrap());
    let before = network.snapshot().unwrap();
    assert!(!network.refresh_if_changed().await.unwrap());
    assert!(std::sync::Arc::ptr_eq(&before, &network.snapshot().unwrap()));
}

async fn an_old_snapshot_stays_whole_while_a_new_one_is_loaded(db: Db) {
    let services = services(&db);
    let network = services.network();
    take_in(&services, "a", vec![hydrant("h", 21.0)]).await.unwrap();
    network.refresh_if_changed().await.unwrap();
    let held = network.snapshot().unwrap();
    take_in(&services, "a", vec![]).await.unwrap();
    let (one, other) = tokio::join!(network.refresh_if_changed(), network.refresh_if_changed());
    assert_eq!(
        [one.unwrap(), other.unwrap()].iter().filter(|loaded| **loaded).count(),
        1
    );
    assert!(network.snapshot().unwrap().is_empty());
    assert_eq!(held.count(domain::network::Class::Hydrant), 1);
}
