use domain::network::{Medium, Valve};
use geo_types::{Point, point};

use super::{Details, Draft, Fault, Feature, Gate, Halt, Offer, Place, SkipReason, Tally};
use crate::crs::{AxisOrder, Crs, Projection};
use crate::report::Format;

fn place() -> Place {
    Place {
        projection: Projection::new(Crs::WGS84).unwrap(),
        order: AxisOrder::EastNorth,
        abroad: false,
    }
}

fn offer<'a>(place: &'a Place, id: Option<&'a str>, at: Point<f64>) -> Offer<'a> {
    let valve = Valve {
        medium: Medium::Water,
        diameter: None,
        state: None,
    };
    Offer {
        source_class: "zasuwy",
        id,
        draft: Draft::new(Details::Valve(valve)),
        geometry: at.into(),
        place,
    }
}

fn through(offers: Vec<Offer<'_>>) -> (Vec<Feature>, crate::report::ImportReport) {
    let mut taken = Vec::new();
    let mut sink = |feature| {
        taken.push(feature);
        Ok(())
    };
    let mut gate = Gate::new(Tally::new("a.json".into(), Format::GeoJson), &mut sink, false);
    for one in offers {
        gate.offer(one).unwrap();
    }
    let report = gate.finish().unwrap();
    (taken, report)
}

#[test]
fn an_object_without_an_id_gets_the_same_one_at_every_import() {
    let place = place();
    let (once, report) = through(vec![offer(&place, None, point!(x: 21.35, y: 53.6))]);
    let (again, _) = through(vec![offer(&place, Some(" "), point!(x: 21.35, y: 53.6))]);
    let (elsewhere, _) = through(vec![offer(&place, None, point!(x: 21.36, y: 53.6))]);
    assert_eq!(once, again);
    assert!(once[0].object.id.as_str().starts_with("valve-"));
    assert_ne!(once[0].object.id, elsewhere[0].object.id);
    assert_eq!(report.remarks.len(), 1);
}

#[test]
fn an_id_goes_through_only_once() {
    let place = place();
    let (taken, report) = through(vec![
        offer(&place, Some("Z-1"), point!(x: 21.35, y: 53.6)),
        offer(&place, Some("Z-1"), point!(x: 21.36, y: 53.6)),
    ]);
    assert_eq!(taken.len(), 1);
    assert_eq!(report.skipped_for("zasuwy", SkipReason::DuplicateId), 1);
}

#[test]
fn a_record_with_a_defect_ends_a_strict_import() {
    let place = place();
    let mut sink = |_| Ok(());
    let mut gate = Gate::new(Tally::new("a.json".into(), Format::GeoJson), &mut sink, true);
    let halt = gate
        .offer(offer(&place, Some("Z-1"), point!(x: f64::NAN, y: 53.6)))
        .unwrap_err();
    let error = halt.in_file("a.json".into());
    assert!(matches!(
        error.fault,
        Fault::Record {
            reason: SkipReason::NotFinite,
            ..
        }
    ));
    assert!(error.to_string().contains("zasuwy `Z-1`"), "{error}");
}

#[test]
fn a_file_of_nothing_but_defects_is_an_error() {
    let place = place();
    let mut sink = |_| Ok(());
    let mut gate = Gate::new(Tally::new("a.json".into(), Format::GeoJson), &mut sink, false);
    gate.offer(offer(&place, Some("Z-1"), point!(x: 21.0, y: 99.0)))
        .unwrap();
    let Err(Halt::Fault(fault, _)) = gate.finish() else {
        panic!("nothing was usable")
    };
    assert!(matches!(
        *fault,
        Fault::NothingUsable {
            reason: SkipReason::OutsideArea,
            ..
        }
    ));
}

#[test]
fn an_object_abroad_needs_the_operators_word() {
    let mut place = place();
    let paris = point!(x: 2.35, y: 48.85);
    let at_home = point!(x: 21.35, y: 53.6);
    let (taken, report) = through(vec![offer(&place, Some("P"), paris), offer(&place, Some("S"), at_home)]);
    assert_eq!(taken.len(), 1);
    assert_eq!(report.skipped_for("zasuwy", SkipReason::OutsidePoland), 1);
    place.abroad = true;
    assert_eq!(through(vec![offer(&place, Some("P"), paris)]).0.len(), 1);
}
