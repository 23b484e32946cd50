//! Objects by id and inventory number.

use store::Db;
use store::network::by_number;

use crate::network::{hydrant, import, pipe};

crate::on_both_engines! {
    an_object_is_found_by_its_id_or_its_inventory_number_in_either_case,
    the_very_number_comes_before_those_that_begin_with_it,
    what_is_gone_or_named_so_is_not_found_by_its_number,
    a_number_is_no_pattern,
}

async fn found(db: &Db, text: &str) -> Vec<String> {
    let mut tx = db.begin_read().await.unwrap();
    let rows = by_number(&mut tx, text, 5).await.unwrap();
    rows.into_iter().map(|row| row.object.id.as_str().to_owned()).collect()
}

async fn an_object_is_found_by_its_id_or_its_inventory_number_in_either_case(db: Db) {
    let mut inventoried = hydrant("DEMO-H-000091", Some("Leśna"));
    inventoried.object.branch_id = Some("H-91".to_owned());
    import(&db, "a", &[inventoried, pipe("Żabia/7", None)]).await;
    for text in ["H-91", " h-91 ", "demo-h-000091", "DEMO-H", "h-9"] {
        assert_eq!(found(&db, text).await, ["DEMO-H-000091"], "{text}");
    }
    assert_eq!(found(&db, "zabia/7").await, ["Żabia/7"]);
    assert_eq!(found(&db, "").await, Vec::<String>::new());
}

async fn the_very_number_comes_before_those_that_begin_with_it(db: Db) {
    let mut other = hydrant("A-100", None);
    other.object.branch_id = Some("W-1".to_owned());
    let pipes = ["W-10", "W-11", "W-12", "W-13", "W-14", "W-15", "W-1"];
    let mut objects: Vec<_> = pipes.iter().map(|id| pipe(id, None)).collect();
    objects.push(other);
    import(&db, "a", &objects).await;
    assert_eq!(found(&db, "w-1").await, ["A-100", "W-1", "W-10", "W-11", "W-12"]);
}

async fn what_is_gone_or_named_so_is_not_found_by_its_number(db: Db) {
    let (id, _) = import(&db, "a", &[pipe("W-1", Some("H-9")), pipe("W-2", None)]).await;
    let gone = crate::network::current(&db).await[1].uid;
    let mut tx = db.begin_write().await.unwrap();
    let version = crate::network::next_version(&mut tx, id, 1).await;
    store::network::close_objects(&mut tx, version, &[gone]).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(found(&db, "W-").await, ["W-1"]);
    assert_eq!(found(&db, "H-9").await, Vec::<String>::new());
}

async fn a_number_is_no_pattern(db: Db) {
    import(&db, "a", &[pipe("W-1", None)]).await;
    for text in ["%", "_", "W%", "'", "\\"] {
        assert_eq!(found(&db, text).await, Vec::<String>::new(), "{text}");
    }
    assert_eq!(found(&db, &"W".repeat(100_000)).await, Vec::<String>::new());
}
