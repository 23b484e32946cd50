//! Opening a database, and what is said when that fails.

use store::{Db, ErrorKind, network};

use crate::engines;

crate::on_both_engines! {
    a_migrated_database_answers_and_has_nothing_pending,
    migrating_again_changes_nothing,
    a_dropped_transaction_leaves_nothing_behind,
    a_reading_transaction_sees_one_moment_and_cannot_write,
}

async fn a_migrated_database_answers_and_has_nothing_pending(db: Db) {
    db.ping().await.unwrap();
    assert_eq!(db.pending_migrations().await.unwrap(), []);
}

async fn migrating_again_changes_nothing(db: Db) {
    let (one, other) = tokio::join!(db.migrate(), db.migrate());
    one.unwrap();
    other.unwrap();
    assert_eq!(db.pending_migrations().await.unwrap(), []);
}

async fn a_dropped_transaction_leaves_nothing_behind(db: Db) {
    let mut tx = db.begin_write().await.unwrap();
    network::create_dataset(&mut tx, crate::network::dataset("gone"))
        .await
        .unwrap();
    drop(tx);
    let mut tx = db.begin_write().await.unwrap();
    network::create_dataset(&mut tx, crate::network::dataset("gone too"))
        .await
        .unwrap();
    tx.rollback().await.unwrap();
    let mut tx = db.begin_read().await.unwrap();
    assert_eq!(network::find_dataset(&mut tx, "gone").await.unwrap(), None);
    assert_eq!(network::find_dataset(&mut tx, "gone too").await.unwrap(), None);
}

async fn a_reading_transaction_sees_one_moment_and_cannot_write(db: Db) {
    let mut reading = db.begin_read().await.unwrap();
    assert_eq!(network::find_dataset(&mut reading, "new").await.unwrap(), None);
    let mut tx = db.begin_write().await.unwrap();
    network::create_dataset(&mut tx, crate::network::dataset("new"))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(network::find_dataset(&mut reading, "new").await.unwrap(), None);
    let refused = network::create_dataset(&mut reading, crate::network::dataset("other"))
        .await
        .unwrap_err();
    assert_eq!(refused.to_string(), "datasets: insert");
    drop(reading);
    let mut later = db.begin_read().await.unwrap();
    assert!(network::find_dataset(&mut later, "new").await.unwrap().is_some());
}

#[tokio::test]
async fn a_fresh_file_and_its_folder_are_made_and_every_migration_is_pending() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("new/deep/ebok.db");
    let db = Db::connect(&format!("sqlite://{}", file.display())).await.unwrap();
    assert!(file.exists());
    let pending: Vec<_> = db
        .pending_migrations()
        .await
        .unwrap()
        .iter()
        .map(|step| step.name)
        .collect();
    assert_eq!(pending[..3], ["0001_network", "0002_jobs", "0003_search"]);
}

#[tokio::test]
async fn an_address_that_is_not_understood_is_answered_with_one_that_is() {
    for address in [
        "mysql://host/db",
        "ebok.db",
        "sqlite://",
        "sqlite://:memory:",
        "postgres://host:port/db",
    ] {
        let error = Db::connect(address).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Setup, "{address}");
        let text = error.to_string();
        assert!(
            text.contains("sqlite://data/ebok.db") || text.contains("postgres://user:password@host"),
            "{text}"
        );
    }
}

#[tokio::test]
async fn a_database_that_cannot_be_opened_is_named_without_its_password() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("text.db");
    std::fs::write(
        &file,
        "certainly not a database, but long enough to look at. ".repeat(40),
    )
    .unwrap();
    let error = Db::connect(&format!("sqlite://{}", file.display())).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Setup);
    assert!(error.to_string().contains("text.db"), "{error}");

    let error = Db::connect("postgres://clerk:s3cret@127.0.0.1:1/ebok")
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Setup);
    assert!(error.to_string().contains("clerk@127.0.0.1:1/ebok"), "{error}");
    assert!(!format!("{error:?}").contains("s3cret"));
}

#[tokio::test]
async fn a_database_newer_than_the_program_is_refused() {
    let (_folder, db) = engines::fresh_sqlite().await;
    let mut tx = db.begin_write().await.unwrap();
    if let store::Tx::Sqlite(tx) = &mut tx {
        sqlx::query(
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
             VALUES (9999, 'from the future', 1, x'00', 0)",
        )
        .execute(&mut **tx)
        .await
        .unwrap();
    }
    tx.commit().await.unwrap();
    let error = db.migrate().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Setup);
    assert!(
        error.to_string().contains("9999") && error.to_string().contains("newer eBOK"),
        "{error}"
    );
}
