//! A gmina with a street of one name in two villages, a village without streets, plots and a lake.

use domain::network::{
    AddressPoint, BaseObject, Details, FoundKind, NetworkObject, ObjectId, Parcel, Station, StationKind,
};
use geo_types::{Geometry, Point, Rect, coord, line_string};
use proptest::prelude::*;

use super::{Builder, Gazetteer, Hit};

const SPYCHOWO: (f64, f64) = (21.347, 53.600);
const JERUTKI: (f64, f64) = (21.20, 53.55);

struct Gmina {
    builder: Builder,
    count: u32,
}

impl Gmina {
    fn push(&mut self, details: Details, name: Option<&str>, geometry: impl Into<Geometry<f64>>) {
        self.count += 1;
        let mut object = NetworkObject::new(ObjectId::parse(&format!("O-{}", self.count)).unwrap(), details);
        object.name = name.map(str::to_owned);
        self.builder.push("gmina", &object, &geometry.into());
    }

    fn place(&mut self, name: &str, (x, y): (f64, f64)) {
        self.push(Details::Place(BaseObject::default()), Some(name), Point::new(x, y));
    }

    fn house(&mut self, place: &str, street: Option<&str>, number: &str, (x, y): (f64, f64)) {
        let address = AddressPoint {
            place: place.to_owned(),
            street: street.map(str::to_owned),
            number: number.to_owned(),
            postcode: Some("12-150".to_owned()),
        };
        self.push(Details::Address(address), None, Point::new(x, y));
    }

    fn plot(&mut self, number: &str, precinct: Option<&str>, (x, y): (f64, f64)) {
        let parcel = Parcel {
            number: number.to_owned(),
            precinct: precinct.map(str::to_owned),
        };
        let area = Rect::new(coord! {x: x, y: y}, coord! {x: x + 1e-4, y: y + 1e-4});
        self.push(Details::Parcel(parcel), None, area);
    }
}

fn gmina() -> Gazetteer {
    let mut gmina = Gmina {
        builder: Builder::default(),
        count: 0,
    };
    gmina.place("Spychowo", SPYCHOWO);
    gmina.place("Jerutki", JERUTKI);
    gmina.place("Świętajno", (21.333, 53.567));
    for number in ["1", "3", "5", "5A", "6", "7", "12", "50"] {
        let step = f64::from(u8::try_from(number.len()).unwrap()) * 1e-4;
        gmina.house("Spychowo", Some("Leśna"), number, (SPYCHOWO.0 + step, SPYCHOWO.1));
    }
    gmina.house("Świętajno", Some("Leśna"), "5", (21.334, 53.567));
    gmina.house("Spychowo", Some("Adama Mickiewicza"), "8", (21.348, 53.601));
    gmina.house("Świętajno", Some("3 Maja"), "5", (21.335, 53.567));
    gmina.house("Jerutki", None, "14", JERUTKI);
    gmina.house("Jerutki", None, "16", (JERUTKI.0 + 1e-3, JERUTKI.1));
    gmina.house("Kierwik", None, "2", (21.40, 53.62));
    let road = line_string![(x: 21.347, y: 53.600), (x: 21.352, y: 53.600)];
    gmina.push(Details::Road(BaseObject::default()), Some("ul. Leśna"), road);
    let lane = line_string![(x: 21.347, y: 53.602), (x: 21.349, y: 53.602)];
    gmina.push(Details::Road(BaseObject::default()), Some("Osiedlowa"), lane);
    gmina.plot("112/3", Some("Spychowo"), SPYCHOWO);
    gmina.plot("112/4", Some("Spychowo"), (21.348, 53.600));
    gmina.plot("112/3", None, JERUTKI);
    gmina.plot("14", Some("0007"), JERUTKI);
    let lake = Rect::new(coord! {x: 21.38, y: 53.61}, coord! {x: 21.39, y: 53.62});
    gmina.push(Details::WaterBody(BaseObject::default()), Some("Jezioro Zyzdrój"), lake);
    let station = Details::Station(Station {
        kind: StationKind::Intake,
    });
    gmina.push(station, Some("Ujęcie Spychowo"), Point::new(21.345, 53.603));
    gmina.builder.build()
}

fn labels(text: &str) -> Vec<String> {
    gmina().search(text, 10).into_iter().map(|hit| hit.label).collect()
}

fn first(text: &str) -> Hit {
    let found = gmina().search(text, 10).into_iter().next();
    found.unwrap_or_else(|| panic!("`{text}` finds nothing"))
}

#[test]
fn an_address_is_found_however_it_is_typed() {
    for text in [
        "lesna 5 spychowo",
        "ul. Leśna 5, Spychowo",
        "Spychowo, ulica Leśna 5",
        "LEŚNA 5 SPYCHOWO",
        "spychowo lesna5",
        "Lesna 5 12-150 Spychowo",
    ] {
        let hit = first(text);
        let told = (hit.kind, hit.label.as_str(), hit.is_exact);
        assert_eq!(told, (FoundKind::Address, "Leśna 5, Spychowo", true), "{text}");
        assert_eq!(
            hit.reference.as_deref().map(|text| text.starts_with("gmina/O-")),
            Some(true)
        );
        assert_eq!(hit.detail, "12-150");
    }
}

