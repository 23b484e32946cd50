//! A surveyor's real export in PL-2000 zone 8. It is not part of the project; without it there is nothing to test.

use std::collections::{BTreeMap, HashSet};
use std::path::PathBuf;

use domain::network::{Class, Course, Details, Material, Status};
use geo::CoordsIter;
use gis::Feature;
use gis::crs::Crs;
use gis::report::{CrsFound, SkipReason};

use super::read;

fn export() -> Option<PathBuf> {
    let path = PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/data/gesut-export-2179.gml"
    ));
    if !path.exists() {
        println!("skipped: {} is not there", path.display());
        return None;
    }
    Some(path)
}

/// The members of the file, found by plain search, without any XML: class and text of each.
fn members(text: &str) -> Vec<(&str, &str)> {
    let bodies = text
        .split("<gml:featureMember>")
        .skip(1)
        .map(|part| part.split("</gml:featureMember>").next().unwrap());
    bodies
        .map(|body| {
            let class = body.trim_start().trim_start_matches("<ges:");
            (class.split([' ', '>']).next().unwrap(), body)
        })
        .collect()
}

fn is_historic(body: &str) -> bool {
    body.contains("<ges:koniecWersjaObiekt>") || body.contains("<ges:koniecObiekt>")
}

/// The class that a member should become, if any.
fn expected_class(class: &str, body: &str) -> Option<Class> {
    let device = |letter: &str| body.contains(&format!("<ges:rodzajUrzadzenia>{letter}</ges:rodzajUrzadzenia>"));
    match class {
        "GES_PrzewodWodociagowy" => Some(Class::WaterPipe),
        "GES_PrzewodKanalizacyjny" => Some(Class::SewerPipe),
        "GES_Rzedna" => Some(Class::Elevation),
        "GES_UrzadzeniaSiecWodociagowa" if device("w") => Some(Class::Valve),
        "GES_UrzadzeniaSiecWodociagowa" if device("h") => Some(Class::Hydrant),
        "GES_UrzadzeniaSiecWodociagowa" => Some(Class::Device),
        "GES_UrzadzeniaSiecKanalizacyjna" if device("s") => Some(Class::Manhole),
        "GES_UrzadzeniaSiecKanalizacyjna" => Some(Class::Device),
        _ => None,
    }
}

fn find<'a>(features: &'a [Feature], id: &str) -> &'a Feature {
    features
        .iter()
        .find(|feature| feature.object.id.as_str() == id)
        .unwrap_or_else(|| panic!("{id}"))
}

#[test]
fn every_member_of_the_export_is_taken_or_left_out_with_its_reason() {
    let Some(path) = export() else { return };
    let text = std::fs::read_to_string(&path).unwrap();
    let (features, report) = read(&path);

    let mut accepted: BTreeMap<Class, u64> = BTreeMap::new();
    let mut skipped: BTreeMap<(&str, SkipReason), u64> = BTreeMap::new();
    for (class, body) in members(&text) {
        let reason = match expected_class(class, body) {
            Some(_) if is_historic(body) => SkipReason::Historic,
            Some(class) => {
                *accepted.entry(class).or_default() += 1;
                continue;
            }
            None if class == "PrezentacjaGraficzna" => SkipReason::Drawing,
            None if class == "GES_InneUrzadzeniaTowarzyszace" => SkipReason::UnknownClass,
            None => SkipReason::OtherNetwork,
        };
        *skipped.entry((class, reason)).or_default() += 1;
    }

    assert_eq!(report.accepted, accepted, "{report}");
    let reported: BTreeMap<(&str, SkipReason), u64> = report
        .skipped
        .iter()
        .map(|left| ((left.source_class.as_str(), left.reason), left.count))
        .collect();
    assert_eq!(reported, skipped, "{report}");
    assert_eq!(features.len() as u64, report.accepted_total());
    assert_eq!(report.accepted_total() + report.skipped_total(), 385);
    assert_eq!(report.encoding.as_deref(), Some("UTF-8"));
}

#[test]
fn positions_of_the_export_agree_with_proj() {
    let Some(path) = export() else { return };
    let (features, report) = read(&path);
    assert_eq!(report.crs.len(), 1, "{report}");
    assert_eq!(
        (report.crs[0].crs, report.crs[0].found),
        (Crs::PL2000_8, CrsFound::Declared)
    );
    assert!(!report.crs[0].axes_swapped);

    // Computed with PROJ 9.5.1 from the positions that the file has.
    let water = find(&features, "48220588-6401-1564-7615-252742244834").geometry.clone();
    let at: Vec<_> = water.coords_iter().collect();
    assert_eq!(at.len(), 4);
    let tank = find(&features, "51165116-0170-3012-5745-810406483243").geometry.clone();
    let sewer = find(&features, "64836304-8883-6604-3138-656811853715").geometry.clone();
    for (found, lon, lat) in [
        (at[0], 22.999_466_625_8, 51.647_481_142_3),
        (at[3], 22.999_600_812_1, 51.647_358_508_3),
        (tank.coords_iter().next().unwrap(), 22.999_619_578_7, 51.647_142_664_6),
        (sewer.coords_iter().next().unwrap(), 22.999_413_151_8, 51.646_805_709_4),
    ] {
        assert!(
            (found.x - lon).abs() < 1e-9 && (found.y - lat).abs() < 1e-9,
            "{found:?} is not {lon} {lat}"
        );
    }
}

#[test]
fn attributes_of_the_export_arrive() {
    let Some(path) = export() else { return };
    let (features, _) = read(&path);
    let water = &find(&features, "48220588-6401-1564-7615-252742244834").object;
    let Details::WaterPipe(pipe) = &water.details else {
        panic!("{water:?}")
    };
    assert_eq!(pipe.section.map(|section| section.widest().mm()), Some(40));
    assert_eq!(pipe.function.code(), "service");
    assert_eq!(pipe.course.map(Course::code), Some("underground"));
    assert_eq!(pipe.material, None::<Material>);
    assert_eq!(water.status, Status::Existing);
    assert_eq!(water.branch_id.as_deref(), Some("152/2022"));
    assert!(
        water
            .owner
            .as_deref()
            .is_some_and(|owner| owner.starts_with("KGHM POLSKA MIEDŹ"))
    );
}

#[test]
fn everything_that_arrives_from_the_export_is_sound() {
    let Some(path) = export() else { return };
    let (features, _) = read(&path);
    let ids: HashSet<_> = features.iter().map(|feature| feature.object.id.as_str()).collect();
    assert_eq!(ids.len(), features.len());
    for feature in &features {
        assert!(feature.geometry.coords_count() > 0);
        assert!(
            feature
                .geometry
                .coords_iter()
                .all(|at| (22.9..23.1).contains(&at.x) && (51.6..51.7).contains(&at.y))
        );
    }
}
