//! Versions, imports and single objects.

use std::collections::BTreeMap;

use domain::network::{Details, Hydrant, NetworkObject, ObjectId, PipeFunction, WaterPipe};
use serde_json::json;
use store::network::{self, DatasetId, NewDataset, NewObject, NewVersion, ObjectRow, Totals, VersionEnd};
use store::{Db, ErrorKind, Tx};

use crate::at;

crate::on_both_engines! {
    an_object_reads_back_as_it_was_written,
    before_the_first_import_there_is_no_version,
    versions_grow_and_keep_their_time_to_the_microsecond,
    a_closed_object_is_gone_but_its_uid_leads_to_its_successor,
    two_current_objects_cannot_share_an_id,
    hashes_tell_what_is_current,
    pages_of_all_current_objects_leave_none_out,
    pruning_keeps_the_versions_it_was_told_to,
    importers_wait_for_each_other,
    an_import_that_fails_leaves_nothing_behind,
}

pub fn dataset(name: &str) -> NewDataset<'_> {
    NewDataset {
        name,
        title: "Sieć gminy",
        demo: false,
        created_at: at(0),
    }
}

pub fn pipe(id: &str, name: Option<&str>) -> NewObject {
    let details = Details::WaterPipe(WaterPipe {
        function: PipeFunction::Distribution,
        section: None,
        material: None,
        course: None,
        local: false,
    });
    new_object(id, name, details)
}

pub fn hydrant(id: &str, name: Option<&str>) -> NewObject {
    let details = Details::Hydrant(Hydrant {
        kind: None,
        diameter: None,
    });
    new_object(id, name, details)
}

pub fn new_object(id: &str, name: Option<&str>, details: Details) -> NewObject {
    NewObject {
        object: NetworkObject {
            name: name.map(str::to_owned),
            ..NetworkObject::new(ObjectId::parse(id).unwrap(), details)
        },
        length_m: Some(12.5),
        geometry: vec![1, 2, 3, 0, 255],
        content_hash: id.as_bytes().to_vec(),
    }
}

/// Makes a data set with one version that has these objects.
pub async fn import(db: &Db, name: &str, objects: &[NewObject]) -> (DatasetId, i64) {
    let mut tx = db.begin_write().await.unwrap();
    let id = network::create_dataset(&mut tx, dataset(name)).await.unwrap();
    let version = next_version(&mut tx, id, 0).await;
    network::insert_objects(&mut tx, id, version, objects).await.unwrap();
    tx.commit().await.unwrap();
    (id, version)
}

pub async fn next_version(tx: &mut Tx, dataset: DatasetId, seconds: i64) -> i64 {
    let new = NewVersion {
        dataset,
        created_at: at(seconds),
        file_name: Some("sieć.gml"),
    };
    let version = network::insert_version(tx, &new).await.unwrap();
    let end = VersionEnd {
        totals: Totals {
            added: 2,
            ..Totals::default()
        },
        format: "GML",
        crs: Some("EPSG:2178"),
        report: &json!({"accepted": 2}),
    };
    network::finish_version(tx, version, &end).await.unwrap();
    version
}

pub async fn current(db: &Db) -> Vec<ObjectRow> {
    let mut tx = db.begin_read().await.unwrap();
    network::current_after(&mut tx, 0, 1000).await.unwrap()
}

async fn an_object_reads_back_as_it_was_written(db: Db) {
    let mut written = pipe("W/1", Some("Żółta"));
    written.object.owner = Some("Gmina".to_owned());
    written.object.year = Some(1998);
    let unmeasured = NewObject {
        length_m: None,
        ..hydrant("H1", None)
    };
    import(&db, "a", &[written.clone(), unmeasured]).await;

    let mut tx = db.begin_read().await.unwrap();
    let row = network::object(&mut tx, "a", "W/1").await.unwrap().unwrap();
    assert_eq!((row.dataset.as_str(), row.demo, row.length_m), ("a", false, Some(12.5)));
    assert_eq!(row.object, written.object);
    assert_eq!(row.geometry, written.geometry);
    assert_eq!(network::object_by_uid(&mut tx, row.uid).await.unwrap(), Some(row));
    assert_eq!(
        network::object(&mut tx, "a", "H1").await.unwrap().unwrap().length_m,
        None
    );
    assert_eq!(network::object(&mut tx, "b", "W/1").await.unwrap(), None);
    assert_eq!(network::object(&mut tx, "a", "W/2").await.unwrap(), None);
    assert_eq!(network::object_by_uid(&mut tx, -1).await.unwrap(), None);
}

