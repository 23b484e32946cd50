//! Backup and restore, within an engine and across.

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::path::Path;

use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde_json::json;
use sha2::{Digest, Sha256};
use store::archive::{LEFT_OUT, backup, restore, tables, verify};
use store::jobs::{self, JobId, NewJob};
use store::{Db, ErrorKind, identity, network};
use uuid::Uuid;

use crate::at;
use crate::engines::{PostgresDatabase, fresh_sqlite};
use crate::network::{hydrant, import, pipe};

/// A database that was never migrated, and what keeps it alive.
struct Fresh {
    db: Db,
    postgres: Option<PostgresDatabase>,
    _folder: tempfile::TempDir,
}

impl Fresh {
    async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::connect(&format!("sqlite://{}/new.db", folder.path().display()))
            .await
            .unwrap();
        Self {
            db,
            postgres: None,
            _folder: folder,
        }
    }

    async fn postgres() -> Self {
        let database = PostgresDatabase::create().await;
        let db = Db::connect(&database.url).await.unwrap();
        Self {
            db,
            postgres: Some(database),
            _folder: tempfile::tempdir().unwrap(),
        }
    }

    async fn drop(self) {
        self.db.close().await;
        if let Some(database) = self.postgres {
            database.drop().await;
        }
    }
}

/// Something of everything: two data sets, former states, jobs in every state.
async fn fill(db: &Db) {
    let named = pipe("W/1 \"quoted\"", Some("Żółta\tulica"));
    let many = (0..1100).map(|number| hydrant(&format!("h{number}"), None));
    let (dataset, _) = import(db, "a", &many.chain([named]).collect::<Vec<_>>()).await;
    let without_length = network::NewObject {
        length_m: None,
        geometry: vec![0; 70_000],
        ..pipe("p", None)
    };
    let odd_length = network::NewObject {
        length_m: Some(0.1 + 0.2),
        ..pipe("q", None)
    };
    import(db, "b", &[without_length, odd_length]).await;

    let mut tx = db.begin_write().await.unwrap();
    let new = network::NewVersion {
        dataset,
        created_at: at(7),
        file_name: None,
    };
    crate::identity::fill(&mut tx).await;
    let version = network::insert_version(&mut tx, &new).await.unwrap();
    let gone = network::object(&mut tx, "a", "h5").await.unwrap().unwrap().uid;
    network::close_objects(&mut tx, version, &[gone]).await.unwrap();
    let payload = json!({"text": "ś", "nothing": null, "number": 0.1});
    for kind in ["done", "dead", "leased"] {
        let id = JobId(Uuid::now_v7());
        let key = (kind == "done").then_some("once");
        let new = NewJob {
            id,
            kind,
            payload: &payload,
            run_at: at(0),
            max_attempts: 1,
            dedup_key: key,
            created_at: at(0),
        };
        assert!(jobs::enqueue(&mut tx, new).await.unwrap());
    }
    tx.commit().await.unwrap();
    let hold = chrono::TimeDelta::milliseconds(1500);
    for job in jobs::lease(db, "one", at(1), hold, 10).await.unwrap() {
        let mut tx = db.begin_write().await.unwrap();
        let held = match job.kind.as_str() {
            "done" => jobs::complete(&mut tx, &job, at(2)).await.unwrap(),
            "dead" => jobs::fail(&mut tx, &job, "why", at(2), 0.5).await.unwrap(),
            _ => jobs::Held::Yes,
        };
        assert_eq!(held, jobs::Held::Yes);
        tx.commit().await.unwrap();
    }
}

async fn write(db: &Db, path: &Path) -> u64 {
    backup(db, path, at(100), &|_| {}).await.unwrap().rows
}

fn content(path: &Path) -> String {
    unzipped(path).unwrap()
}

fn unzipped(path: &Path) -> std::io::Result<String> {
    let mut text = String::new();
    GzDecoder::new(std::fs::File::open(path)?).read_to_string(&mut text)?;
    Ok(text)
}

async fn is_empty(db: &Db) -> bool {
    if db.pending_migrations().await.unwrap().len() >= 2 {
        return true;
    }
    let mut tx = db.begin_read().await.unwrap();
    network::latest(&mut tx).await.unwrap().is_none() && network::find_dataset(&mut tx, "a").await.unwrap().is_none()
}

async fn moves(from: Fresh, to: Fresh) {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (folder.path().join("first.gz"), folder.path().join("second.gz"));
    from.db.migrate().await.unwrap();
    fill(&from.db).await;
    let rows = write(&from.db, &first).await;
    // Two data sets, three versions, 1103 objects, three jobs, a person's seven rows.
    assert_eq!(rows, 2 + 3 + 1103 + 3 + 7);

    let summary = restore(&to.db, &first, &|_| {}).await.unwrap();
    assert_eq!((summary.rows, summary.created_at), (rows, at(100)));
    assert_eq!(to.db.pending_migrations().await.unwrap(), []);
    assert_eq!(write(&to.db, &second).await, rows);
    assert_eq!(content(&first), content(&second), "nothing was lost, added or altered");

    // Whoever was signed in then is not signed in by a restored backup.
    let mut tx = to.db.begin_read().await.unwrap();
    assert!(identity::find_session(&mut tx, &[1; 32]).await.unwrap().is_none());
    drop(tx);

    // What is added now has numbers that were never used.
    let mut tx = to.db.begin_write().await.unwrap();
    let before = network::latest(&mut tx).await.unwrap().unwrap().version;
    tx.commit().await.unwrap();
    let (_, version) = import(&to.db, "c", &[pipe("new", None)]).await;
    assert!(version > before);
    from.drop().await;
    to.drop().await;
}

