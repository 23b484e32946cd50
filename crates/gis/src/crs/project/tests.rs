use geo_types::{Coord, coord};
use proptest::prelude::*;

use super::{Crs, Projection};

fn to_wgs84(crs: Crs, x: f64, y: f64) -> Coord<f64> {
    Projection::new(crs).unwrap().to_wgs84(coord! { x: x, y: y }).unwrap()
}

fn from_wgs84(crs: Crs, lon: f64, lat: f64) -> Coord<f64> {
    Projection::new(crs)
        .unwrap()
        .from_wgs84(coord! { x: lon, y: lat })
        .unwrap()
}

/// Computed with PROJ 9.5.1.
const VECTORS: [(f64, f64, Crs, f64, f64); 4] = [
    (21.109_939, 53.474_424, Crs::PL1992, 639_990.532, 625_341.915),
    (21.109_939, 53.474_424, Crs::PL2000_7, 7_507_299.274, 5_926_968.585),
    (21.347_38, 53.600_43, Crs::PL1992, 655_279.958, 639_845.258),
    (21.347_38, 53.600_43, Crs::PL2000_7, 7_522_995.484, 5_941_041.996),
];

#[test]
fn polish_systems_agree_with_proj_to_the_millimetre() {
    for (lon, lat, crs, x, y) in VECTORS {
        let there = from_wgs84(crs, lon, lat);
        assert!(
            (there.x - x).abs() < 0.001 && (there.y - y).abs() < 0.001,
            "{crs}: {there:?}"
        );
        let back = to_wgs84(crs, x, y);
        assert!(
            (back.x - lon).abs() < 1e-8 && (back.y - lat).abs() < 1e-8,
            "{crs}: {back:?}"
        );
    }
}

/// Computed with PROJ 9.5.1: code, x and y in the system's own units, longitude, latitude.
const ABROAD: [(u16, f64, f64, f64, f64); 6] = [
    // Kentucky and Long Island count in US survey feet, Indiana in them too.
    (3089, 4_971_350.0, 3_905_604.0, -85.576_008_643_001, 38.049_062_826_866),
    (2263, 981_106.0, 195_544.0, -74.011_339_263_333, 40.703_399_275_884),
    (32634, 500_000.0, 5_900_000.0, 21.0, 53.249_266_905_597),
    (25833, 390_000.0, 5_820_000.0, 13.378_811_769_688, 52.518_995_313_385),
    (2154, 652_000.0, 6_862_000.0, 2.345_811_958_681, 48.856_248_140_963),
    (3035, 5_100_000.0, 3_300_000.0, 21.462_641_500_354, 52.256_069_773_274),
];

#[test]
fn systems_abroad_agree_with_proj_whatever_unit_they_count_in() {
    for (code, x, y, lon, lat) in ABROAD {
        let found = to_wgs84(Crs::from_epsg(code).unwrap(), x, y);
        let off = (found.x - lon).abs().max((found.y - lat).abs());
        assert!(off < 1e-8, "EPSG:{code}: {found:?}");
        let back = from_wgs84(Crs::from_epsg(code).unwrap(), lon, lat);
        assert!((back.x - x).hypot(back.y - y) < 0.004, "EPSG:{code}: {back:?}");
    }
}

#[test]
fn every_known_code_is_computed_or_refused_with_a_reason_and_never_panics() {
    let mut computed = 0;
    for crs in (1..=u16::MAX).filter_map(|code| Crs::from_epsg(code).ok()) {
        match Projection::new(crs) {
            Ok(way) => {
                computed += 1;
                for (x, y) in [(0.0, 0.0), (7.5e6, 5.9e6), (-1e9, 1e300), (21.0, 53.0)] {
                    let _ = way.to_wgs84(coord! { x: x, y: y });
                    let _ = way.from_wgs84(coord! { x: x, y: y });
                }
            }
            Err(error) => assert!(error.to_string().contains("EPSG:2176…2180"), "{error}"),
        }
    }
    assert!(computed > 5000, "only {computed} systems are computed");
}

#[test]
fn web_mercator_agrees_with_its_formula() {
    let there = from_wgs84(Crs::WEB_MERCATOR, 21.0, 53.0);
    let radius = 6_378_137.0_f64;
    let north = radius * (std::f64::consts::FRAC_PI_4 + 53.0_f64.to_radians() / 2.0).tan().ln();
    assert!((there.x - radius * 21.0_f64.to_radians()).abs() < 1e-3);
    assert!((there.y - north).abs() < 1e-3);
}

#[test]
fn a_geographic_system_is_given_and_taken_in_degrees() {
    let etrs89 = Crs::from_epsg(4258).unwrap();
    let there = from_wgs84(etrs89, 21.5, 53.5);
    assert!(
        (there.x - 21.5).abs() < 1e-9 && (there.y - 53.5).abs() < 1e-9,
        "{there:?}"
    );
}

#[test]
fn positions_without_a_meaning_are_refused() {
    let wgs84 = Projection::new(Crs::WGS84).unwrap();
    assert!(wgs84.to_wgs84(coord! { x: 7_522_995.0, y: 5_941_041.0 }).is_err());
    assert!(wgs84.to_wgs84(coord! { x: f64::NAN, y: 53.0 }).is_err());
    let zone = Projection::new(Crs::PL2000_7).unwrap();
    assert!(zone.to_wgs84(coord! { x: f64::INFINITY, y: 0.0 }).is_err());
    assert!(zone.to_wgs84(coord! { x: f64::NAN, y: 0.0 }).is_err());
}

proptest! {
    #[test]
    fn there_and_back_over_poland_is_within_a_millimetre(lon in 14.0..24.2_f64, lat in 49.0..54.9_f64) {
        for crs in [Crs::PL2000_5, Crs::PL2000_6, Crs::PL2000_7, Crs::PL2000_8, Crs::PL1992] {
            let way = Projection::new(crs).unwrap();
            let there = way.from_wgs84(coord! { x: lon, y: lat }).unwrap();
            let again = way.from_wgs84(way.to_wgs84(there).unwrap()).unwrap();
            prop_assert!((there.x - again.x).hypot(there.y - again.y) < 0.001, "{} {:?} {:?}", crs, there, again);
        }
    }
}