async fn before_the_first_import_there_is_no_version(db: Db) {
    let mut tx = db.begin_read().await.unwrap();
    assert_eq!(network::latest(&mut tx).await.unwrap(), None);
    assert_eq!(network::counts(&mut tx).await.unwrap(), []);
    assert!(!network::any_demo(&mut tx).await.unwrap());
}

async fn versions_grow_and_keep_their_time_to_the_microsecond(db: Db) {
    let (id, first) = import(&db, "a", &[pipe("1", None), hydrant("2", None), hydrant("3", None)]).await;
    let moment = at(5) + chrono::TimeDelta::nanoseconds(123_456_789);
    let mut tx = db.begin_write().await.unwrap();
    let new = NewVersion {
        dataset: id,
        created_at: moment,
        file_name: None,
    };
    let second = network::insert_version(&mut tx, &new).await.unwrap();
    tx.commit().await.unwrap();
    assert!(second > first);

    let mut tx = db.begin_read().await.unwrap();
    let latest = network::latest(&mut tx).await.unwrap().unwrap();
    assert_eq!(latest.version, second);
    assert_eq!(latest.changed_at, at(5) + chrono::TimeDelta::microseconds(123_456));
    let counts = network::counts(&mut tx).await.unwrap();
    let counts: Vec<_> = counts.iter().map(|total| (total.class.as_str(), total.count)).collect();
    assert_eq!(counts, [("hydrant", 2), ("water_pipe", 1)]);
    assert!(!network::any_demo(&mut tx).await.unwrap());
}

async fn a_closed_object_is_gone_but_its_uid_leads_to_its_successor(db: Db) {
    let (id, _) = import(
        &db,
        "a",
        &[pipe("kept", None), pipe("altered", None), pipe("removed", None)],
    )
    .await;
    let before = current(&db).await;
    let uid = |name: &str| before.iter().find(|row| row.object.id.as_str() == name).unwrap().uid;

    let mut tx = db.begin_write().await.unwrap();
    let version = next_version(&mut tx, id, 1).await;
    network::close_objects(&mut tx, version, &[uid("altered"), uid("removed")])
        .await
        .unwrap();
    network::insert_objects(&mut tx, id, version, &[pipe("altered", Some("Nowa"))])
        .await
        .unwrap();
    tx.commit().await.unwrap();

    let mut tx = db.begin_read().await.unwrap();
    assert_eq!(network::object(&mut tx, "a", "removed").await.unwrap(), None);
    assert_eq!(network::object_by_uid(&mut tx, uid("removed")).await.unwrap(), None);
    let successor = network::object_by_uid(&mut tx, uid("altered")).await.unwrap().unwrap();
    assert_eq!(successor.object.name.as_deref(), Some("Nowa"));
    assert!(successor.uid > uid("removed"), "a uid is never given twice");
    assert_eq!(
        network::object_by_uid(&mut tx, uid("kept")).await.unwrap().unwrap().uid,
        uid("kept")
    );
}

async fn two_current_objects_cannot_share_an_id(db: Db) {
    let (id, version) = import(&db, "a", &[pipe("1", None)]).await;
    let mut tx = db.begin_write().await.unwrap();
    let error = network::insert_objects(&mut tx, id, version, &[pipe("1", None)])
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Conflict);
    drop(tx);
    let mut tx = db.begin_write().await.unwrap();
    let error = network::create_dataset(&mut tx, dataset("a")).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.to_string().as_str()),
        (ErrorKind::Conflict, "datasets: insert")
    );
}