#[tokio::test]
async fn a_database_moves_from_sqlite_to_sqlite() {
    moves(Fresh::sqlite().await, Fresh::sqlite().await).await;
}

#[tokio::test]
async fn a_database_moves_from_sqlite_to_postgres() {
    moves(Fresh::sqlite().await, Fresh::postgres().await).await;
}

#[tokio::test]
async fn a_database_moves_from_postgres_to_sqlite() {
    moves(Fresh::postgres().await, Fresh::sqlite().await).await;
}

#[tokio::test]
async fn a_database_moves_from_postgres_to_postgres() {
    moves(Fresh::postgres().await, Fresh::postgres().await).await;
}

#[tokio::test]
async fn an_archive_holds_every_lasting_table_and_column() {
    let (_folder, db) = fresh_sqlite().await;
    let live = crate::schema::sqlite_columns(&db).await.into_keys();
    let live: BTreeSet<_> = live.filter(|(table, _)| !LEFT_OUT.contains(&table.as_str())).collect();
    let held: BTreeSet<_> = tables()
        .map(|(table, column)| (table.to_owned(), column.to_owned()))
        .collect();
    assert_eq!(held, live);
}

crate::on_both_engines! {
    a_truncated_archive_is_refused_and_nothing_changes,
    an_altered_archive_is_refused_and_nothing_changes,
    a_database_with_rows_is_not_restored_into,
    an_archive_of_an_older_schema_is_brought_forward,
    a_row_that_does_not_fit_leaves_nothing_behind,
}

/// An archive of a filled SQLite database.
async fn archive(folder: &tempfile::TempDir) -> std::path::PathBuf {
    let (_home, db) = fresh_sqlite().await;
    fill(&db).await;
    let path = folder.path().join("whole.gz");
    write(&db, &path).await;
    db.close().await;
    path
}

async fn refused(db: &Db, path: &Path) {
    let error = restore(db, path, &|_| {}).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Archive, "{error}");
    assert!(error.to_string().contains("archive"), "{error}");
    assert!(is_empty(db).await);
}

async fn a_truncated_archive_is_refused_and_nothing_changes(db: Db) {
    let folder = tempfile::tempdir().unwrap();
    let path = archive(&folder).await;
    let bytes = std::fs::read(&path).unwrap();
    let cut = folder.path().join("cut.gz");
    let last = bytes.len() - 1;
    for length in [
        0,
        1,
        10,
        100,
        bytes.len() / 3,
        bytes.len() / 2,
        last - 8,
        last - 4,
        last,
    ] {
        std::fs::write(&cut, &bytes[..length]).unwrap();
        refused(&db, &cut).await;
    }
}

async fn an_altered_archive_is_refused_and_nothing_changes(db: Db) {
    let folder = tempfile::tempdir().unwrap();
    let path = archive(&folder).await;
    let bytes = std::fs::read(&path).unwrap();
    let altered = folder.path().join("altered.gz");
    // The first ten bytes are gzip's own header: when it was made and on which system, which nobody reads.
    // Elsewhere a flipped bit may still say the same, such as a repetition taken from another place with the same
    // text. What reads as it was written is not altered; everything else is refused.
    let written = content(&path);
    let mut refusals = 0;
    for place in (10..bytes.len()).step_by(bytes.len() / 40) {
        let mut bytes = bytes.clone();
        bytes[place] ^= 0x10;
        std::fs::write(&altered, bytes).unwrap();
        if unzipped(&altered).is_ok_and(|text| text == written) {
            continue;
        }
        refused(&db, &altered).await;
        refusals += 1;
    }
    assert!(refusals >= 20, "only {refusals} places were altered");
    // Altered with care: sound gzip and JSON, but not what was written.
    pack(&altered, &content(&path).replace("Żółta", "Biała"));
    refused(&db, &altered).await;
    // Something after the end, and something else altogether.
    pack(&altered, &format!("{}{{}}\n", content(&path)));
    refused(&db, &altered).await;
    std::fs::write(&altered, "not an archive").unwrap();
    refused(&db, &altered).await;
    assert_eq!(verify(&path).await.unwrap().migration, newest().await);
}

