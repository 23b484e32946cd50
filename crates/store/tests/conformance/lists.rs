//! The network as a list.

use domain::network::{
    Class, Details, Diameter, Hydrant, Material, PipeFunction, Section, SewerKind, SewerPipe, Status,
};
use store::network::{Filter, NewObject, Order, Part, list, matching, objects_by_uids};
use store::{Db, Tx};

use crate::network::{current, hydrant, import, new_object, pipe};

crate::on_both_engines! {
    a_list_is_ordered_by_class_name_and_id_with_the_unnamed_last,
    a_search_finds_polish_letters_in_either_case_and_without_their_marks,
    an_address_is_found_as_people_write_it,
    wildcards_are_searched_for_as_they_are,
    filters_hold_together_and_pages_add_up,
    texts_of_any_length_are_kept_and_their_beginning_is_found,
    measures_and_materials_are_filtered_and_ordered_with_the_unknown_last,
    a_list_can_be_held_to_some_objects_however_many,
    objects_come_in_the_order_in_which_they_are_asked_for,
}

const BOTH: &[Class] = &[Class::WaterPipe, Class::Hydrant];

fn by_name(offset: u64, limit: u32) -> Part {
    Part {
        order: Order::Name,
        descending: false,
        offset,
        limit,
    }
}

async fn ids(tx: &mut Tx, filter: &Filter<'_>) -> Vec<String> {
    ids_by(tx, filter, by_name(0, 100)).await
}

async fn ids_by(tx: &mut Tx, filter: &Filter<'_>, part: Part) -> Vec<String> {
    let (rows, total) = list(tx, filter, part).await.unwrap();
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
        ..Filter::default()
    };
    assert_eq!(ids(&mut tx, &planned).await, ["p00", "p05", "p10", "p15", "p20"]);

    let pipes = Filter {
        classes: &[Class::WaterPipe],
        ..Filter::default()
    };
    let mut seen = Vec::new();
    for offset in [0, 10, 20, 30] {
        let (rows, total) = list(&mut tx, &pipes, by_name(offset, 10)).await.unwrap();
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
    let (rows, total) = list(&mut tx, &all, by_name(0, 10)).await.unwrap();
    assert_eq!((rows[0].object.clone(), total), (long.object, 1));
    assert_eq!(search(&mut tx, "zolta DROGA żółta").await.len(), 1);
    assert_eq!(search(&mut tx, "nr 7nr 7").await.len(), 1);
}

fn sewer(id: &str, section: Option<Section>, material: Option<Material>, year: Option<i16>) -> NewObject {
    let details = Details::SewerPipe(SewerPipe {
        function: PipeFunction::Main,
        kind: SewerKind::Sanitary,
        flow: None,
        section,
        material,
        course: None,
    });
    let mut new = new_object(id, None, details);
    new.object.year = year;
    new
}

fn mm(mm: i64) -> Diameter {
    Diameter::from_mm(mm).unwrap()
}

async fn measures_and_materials_are_filtered_and_ordered_with_the_unknown_last(db: Db) {
    let wide = Section::Box {
        width: mm(800),
        height: mm(600),
    };
    let mut long = sewer("s1", Some(Section::Round(mm(200))), Some(Material::Pvc), Some(1998));
    long.length_m = Some(99.5);
    let thick = Details::Hydrant(Hydrant {
        kind: None,
        diameter: Some(mm(80)),
    });
    let mut unmeasured = sewer("s3", None, None, None);
    unmeasured.length_m = None;
    let objects = [
        long,
        sewer("s2", Some(wide), Some(Material::Concrete), Some(1975)),
        unmeasured,
        new_object("h", None, thick),
    ];
    import(&db, "a", &objects).await;
    let mut tx = db.begin_read().await.unwrap();
    let all = Filter {
        classes: &[Class::SewerPipe, Class::Hydrant],
        ..Filter::default()
    };
    for (order, descending, expected) in [
        (Order::Diameter, false, ["h", "s1", "s2", "s3"]),
        (Order::Diameter, true, ["s2", "s1", "h", "s3"]),
        (Order::Year, false, ["s2", "s1", "h", "s3"]),
        (Order::Year, true, ["s1", "s2", "h", "s3"]),
        (Order::Length, true, ["s1", "h", "s2", "s3"]),
        (Order::Name, true, ["s3", "s2", "s1", "h"]),
    ] {
        let part = Part {
            order,
            descending,
            ..by_name(0, 100)
        };
        assert_eq!(ids_by(&mut tx, &all, part).await, expected, "{order:?} {descending}");
    }
    let filtered = async |tx: &mut Tx, least_mm, most_mm, material| {
        let filter = Filter {
            least_mm,
            most_mm,
            material,
            ..all.clone()
        };
        ids(tx, &filter).await
    };
    assert_eq!(filtered(&mut tx, Some(200), None, None).await, ["s1", "s2"]);
    assert_eq!(filtered(&mut tx, Some(80), Some(200), None).await, ["h", "s1"]);
    assert_eq!(filtered(&mut tx, None, None, Some(Material::Concrete)).await, ["s2"]);
    assert_eq!(filtered(&mut tx, Some(801), None, None).await, Vec::<String>::new());
}

async fn a_list_can_be_held_to_some_objects_however_many(db: Db) {
    let objects: Vec<_> = (0..40).map(|number| pipe(&format!("p{number:02}"), None)).collect();
    import(&db, "a", &objects).await;
    let rows = current(&db).await;
    let mut some: Vec<i64> = rows.iter().take(3).map(|row| row.uid).collect();
    // Numbers that nobody has, more than any statement takes parameters.
    some.extend(1_000_000..1_070_000);
    let filter = Filter {
        classes: BOTH,
        among: Some(&some),
        ..Filter::default()
    };
    let mut tx = db.begin_read().await.unwrap();
    assert_eq!(ids(&mut tx, &filter).await, ["p00", "p01", "p02"]);
    let mut matched = matching(&mut tx, &filter).await.unwrap();
    matched.sort_unstable();
    let expected: Vec<_> = some.iter().take(3).map(|uid| (*uid, Class::WaterPipe)).collect();
    assert_eq!(matched, expected);
    let none = Filter {
        among: Some(&[]),
        ..filter
    };
    assert_eq!(matching(&mut tx, &none).await.unwrap(), []);
}

async fn objects_come_in_the_order_in_which_they_are_asked_for(db: Db) {
    import(&db, "a", &[pipe("1", None), pipe("2", None), pipe("3", None)]).await;
    let rows = current(&db).await;
    let uids = [rows[2].uid, -5, rows[0].uid];
    let mut tx = db.begin_read().await.unwrap();
    let found = objects_by_uids(&mut tx, &uids).await.unwrap();
    assert_eq!(found, [rows[2].clone(), rows[0].clone()]);
}