async fn hashes_tell_what_is_current(db: Db) {
    let (a, _) = import(&db, "a", &[pipe("1", None), pipe("2", None)]).await;
    import(&db, "b", &[pipe("1", None)]).await;
    let mut tx = db.begin_write().await.unwrap();
    network::lock_import(&mut tx).await.unwrap();
    let mut seen = BTreeMap::new();
    network::current_hashes(&mut tx, a, |id, uid, hash| {
        seen.insert(id, (uid, hash));
    })
    .await
    .unwrap();
    let hashes: Vec<_> = seen
        .iter()
        .map(|(id, (_, hash))| (id.as_str(), hash.as_slice()))
        .collect();
    assert_eq!(hashes, [("1", &b"1"[..]), ("2", &b"2"[..])]);
    let found = network::find_dataset(&mut tx, "a").await.unwrap().unwrap();
    assert_eq!((found.id, found.title.as_str()), (a, "Sieć gminy"));
}

async fn pages_of_all_current_objects_leave_none_out(db: Db) {
    let objects: Vec<_> = (0..1203).map(|number| pipe(&format!("P{number:04}"), None)).collect();
    import(&db, "a", &objects).await;
    let mut tx = db.begin_read().await.unwrap();
    let (mut after, mut ids) = (0, Vec::new());
    loop {
        let page = network::current_after(&mut tx, after, 500).await.unwrap();
        let Some(last) = page.last() else { break };
        after = last.uid;
        ids.extend(page.into_iter().map(|row| row.object.id));
    }
    let written: Vec<_> = objects.into_iter().map(|new| new.object.id).collect();
    assert_eq!(ids, written);
}

async fn pruning_keeps_the_versions_it_was_told_to(db: Db) {
    let (id, _) = import(&db, "a", &[pipe("1", None)]).await;
    for seconds in 1..=4 {
        let uids: Vec<_> = current(&db).await.iter().map(|row| row.uid).collect();
        let mut tx = db.begin_write().await.unwrap();
        let version = next_version(&mut tx, id, seconds).await;
        network::close_objects(&mut tx, version, &uids).await.unwrap();
        network::insert_objects(&mut tx, id, version, &[pipe("1", None)])
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }
    // Five states, four of them closed, in versions 2 to 5. Keeping two versions back (5, 4 and 3) needs the states
    // that were closed in 4 and 5.
    let mut tx = db.begin_write().await.unwrap();
    assert_eq!(network::prune_closed(&mut tx, id, 10, 100).await.unwrap(), 0);
    assert_eq!(network::prune_closed(&mut tx, id, 2, 1).await.unwrap(), 1);
    assert_eq!(network::prune_closed(&mut tx, id, 2, 100).await.unwrap(), 1);
    assert_eq!(network::prune_closed(&mut tx, id, 2, 100).await.unwrap(), 0);
    assert_eq!(network::prune_closed(&mut tx, id, 0, 100).await.unwrap(), 2);
    tx.commit().await.unwrap();
    assert_eq!(current(&db).await.len(), 1);
}

async fn importers_wait_for_each_other(db: Db) {
    let (id, _) = import(&db, "a", &[]).await;
    let importer = async |name: &'static str| {
        let mut tx = db.begin_write().await.unwrap();
        network::lock_import(&mut tx).await.unwrap();
        let mut found = 0;
        network::current_hashes(&mut tx, id, |_, _, _| found += 1)
            .await
            .unwrap();
        let version = next_version(&mut tx, id, 1).await;
        network::insert_objects(&mut tx, id, version, &[pipe(name, None)])
            .await
            .unwrap();
        tx.commit().await.unwrap();
        found
    };
    let (one, other, third) = tokio::join!(importer("1"), importer("2"), importer("3"));
    let mut found = [one, other, third];
    found.sort_unstable();
    assert_eq!(found, [0, 1, 2], "each saw what those before it had written");
}

async fn an_import_that_fails_leaves_nothing_behind(db: Db) {
    let (id, version) = import(&db, "a", &[pipe("1", None)]).await;
    let before = current(&db).await;
    let mut tx = db.begin_write().await.unwrap();
    network::lock_import(&mut tx).await.unwrap();
    let next = next_version(&mut tx, id, 1).await;
    network::close_objects(&mut tx, next, &[before[0].uid]).await.unwrap();
    let twice = [pipe("2", None), pipe("2", None)];
    network::insert_objects(&mut tx, id, next, &twice).await.unwrap_err();
    drop(tx);
    assert_eq!(current(&db).await, before);
    let mut tx = db.begin_read().await.unwrap();
    assert_eq!(network::latest(&mut tx).await.unwrap().unwrap().version, version);
}