#[test]
fn a_house_in_a_village_without_streets_is_found_by_the_villages_name() {
    for text in ["jerutki14", "Jerutki 14", "jerutki nr 14"] {
        let hit = first(text);
        assert_eq!(
            (hit.kind, hit.label.as_str()),
            (FoundKind::Address, "Jerutki 14"),
            "{text}"
        );
    }
}

#[test]
fn without_a_number_no_single_house_is_offered() {
    let found = gmina().search("lesna", 10);
    let kinds: Vec<_> = found.iter().map(|hit| (hit.kind, hit.detail.as_str())).collect();
    assert_eq!(
        kinds,
        [(FoundKind::Street, "Spychowo"), (FoundKind::Street, "Świętajno")]
    );
    assert_eq!(labels("spychowo")[..2], ["Spychowo", "Ujęcie Spychowo"]);
}

#[test]
fn a_number_that_is_not_there_leads_to_its_neighbours() {
    let found = gmina().search("Leśna 4 Spychowo", 10);
    let labels: Vec<_> = found.iter().map(|hit| hit.label.as_str()).collect();
    assert_eq!(
        labels,
        ["Leśna 3, Spychowo", "Leśna 5, Spychowo", "Leśna 5A, Spychowo", "Leśna"]
    );
    assert!(found.iter().all(|hit| !hit.is_exact));
}

#[test]
fn the_very_number_comes_before_its_kin_and_its_neighbours() {
    assert_eq!(
        labels("spychowo lesna 5")[..3],
        ["Leśna 5, Spychowo", "Leśna 5A, Spychowo", "Leśna 6, Spychowo"]
    );
    assert_eq!(labels("spychowo lesna 5a")[0], "Leśna 5A, Spychowo");
    assert_eq!(labels("spychowo lesna 5 A")[0], "Leśna 5A, Spychowo");
    assert_eq!(labels("lesna 5")[..2], ["Leśna 5, Spychowo", "Leśna 5, Świętajno"]);
}

#[test]
fn a_plot_is_found_by_its_number_and_the_village_it_lies_in() {
    let hit = first("112/3 Spychowo");
    assert_eq!(
        (hit.kind, hit.label.as_str(), hit.detail.as_str()),
        (FoundKind::Parcel, "112/3", "Spychowo")
    );
    assert_eq!(first("dz. 112/3 jerutki").detail, "Jerutki");
    assert_eq!(first("dz. 14 jerutki").detail, "0007, Jerutki");
    assert_eq!(
        first("jerutki 14").kind,
        FoundKind::Address,
        "a bare number is rather a house"
    );
    assert_eq!(labels("dz. 112/3").len(), 2);
    assert_eq!(labels("dz. 112 spychowo"), ["112/3", "112/4"]);
}

#[test]
fn a_slip_is_forgiven_where_nothing_answers_without_it() {
    assert_eq!(first("mickiewcza").label, "Adama Mickiewicza");
    assert_eq!(first("mickeiwicza 8").label, "Adama Mickiewicza 8, Spychowo");
    assert_eq!(first("lsena 5 spychwo").label, "Leśna 5, Spychowo");
    assert_eq!(first("swietajno").label, "Świętajno");
    assert!(!first("mickiewcza").is_exact);
    assert!(labels("qwertyuiop").is_empty());
}

#[test]
fn a_name_is_found_while_it_is_being_typed() {
    for text in ["mi", "mick", "adam mic", "mickeiw"] {
        assert_eq!(first(text).label, "Adama Mickiewicza", "{text}");
    }
    assert_eq!(first("os").label, "Osiedlowa");
    assert_eq!(first("zyz").kind, FoundKind::Water);
    assert_eq!(first("ujęcie").kind, FoundKind::Station);
}

#[test]
fn a_number_may_be_part_of_the_name() {
    assert_eq!(first("3 maja").kind, FoundKind::Street);
    assert_eq!(first("3 maja 5").label, "3 Maja 5, Świętajno");
}

#[test]
fn a_village_that_only_addresses_name_is_a_village_too() {
    assert_eq!(first("kierwik").kind, FoundKind::Place);
    assert_eq!(first("kierwik 2").label, "Kierwik 2");
}

#[test]
fn a_street_of_roads_and_houses_is_one_street_with_the_extent_of_all() {
    let streets = gmina().search("leśna spychowo", 10);
    assert_eq!(streets.len(), 1);
    assert!(streets[0].bounds[2] >= 21.352, "{:?}", streets[0].bounds);
    assert!(streets[0].is_exact);
}

#[test]
fn nothing_is_found_in_nothing() {
    assert!(Gazetteer::default().search("leśna 5", 10).is_empty());
    assert!(gmina().search("", 10).is_empty());
    assert!(gmina().search(" ,;/ ", 10).is_empty());
}

proptest! {
    #[test]
    fn whatever_is_typed_is_answered_with_no_more_than_asked_for(text in "\\PC{0,120}", limit in 0..12_usize) {
        prop_assert!(gmina().search(&text, limit).len() <= limit);
    }

    #[test]
    fn words_of_an_address_find_it_in_any_order(order in Just(vec!["lesna", "5", "spychowo"]).prop_shuffle()) {
        let found = gmina().search(&order.join(" "), 10);
        prop_assert_eq!(&found[0].label, "Leśna 5, Spychowo");
    }
}
