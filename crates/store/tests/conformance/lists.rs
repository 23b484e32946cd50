//! The network as a list.

use domain::network::{Class, Status};
use store::network::{Filter, NewObject, list};
use store::{Db, Tx};

use crate::network::{hydrant, import, pipe};

crate::on_both_engines! {
    a_list_is_ordered_by_class_name_and_id_with_the_unnamed_last,
    a_search_finds_polish_letters_in_either_case_and_without_their_marks,
    an_address_is_found_as_people_write_it,
    wildcards_are_searched_for_as_they_are,
    filters_hold_together_and_pages_add_up,
    texts_of_any_length_are_kept_and_their_beginning_is_found,
}

const BOTH: &[Class] = &[Class::WaterPipe, Class::Hydrant];

async fn ids(tx: &mut Tx, filter: &Filter<'_>) -> Vec<String> {
    let (rows, total) = list(tx, filter, 0, 100).await.unwrap();
    assert_eq!(rows.len() as u64, total);
    rows.into_iter().map(|row| row.object.id.as_str().to_owned()).collect()
}

async fn search(tx: &mut Tx, text: &str) -> Vec<String> {
    ids(
        tx,
        &Filter {
            classes: BOTH,
            text,
            ..Filter::default()
        },
    )
    .await
}

async fn a_list_is_ordered_by_class_name_and_id_with_the_unnamed_last(db: Db) {
    let objects = [
        pipe("p2", None),
        pipe("p1", None),
        pipe("p3", Some("Żwirowa")),
        pipe("p4", Some("Łąkowa")),
        pipe("p5", Some("Mostowa")),
        pipe("P6", Some("mostowa")),
        hydrant("h1", Some("zły")),
    ];
    import(&db, "a", &objects).await;
    let mut tx = db.begin_read().await.unwrap();
    let all = Filter {
        classes: BOTH,
        ..Filter::default()
    };
    assert_eq!(ids(&mut tx, &all).await, ["h1", "p4", "P6", "p5", "p3", "p1", "p2"]);
    assert_eq!(ids(&mut tx, &Filter::default()).await, Vec::<String>::new());
}

async fn a_search_finds_polish_letters_in_either_case_and_without_their_marks(db: Db) {
    let mut inventoried = hydrant("H-7", None);
    inventoried.object.branch_id = Some("WOD/ŚW/12".to_owned());
    import(&db, "a", &[pipe("W1", Some("ulica Żółkiewskiego")), inventoried]).await;
    let mut tx = db.begin_read().await.unwrap();
    for text in ["żółk", "ŻÓŁK", "zolk", " ZOLK ", "w1"] {
        assert_eq!(search(&mut tx, text).await, ["W1"], "{text}");
    }
    for text in ["św/12", "h-7", "SW/"] {
        assert_eq!(search(&mut tx, text).await, ["H-7"], "{text}");
    }
    assert_eq!(search(&mut tx, "w1ulica").await, Vec::<String>::new());
}

async fn an_address_is_found_as_people_write_it(db: Db) {
    let objects = [
        pipe("W1", Some("Akacjowa")),
        pipe("W2", Some("Akacjowa 5, Świętajno")),
        pipe("W3", Some("Leśna 5, Świętajno")),
    ];
    import(&db, "a", &objects).await;
    let mut tx = db.begin_read().await.unwrap();
    assert_eq!(search(&mut tx, "ul. Akacjowa").await, ["W1", "W2"]);
    assert_eq!(search(&mut tx, "Świętajno, ulica Akacjowa").await, ["W2"]);
    assert_eq!(search(&mut tx, "akacjowa 5").await, ["W2"]);
}

async fn wildcards_are_searched_for_as_they_are(db: Db) {
    import(
        &db,
        "a",
        &[
            pipe("a%b", None),
            pipe("a_b", None),
            pipe("a\\b", None),
            pipe("axb", None),
        ],
    )
    .await;
    let mut tx = db.begin_read().await.unwrap();
    assert_eq!(search(&mut tx, "%").await, ["a%b"]);
    assert_eq!(search(&mut tx, "a_b").await, ["a_b"]);
    assert_eq!(search(&mut tx, "\\").await, ["a\\b"]);
    assert_eq!(search(&mut tx, "'; DROP TABLE jobs; --").await, Vec::<String>::new());
    assert_eq!(search(&mut tx, &"ż".repeat(100_000)).await, Vec::<String>::new());
}

async fn filters_hold_together_and_pages_add_up(db: Db) {
    let objects: Vec<NewObject> = (0..25)
        .map(|number| {
            let mut new = pipe(&format!("p{number:02}"), Some("Leśna"));
            if number % 5 == 0 {
                new.object.status = Status::Planned;
            }
            new
        })
        .chain([hydrant("h", Some("Leśna"))])
        .collect();
    import(&db, "a", &objects).await;
    let mut tx = db.begin_read().await.unwrap();
    let planned = Filter {
        classes: BOTH,
        status: Some(Status::Planned),
        text: "lesna",
    };
    assert_eq!(ids(&mut tx, &planned).await, ["p00", "p05", "p10", "p15", "p20"]);

    let pipes = Filter {
        classes: &[Class::WaterPipe],
        ..Filter::default()
    };
    let mut seen = Vec::new();
    for offset in [0, 10, 20, 30] {
        let (rows, total) = list(&mut tx, &pipes, offset, 10).await.unwrap();
        assert_eq!(total, 25);
        seen.extend(rows.into_iter().map(|row| row.object.id.as_str().to_owned()));
    }
    let expected: Vec<_> = (0..25).map(|number| format!("p{number:02}")).collect();
    assert_eq!(seen, expected);
}

async fn texts_of_any_length_are_kept_and_their_beginning_is_found(db: Db) {
    let mut long = pipe(&"ż".repeat(100), Some(&"Żółta droga ".repeat(1000)));
    long.object.branch_id = Some("Nr 7".repeat(2000));
    import(&db, "a", &[long.clone()]).await;
    let mut tx = db.begin_read().await.unwrap();
    let all = Filter {
        classes: BOTH,
        ..Filter::default()
    };
    let (rows, total) = list(&mut tx, &all, 0, 10).await.unwrap();
    assert_eq!((rows[0].object.clone(), total), (long.object, 1));
    assert_eq!(search(&mut tx, "zolta DROGA żółta").await.len(), 1);
    assert_eq!(search(&mut tx, "nr 7nr 7").await.len(), 1);
}
