//! Former versions and their return.

use std::collections::BTreeMap;

use store::network::{self, DatasetId, NewVersion, Totals, VersionEnd, copy_objects, hashes_at, versions};
use store::{Db, ErrorKind, Tx};

use crate::at;
use crate::network::{current, hydrant, import, pipe};

crate::on_both_engines! {
    versions_are_listed_newest_first_with_what_they_hold,
    a_version_tells_when_some_of_its_objects_have_been_forgotten,
    a_former_state_is_told_by_the_hashes_it_had,
    former_states_are_written_anew_under_new_numbers,
}

/// A version that closes everything and holds these objects.
async fn replace(db: &Db, id: DatasetId, seconds: i64, objects: &[network::NewObject]) -> i64 {
    let uids: Vec<_> = current(db).await.iter().map(|row| row.uid).collect();
    let mut tx = db.begin_write().await.unwrap();
    let version = make(&mut tx, id, seconds, objects.len() as u64).await;
    network::close_objects(&mut tx, version, &uids).await.unwrap();
    network::insert_objects(&mut tx, id, version, objects).await.unwrap();
    tx.commit().await.unwrap();
    version
}

async fn make(tx: &mut Tx, dataset: DatasetId, seconds: i64, added: u64) -> i64 {
    let new = NewVersion {
        dataset,
        created_at: at(seconds),
        file_name: None,
    };
    let version = network::insert_version(tx, &new).await.unwrap();
    let end = VersionEnd {
        totals: Totals {
            added,
            ..Totals::default()
        },
        format: "made",
        crs: None,
        report: &serde_json::Value::Null,
    };
    network::finish_version(tx, version, &end).await.unwrap();
    version
}

async fn versions_are_listed_newest_first_with_what_they_hold(db: Db) {
    let (a, first) = import(&db, "a", &[pipe("1", None), pipe("2", None)]).await;
    let second = replace(&db, a, 5, &[pipe("3", None)]).await;
    let (_, other) = import(&db, "b", &[hydrant("1", None), hydrant("2", None)]).await;
    let mut tx = db.begin_read().await.unwrap();
    let all = versions(&mut tx, None, 10).await.unwrap();
    let told: Vec<_> = all
        .iter()
        .map(|row| (row.dataset.as_str(), row.version, row.objects(), row.held))
        .collect();
    assert_eq!(told, [("b", other, 2, 2), ("a", second, 1, 1), ("a", first, 2, 2)]);
    assert!(all.iter().all(network::VersionRow::is_whole));
    assert_eq!(all[0].file_name.as_deref(), Some("sieć.gml"));
    assert_eq!(all[1].created_at, at(5));
    let of_a = versions(&mut tx, Some("a"), 1).await.unwrap();
    assert_eq!(of_a, [all[1].clone()]);
    assert_eq!(versions(&mut tx, Some("nobody"), 10).await.unwrap(), []);
    assert_eq!(network::version(&mut tx, a, first).await.unwrap().as_ref(), all.last());
    assert_eq!(network::version(&mut tx, a, other).await.unwrap(), None);
}

async fn a_version_tells_when_some_of_its_objects_have_been_forgotten(db: Db) {
    let (a, first) = import(&db, "a", &[pipe("1", None), pipe("2", None)]).await;
    let second = replace(&db, a, 1, &[pipe("3", None)]).await;
    let mut tx = db.begin_write().await.unwrap();
    assert_eq!(network::prune_closed(&mut tx, a, 0, 100).await.unwrap(), 2);
    let whole = async |tx: &mut Tx, version| network::version(tx, a, version).await.unwrap().unwrap().is_whole();
    assert!(!whole(&mut tx, first).await);
    assert!(whole(&mut tx, second).await);
}

async fn a_former_state_is_told_by_the_hashes_it_had(db: Db) {
    let (a, first) = import(&db, "a", &[pipe("1", None), pipe("2", None)]).await;
    let second = replace(&db, a, 1, &[pipe("2", Some("Leśna")), pipe("3", None)]).await;
    let mut tx = db.begin_read().await.unwrap();
    for (version, expected) in [(first, ["1", "2"]), (second, ["2", "3"])] {
        let mut seen = BTreeMap::new();
        hashes_at(&mut tx, a, version, |id, uid, hash| {
            seen.insert(id, (uid, hash));
        })
        .await
        .unwrap();
        assert_eq!(seen.keys().map(String::as_str).collect::<Vec<_>>(), expected);
        assert!(seen.iter().all(|(id, (_, hash))| id.as_bytes() == hash));
    }
}

async fn former_states_are_written_anew_under_new_numbers(db: Db) {
    let (a, _) = import(&db, "a", &[pipe("1", Some("Żwirowa")), hydrant("2", None)]).await;
    let former = current(&db).await;
    replace(&db, a, 1, &[]).await;
    let uids: Vec<i64> = former.iter().map(|row| row.uid).collect();
    let mut tx = db.begin_write().await.unwrap();
    let version = make(&mut tx, a, 2, 2).await;
    let asked = [uids.clone(), vec![-7]].concat();
    assert_eq!(copy_objects(&mut tx, version, &asked).await.unwrap(), 2);
    let twice = copy_objects(&mut tx, version, &uids).await.unwrap_err();
    assert_eq!(twice.kind(), ErrorKind::Conflict);
    drop(tx);

    let mut tx = db.begin_write().await.unwrap();
    let version = make(&mut tx, a, 2, 2).await;
    assert_eq!(copy_objects(&mut tx, version, &uids).await.unwrap(), 2);
    tx.commit().await.unwrap();
    let back = current(&db).await;
    assert_eq!(back.len(), 2);
    for (one, other) in former.iter().zip(&back) {
        assert!(other.uid > one.uid, "a uid is never given twice");
        assert_eq!((&one.object, &one.geometry), (&other.object, &other.geometry));
    }
    let mut tx = db.begin_read().await.unwrap();
    let found = network::object_by_uid(&mut tx, uids[0]).await.unwrap().unwrap();
    assert_eq!(found.uid, back[0].uid, "an old tile still leads to the object");
}
