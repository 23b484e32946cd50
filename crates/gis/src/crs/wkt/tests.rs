use super::{Crs, identify};

fn code(text: &str) -> Result<u16, String> {
    identify(text).map(Crs::epsg)
}

const ETRF: &str = r#"GEOGCS["ETRF2000-PL",DATUM["D_ETRF2000_Poland",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#;
const NAD83: &str = r#"GEOGCS["GCS_North_American_1983",DATUM["D_North_American_1983",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#;
const WGS84: &str = r#"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#;

fn transverse(name: &str, geographic: &str, east: f64, north: f64, meridian: f64, scale: f64) -> String {
    format!(
        r#"PROJCS["{name}",{geographic},PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",{east}],PARAMETER["False_Northing",{north}],PARAMETER["Central_Meridian",{meridian}],PARAMETER["Scale_Factor",{scale}],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#
    )
}

#[test]
fn the_code_counts_first() {
    let text = r#"PROJCS["coś swojego",GEOGCS["x",AUTHORITY["EPSG","4258"]],UNIT["metre",1],AUTHORITY["EPSG","2178"]]"#;
    assert_eq!(code(text), Ok(2178));
    assert_eq!(
        code(r#"PROJCRS["x",BASEGEOGCRS["y",ID["EPSG",9702]],ID["EPSG",2180]]"#),
        Ok(2180)
    );
    assert_eq!(code(&format!(r#"COMPD_CS["x",{text},VERT_CS["h"]]"#)), Ok(2178));
}

#[test]
fn names_of_polish_systems_are_known_as_every_program_writes_them() {
    for (name, expected) in [
        ("ETRS_1989_Poland_CS2000_Zone_5", 2176),
        ("ETRS_1989_Poland_CS2000_Zone_7", 2178),
        ("ETRS89 / Poland CS2000 zone 8", 2179),
        ("ETRF2000-PL_CS2000_21", 2178),
        ("ETRF2000-PL_CS2000_18_Zone_6", 2177),
        ("ETRF2000-PL / CS2000/21", 2178),
        ("ETRS_1989_Poland_CS92", 2180),
        ("ETRF2000-PL_CS92", 2180),
        ("WGS_1984_Web_Mercator_Auxiliary_Sphere", 3857),
        ("Pulkovo_1942_Adj_1958_Poland_Zone_IV", 2174),
    ] {
        assert_eq!(
            code(&format!(r#"PROJCS["{name}",UNIT["Meter",1.0]]"#)),
            Ok(expected),
            "{name}"
        );
    }
    assert_eq!(code(WGS84), Ok(4326));
}

#[test]
fn without_a_known_name_the_ingredients_tell() {
    for (east, north, meridian, scale, expected) in [
        (7_500_000.0, 0.0, 21.0, 0.999_923, 2178),
        (5_500_000.0, 0.0, 15.0, 0.999_923, 2176),
        (500_000.0, -5_300_000.0, 19.0, 0.9993, 2180),
    ] {
        assert_eq!(
            code(&transverse("uklad", ETRF, east, north, meridian, scale)),
            Ok(expected)
        );
    }
    assert_eq!(code(&transverse("34N", WGS84, 500_000.0, 0.0, 21.0, 0.9996)), Ok(32634));
    let kentucky = format!(
        r#"PROJCS["Ky",{NAD83},PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",4921250.0],PARAMETER["False_Northing",3280833.333],PARAMETER["Central_Meridian",-85.75],PARAMETER["Standard_Parallel_1",37.0833333333333],PARAMETER["Standard_Parallel_2",38.6666666666667],PARAMETER["Latitude_Of_Origin",36.3333333333333],UNIT["Foot_US",0.304800609601219]]"#
    );
    assert_eq!(code(&kentucky), Ok(3089));
}

#[test]
fn what_cannot_be_told_is_refused_by_its_name() {
    let odd = transverse("Lokalny", ETRF, 7_500_000.0, 0.0, 21.5, 0.999_923);
    assert_eq!(code(&odd), Err("Lokalny".to_owned()));
    assert_eq!(code("to nie jest układ"), Err("to nie jest układ".to_owned()));
    assert!(code(&"A[".repeat(100_000)).is_err());
    assert!(code(r#"LOCAL_CS["X"]"#).is_err());
}
