//! What was written is read back the same, in every format and coordinate system offered.
#![cfg(test)]

use std::fs::File;
use std::path::Path;

use domain::network::{
    AddressPoint, BaseObject, Course, Details, Device, DeviceKind, Diameter, Elevation, Elevations, FlowKind, Hydrant,
    HydrantKind, Manhole, Material, Medium, NetworkObject, ObjectId, Parcel, PipeFunction, ProtectionZone, RoadRank,
    Section, SewerKind, SewerPipe, Station, StationKind, Status, Valve, ValveState, WaterPipe, ZoneKind,
};
use geo::{CoordsIter, HasDimensions};
use geo_types::{Geometry, LineString, MultiLineString, MultiPolygon, Point, Polygon};
use gis::Feature;
use gis::crs::Crs;
use gis::read::{ReadOptions, read_network};
use gis::report::ImportReport;
use gis::write::{write_geojson, write_geopackage};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

fn read(path: &Path) -> (Vec<Feature>, ImportReport) {
    let mut features = Vec::new();
    let report = read_network::<()>(path, &ReadOptions::default(), &mut |feature| {
        features.push(feature);
        Ok(())
    });
    (features, report.unwrap_or_else(|error| panic!("{error}")))
}

fn position() -> impl Strategy<Value = (f64, f64)> {
    (21.0..21.6_f64, 53.3..53.8_f64)
}

fn line() -> impl Strategy<Value = LineString<f64>> {
    vec(position(), 2..8)
        .prop_map(LineString::from)
        .prop_filter("has an extent", |line| line.0[0] != line.0[1])
}

fn lines() -> impl Strategy<Value = Geometry<f64>> {
    prop_oneof![
        line().prop_map(Geometry::LineString),
        vec(line(), 1..3).prop_map(|lines| Geometry::MultiLineString(MultiLineString(lines))),
    ]
}

fn area() -> impl Strategy<Value = Polygon<f64>> {
    let triangle = |(x, y): (f64, f64), side: f64| LineString::from(vec![(x, y), (x + side, y), (x, y + side), (x, y)]);
    (position(), any::<bool>()).prop_map(move |((x, y), hole)| {
        let holes = if hole {
            vec![triangle((x + 0.01, y + 0.01), 0.01)]
        } else {
            Vec::new()
        };
        Polygon::new(triangle((x, y), 0.1), holes)
    })
}

fn areas() -> impl Strategy<Value = Geometry<f64>> {
    prop_oneof![
        area().prop_map(Geometry::Polygon),
        vec(area(), 1..3).prop_map(|areas| Geometry::MultiPolygon(MultiPolygon(areas))),
    ]
}

fn point() -> impl Strategy<Value = Geometry<f64>> {
    position().prop_map(|(x, y)| Geometry::Point(Point::new(x, y)))
}

fn diameter() -> impl Strategy<Value = Diameter> {
    (1..=10_000_i64).prop_map(|mm| Diameter::from_mm(mm).unwrap())
}

fn section() -> impl Strategy<Value = Option<Section>> {
    option::of(prop_oneof![
        diameter().prop_map(Section::Round),
        (diameter(), diameter()).prop_map(|(width, height)| Section::Box { width, height }),
    ])
}

fn water_pipe() -> impl Strategy<Value = Details> {
    let rest = (
        option::of(select(Material::ALL)),
        option::of(select(Course::ALL)),
        any::<bool>(),
    );
    (select(PipeFunction::ALL), section(), rest).prop_map(|(function, section, (material, course, local))| {
        Details::WaterPipe(WaterPipe {
            function,
            section,
            material,
            course,
            local,
        })
    })
}

fn sewer_pipe() -> impl Strategy<Value = Details> {
    let rest = (
        option::of(select(FlowKind::ALL)),
        option::of(select(Material::ALL)),
        option::of(select(Course::ALL)),
    );
    (select(PipeFunction::ALL), select(SewerKind::ALL), section(), rest).prop_map(
        |(function, kind, section, (flow, material, course))| {
            Details::SewerPipe(SewerPipe {
                function,
                kind,
                flow,
                section,
                material,
                course,
            })
        },
    )
}

fn device() -> impl Strategy<Value = Details> {
    prop_oneof![
        (
            select(Medium::ALL),
            option::of(diameter()),
            option::of(select(ValveState::ALL))
        )
            .prop_map(|(medium, diameter, state)| Details::Valve(Valve {
                medium,
                diameter,
                state
            })),
        (option::of(select(HydrantKind::ALL)), option::of(diameter()))
            .prop_map(|(kind, diameter)| Details::Hydrant(Hydrant { kind, diameter })),
        option::of(select(SewerKind::ALL)).prop_map(|kind| Details::Manhole(Manhole { kind })),
        select(StationKind::ALL).prop_map(|kind| Details::Station(Station { kind })),
        (select(DeviceKind::ALL), select(Medium::ALL))
            .prop_map(|(kind, medium)| Details::Device(Device { kind, medium })),
        Just(Details::Elevation {}),
        Just(Details::Place(BaseObject::default())),
        address(),
    ]
}

fn address() -> impl Strategy<Value = Details> {
    let word = || "[A-ZŻŚ][a-ząę]{2,8}";
    (
        word(),
        option::of(word()),
        "[1-9][0-9]?[A-D]?",
        option::of("1[0-9]-[0-9]{3}"),
    )
        .prop_map(|(place, street, number, postcode)| {
            Details::Address(AddressPoint {
                place,
                street,
                number,
                postcode,
            })
        })
}

