use std::path::Path;

use domain::network::Material;

use super::{Attributes, Class, Details, Draft, Layer, Medium, SkipReason, Status, Tally};
use crate::report::{Format, ImportReport};

fn draft(layer: &str, cells: &[(&str, &str)]) -> (Result<Draft, SkipReason>, ImportReport) {
    let mut tally = Tally::new("a.gpkg".into(), Format::GeoPackage);
    let names: Vec<String> = cells.iter().map(|(name, _)| (*name).to_owned()).collect();
    let layer = Layer::new(layer, Path::new("a.gpkg"), &names, None, &mut tally).unwrap();
    let mut row = Attributes::default();
    for (name, text) in cells {
        row.add(name, text);
    }
    let draft = layer.draft(&row, &mut tally);
    (draft, tally.finish())
}

#[test]
fn a_pipe_with_polish_columns_is_understood() {
    let (draft, report) = draft(
        "wodociag",
        &[
            ("NR", "W-7"),
            ("Średnica", "Ø110"),
            ("Materiał", "PE 100"),
            ("rok", "1998"),
            ("funkcja", "rozdzielczy"),
        ],
    );
    let draft = draft.unwrap();
    let Details::WaterPipe(pipe) = draft.details else {
        panic!("a water pipe")
    };
    assert_eq!(pipe.section.map(|section| section.to_string()).as_deref(), Some("110"));
    assert_eq!(pipe.material.map(Material::code), Some("pe"));
    assert_eq!((draft.year, draft.branch_id.as_deref()), (Some(1998), Some("W-7")));
    assert!(report.remarks.is_empty(), "{:?}", report.remarks);
}

#[test]
fn what_is_not_understood_is_remarked_and_not_invented() {
    let (draft, report) = draft(
        "hydranty",
        &[("id", "H-1"), ("typ", "ogrodowy"), ("dn", "duży"), ("stan", "?!")],
    );
    let draft = draft.unwrap();
    assert!(
        matches!(&draft.details, Details::Hydrant(hydrant) if hydrant.kind.is_none() && hydrant.diameter.is_none())
    );
    assert_eq!(draft.status, Status::Existing);
    assert_eq!(report.remarks.len(), 3);
    assert_eq!(report.remarks[0].samples, ["H-1"]);
}

#[test]
fn a_rows_own_class_goes_before_the_layers_name() {
    let (draft, _) = draft("urzadzenia_kanalizacyjne", &[("rodzaj", "zasuwa")]);
    let draft = draft.unwrap();
    assert!(matches!(&draft.details, Details::Valve(valve) if valve.medium == Medium::Sewage));
    assert_eq!(draft.details.class(), Class::Valve);
}

#[test]
fn a_class_of_gesut_as_a_table_keeps_the_meaning_of_its_letters() {
    let cells = [
        ("lokalnyId", "a-1"),
        ("rodzajUrzadzenia", "h"),
        ("status", "i"),
        ("eksploatacja", "n"),
    ];
    let draft_of = |layer| draft(layer, &cells).0.unwrap();
    let hydrant = draft_of("GES_UrzadzeniaSiecWodociagowa_punkt");
    assert_eq!(
        (hydrant.details.class(), hydrant.status),
        (Class::Hydrant, Status::OutOfUse)
    );
    let old = draft("GES_PrzewodWodociagowy", &[("koniecObiekt", "2020-01-01")]).0;
    assert_eq!(old, Err(SkipReason::Historic));
}

#[test]
fn a_layer_that_nothing_names_is_left_out() {
    assert_eq!(draft("warstwa1", &[("a", "b")]).0, Err(SkipReason::UnknownClass));
}
