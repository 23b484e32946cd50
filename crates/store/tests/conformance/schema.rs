//! The two folders of migrations describe the same database.

use std::collections::BTreeMap;

use store::{Db, Tx};

use crate::engines::{PostgresDatabase, fresh_sqlite};

/// What is compared of a column: the family of its type, and whether it may be empty.
pub type Columns = BTreeMap<(String, String), (&'static str, bool)>;

#[tokio::test]
async fn both_engines_have_the_same_tables_columns_and_indexes() {
    let (_folder, sqlite) = fresh_sqlite().await;
    let database = PostgresDatabase::create().await;
    let postgres = Db::connect(&database.url).await.unwrap();
    postgres.migrate().await.unwrap();

    let on_sqlite = (sqlite_columns(&sqlite).await, sqlite_indexes(&sqlite).await);
    let on_postgres = (postgres_columns(&postgres).await, postgres_indexes(&postgres).await);
    postgres.close().await;
    database.drop().await;

    assert!(on_sqlite.0.len() > 30, "the catalogue was read: {:?}", on_sqlite.0);
    assert_eq!(on_sqlite.0, on_postgres.0);
    assert!(on_sqlite.1.len() >= 7, "the indexes were read: {:?}", on_sqlite.1);
    assert_eq!(on_sqlite.1, on_postgres.1);
}

#[tokio::test]
async fn every_table_on_sqlite_is_strict() {
    let (_folder, db) = fresh_sqlite().await;
    let mut tx = db.begin_read().await.unwrap();
    let Tx::Sqlite(tx) = &mut tx else {
        panic!("this is SQLite")
    };
    let lax: Vec<String> = sqlx::query_scalar(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict \
         AND name NOT LIKE 'sqlite%' AND name <> '_sqlx_migrations'",
    )
    .fetch_all(&mut **tx)
    .await
    .unwrap();
    assert_eq!(lax, Vec::<String>::new());
}

pub async fn sqlite_columns(db: &Db) -> Columns {
    let mut tx = db.begin_read().await.unwrap();
    let Tx::Sqlite(tx) = &mut tx else {
        panic!("this is SQLite")
    };
    let rows: Vec<(String, String, String, bool)> = sqlx::query_as(
        "SELECT t.name, c.name, c.type, c.\"notnull\" = 0 AND c.pk = 0 FROM sqlite_schema t, pragma_table_info(t.name) c \
         WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' AND t.name <> '_sqlx_migrations'",
    )
    .fetch_all(&mut **tx)
    .await
    .unwrap();
    columns(rows, |kind| match kind {
        "INTEGER" => "whole number",
        "TEXT" => "text",
        "BLOB" => "bytes",
        "REAL" => "float",
        other => panic!("a type that no column should have: {other}"),
    })
}

async fn postgres_columns(db: &Db) -> Columns {
    let mut tx = db.begin_read().await.unwrap();
    let Tx::Postgres(tx) = &mut tx else {
        panic!("this is PostgreSQL")
    };
    let rows: Vec<(String, String, String, bool)> = sqlx::query_as(
        "SELECT table_name::text, column_name::text, data_type::text, is_nullable = 'YES' \
         FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_sqlx_migrations'",
    )
    .fetch_all(&mut **tx)
    .await
    .unwrap();
    columns(rows, |kind| match kind {
        "bigint" | "boolean" => "whole number",
        "text" | "jsonb" | "timestamp with time zone" => "text",
        "bytea" | "uuid" => "bytes",
        "double precision" => "float",
        other => panic!("a type that no column should have: {other}"),
    })
}

fn columns(rows: Vec<(String, String, String, bool)>, family: fn(&str) -> &'static str) -> Columns {
    rows.into_iter()
        .map(|(table, column, kind, nullable)| ((table, column), (family(&kind), nullable)))
        .collect()
}

/// Named indexes with their table and whether they are unique; the engines' own for keys have names of their own.
async fn sqlite_indexes(db: &Db) -> Vec<(String, String, bool)> {
    let mut tx = db.begin_read().await.unwrap();
    let Tx::Sqlite(tx) = &mut tx else {
        panic!("this is SQLite")
    };
    sqlx::query_as(
        "SELECT i.tbl_name, i.name, i.sql LIKE 'CREATE UNIQUE%' FROM sqlite_schema i \
         WHERE i.type = 'index' AND i.sql IS NOT NULL ORDER BY i.name",
    )
    .fetch_all(&mut **tx)
    .await
    .unwrap()
}

async fn postgres_indexes(db: &Db) -> Vec<(String, String, bool)> {
    let mut tx = db.begin_read().await.unwrap();
    let Tx::Postgres(tx) = &mut tx else {
        panic!("this is PostgreSQL")
    };
    sqlx::query_as(
        "SELECT tablename::text, indexname::text, indexdef LIKE 'CREATE UNIQUE%' FROM pg_indexes \
         WHERE schemaname = 'public' AND indexname NOT LIKE '%_pkey' AND indexname NOT LIKE '%_key' \
         ORDER BY indexname COLLATE \"C\"",
    )
    .fetch_all(&mut **tx)
    .await
    .unwrap()
}