async fn a_database_with_rows_is_not_restored_into(db: Db) {
    let folder = tempfile::tempdir().unwrap();
    let path = archive(&folder).await;
    import(&db, "mine", &[pipe("1", None)]).await;
    let error = restore(&db, &path, &|_| {}).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Setup);
    assert!(error.to_string().contains("datasets has 1 rows already"), "{error}");
    let mut tx = db.begin_read().await.unwrap();
    assert!(network::object(&mut tx, "mine", "1").await.unwrap().is_some());
    assert!(network::find_dataset(&mut tx, "a").await.unwrap().is_none());
    let error = restore(&db, &folder.path().join("missing.gz"), &|_| {})
        .await
        .unwrap_err();
    assert!(error.to_string().contains("missing.gz"), "{error}");
}

/// The number of the newest migration.
async fn newest() -> i64 {
    let unmigrated = Fresh::sqlite().await;
    let pending = unmigrated.db.pending_migrations().await.unwrap();
    pending.last().unwrap().number
}

/// Packs lines with an end whose checksum is right.
fn pack_sealed(path: &Path, lines: &[&str]) {
    let mut text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let digest: String = Sha256::digest(&text).iter().map(|byte| format!("{byte:02x}")).collect();
    let rows = lines.iter().filter(|line| line.starts_with("{\"row\"")).count();
    text.push_str(&format!("{{\"end\":{{\"rows\":{rows},\"sha256\":\"{digest}\"}}}}\n"));
    pack(path, &text);
}

fn pack(path: &Path, text: &str) {
    let mut file = GzEncoder::new(std::fs::File::create(path).unwrap(), flate2::Compression::fast());
    file.write_all(text.as_bytes()).unwrap();
    file.finish().unwrap();
}

const OLD_HEADER: &str =
    r#"{"header":{"format":"ebok-archive","layout":1,"migration":1,"created_at":"2026-01-02T03:04:05Z"}}"#;
const DATASETS: &str = r#"{"table":{"name":"datasets","columns":[["id","whole"],["name","text"],["title","text"],["demo","flag"],["created_at","moment"]]}}"#;

async fn an_archive_of_an_older_schema_is_brought_forward(migrated: Db) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.gz");
    let row = r#"{"row":[7,"a","A",false,"2026-01-02T03:04:05+00:00"]}"#;
    pack_sealed(&path, &[OLD_HEADER, DATASETS, row]);

    let error = restore(&migrated, &path, &|_| {}).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Setup);
    assert!(
        error.to_string().contains("restore into a database that is new"),
        "{error}"
    );

    let fresh = match migrated {
        Db::Sqlite(_) => Fresh::sqlite().await,
        Db::Postgres(_) => Fresh::postgres().await,
    };
    assert_eq!(restore(&fresh.db, &path, &|_| {}).await.unwrap().migration, 1);
    assert_eq!(fresh.db.pending_migrations().await.unwrap(), []);
    let mut tx = fresh.db.begin_write().await.unwrap();
    assert_eq!(network::find_dataset(&mut tx, "a").await.unwrap().unwrap().id.0, 7);
    let next = network::create_dataset(&mut tx, crate::network::dataset("b"))
        .await
        .unwrap();
    assert!(next.0 > 7);
    drop(tx);
    fresh.drop().await;
}

async fn a_row_that_does_not_fit_leaves_nothing_behind(db: Db) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bad.gz");
    let header = OLD_HEADER.replace("\"migration\":1", &format!("\"migration\":{}", newest().await));
    let good = r#"{"row":[7,"a","A",false,"2026-01-02T03:04:05+00:00"]}"#;
    for bad in [
        r#"{"row":[8,"a","A",false,"2026-01-02T03:04:05+00:00"]}"#,
        r#"{"row":[8,"b","B","no","2026-01-02T03:04:05+00:00"]}"#,
        r#"{"row":[8,"b"]}"#,
        r#"{"table":{"name":"datasets; DROP TABLE jobs","columns":[["id","whole"]]}}"#,
        r#"{"table":{"name":"unheard_of","columns":[["id","whole"]]}}"#,
    ] {
        pack_sealed(&path, &[&header, DATASETS, good, bad]);
        restore(&db, &path, &|_| {}).await.unwrap_err();
        assert!(is_empty(&db).await, "{bad}");
    }
    pack_sealed(&path, &[&header, DATASETS, good]);
    restore(&db, &path, &|_| {}).await.unwrap();
    assert!(!is_empty(&db).await);
}

#[cfg(unix)]
#[tokio::test]
async fn an_archive_is_for_its_owner_alone_and_replaces_a_former_one_only_when_whole() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("backup.gz");
    std::fs::write(&path, "former").unwrap();
    let unmigrated = Fresh::sqlite().await;
    let error = backup(&unmigrated.db, &path, at(0), &|_| {}).await.unwrap_err();
    assert!(error.to_string().contains("ebok migrate"), "{error}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "former");
    unmigrated.db.migrate().await.unwrap();
    assert_eq!(write(&unmigrated.db, &path).await, 0);
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);

    let nowhere = folder.path().join("missing/backup.gz");
    let error = backup(&unmigrated.db, &nowhere, at(0), &|_| {}).await.unwrap_err();
    assert!(error.to_string().contains("missing/backup.gz"), "{error}");
}