fn ground() -> impl Strategy<Value = Details> {
    let named = select(vec![
        Details::Boundary(BaseObject::default()),
        Details::Building(BaseObject::default()),
        Details::Forest(BaseObject::default()),
        Details::WaterBody(BaseObject::default()),
    ]);
    prop_oneof![
        named,
        ("[1-9][0-9]{0,2}(/[1-9])?", option::of("[A-Z][a-z]{3,8}"))
            .prop_map(|(number, precinct)| Details::Parcel(Parcel { number, precinct })),
        select(ZoneKind::ALL).prop_map(|kind| Details::ProtectionZone(ProtectionZone { kind })),
    ]
}

fn road() -> impl Strategy<Value = Details> {
    option::of(select(RoadRank::ALL)).prop_map(|road| Details::Road(BaseObject { road }))
}

fn shaped() -> impl Strategy<Value = (Details, Geometry<f64>)> {
    prop_oneof![
        (water_pipe(), lines()),
        (sewer_pipe(), lines()),
        (device(), point()),
        (ground(), areas()),
        (road(), lines()),
    ]
}

fn word() -> impl Strategy<Value = String> {
    "[A-Za-zĄĆĘŁŃÓŚŹŻąćęłńóśźż0-9\"'<&/-]([ -~ąćęłńóśźż]{0,20}[A-Za-zżó0-9])?"
}

fn elevation() -> impl Strategy<Value = Option<Elevation>> {
    option::of((-500_000..=9_000_000_i32).prop_map(|mm| Elevation::try_from(mm).unwrap()))
}

fn feature() -> impl Strategy<Value = Feature> {
    let texts = (option::of(word()), option::of(word()), option::of(word()));
    let rest = (
        select(Status::ALL),
        texts,
        option::of(1800..=2200_i16),
        elevation(),
        elevation(),
    );
    (word(), shaped(), rest).prop_map(
        |(id, (details, geometry), (status, (name, owner, branch_id), year, top, bottom))| Feature {
            object: NetworkObject {
                status,
                name,
                owner,
                branch_id,
                year,
                elevations: Elevations { top, bottom },
                ..NetworkObject::new(ObjectId::parse(&id).unwrap(), details)
            },
            geometry,
        },
    )
}

/// Features with ids of their own, ordered as the reader will give them when layers are written class by class.
fn features() -> impl Strategy<Value = Vec<Feature>> {
    vec(feature(), 0..12).prop_map(|features| {
        let numbered = features.into_iter().enumerate().map(|(number, mut feature)| {
            let id = format!("{}#{number}", feature.object.id);
            feature.object.id = ObjectId::parse(&id).unwrap();
            feature
        });
        numbered.collect()
    })
}

/// The same objects in the same places, to `tolerance` degrees.
fn assert_same(mut written: Vec<Feature>, mut read: Vec<Feature>, tolerance: f64) {
    written.sort_by(|a, b| a.object.id.cmp(&b.object.id));
    read.sort_by(|a, b| a.object.id.cmp(&b.object.id));
    assert_eq!(written.len(), read.len());
    for (one, other) in written.iter().zip(&read) {
        assert_eq!(one.object, other.object);
        assert_eq!(
            std::mem::discriminant(&one.geometry),
            std::mem::discriminant(&other.geometry)
        );
        assert_eq!(one.geometry.coords_count(), other.geometry.coords_count());
        assert!(!other.geometry.is_empty());
        for (a, b) in one.geometry.coords_iter().zip(other.geometry.coords_iter()) {
            assert!(
                (a.x - b.x).abs() <= tolerance && (a.y - b.y).abs() <= tolerance,
                "{a:?} {b:?}"
            );
        }
    }
}

/// A tenth of a millimetre in degrees of latitude, and of longitude in the north of Poland.
const TENTH_OF_A_MILLIMETRE: f64 = 1e-9;

/// The systems in which networks are handed over, and how far a position may move on its way.
const SYSTEMS: [(Crs, f64); 2] = [(Crs::WGS84, 1e-12), (Crs::PL2000_7, TENTH_OF_A_MILLIMETRE)];

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn geojson_gives_back_what_was_written_in_degrees_and_in_metres(features in features()) {
        let folder = tempfile::tempdir().unwrap();
        for (crs, tolerance) in SYSTEMS {
            let path = folder.path().join(format!("{}.geojson", crs.epsg()));
            let count = write_geojson(File::create(&path).unwrap(), crs, &features).unwrap();
            prop_assert_eq!(count, features.len() as u64);
            let (read, report) = read(&path);
            prop_assert!(report.skipped.is_empty(), "{}", report);
            prop_assert!(report.remarks.is_empty(), "{}", report);
            assert_same(features.clone(), read, tolerance);
        }
    }

    #[test]
    fn geopackage_gives_back_what_was_written_in_degrees_and_in_metres(features in features()) {
        let folder = tempfile::tempdir().unwrap();
        for (crs, tolerance) in SYSTEMS {
            let path = folder.path().join(format!("{}.gpkg", crs.epsg()));
            let count = write_geopackage(&path, crs, &features).unwrap();
            prop_assert_eq!(count, features.len() as u64);
            let (read, report) = read(&path);
            prop_assert!(report.skipped.is_empty(), "{}", report);
            prop_assert!(report.remarks.is_empty(), "{}", report);
            // Degrees are stored as they are, bit by bit.
            let tolerance = if crs == Crs::WGS84 { 0.0 } else { tolerance };
            assert_same(features.clone(), read, tolerance);
        }
    }
}
