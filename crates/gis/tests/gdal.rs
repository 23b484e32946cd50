//! Another reader's word on our tiles: GDAL opens them and finds what the source has.

use std::collections::BTreeMap;
use std::error::Error;
use std::f64::consts::PI;
use std::path::Path;
use std::process::Command;

use domain::network::{
    BaseObject, Details, Diameter, FlowKind, Hydrant, HydrantKind, Material, NetworkObject, ObjectId, PipeFunction,
    Section, SewerKind, SewerPipe, TileSource, WaterPipe,
};
use geo::CoordsIter;
use geo_types::{Geometry, wkt};
use gis::cut::{CutBuffer, cut};
use gis::snapshot::Builder;
use serde_json::{Value, json};

/// In the village of Spychowo (longitude, latitude); the test's tile has this point on it.
const SPYCHOWO: [f64; 2] = [21.34738, 53.60043];
const ZOOM: u8 = 16;

/// Half the length of web mercator's equator in metres.
const HALF: f64 = 6_378_137.0 * PI;

/// One tile unit at the test's zoom, in metres of web mercator.
const UNIT: f64 = 2.0 * HALF / 65_536.0 / 4096.0;

/// An object, and what a tile should say of it.
struct Expected {
    uid: i64,
    details: Details,
    geometry: Geometry<f64>,
    attributes: Value,
}

/// What lies on the test's tile: small enough to lie on it whole, far from its edges, with bends that no simplifying
/// may take.
fn village() -> Result<Vec<Expected>, Box<dyn Error>> {
    let mut village = network()?;
    village.extend(ground());
    Ok(village)
}

fn expected(uid: i64, details: Details, geometry: Geometry<f64>, attributes: Value) -> Expected {
    Expected {
        uid,
        details,
        geometry,
        attributes,
    }
}

fn network() -> Result<Vec<Expected>, Box<dyn Error>> {
    let round = |mm| Diameter::from_mm(mm).map(|diameter| Some(Section::Round(diameter)));
    let main = WaterPipe {
        function: PipeFunction::Distribution,
        section: round(110)?,
        material: Some(Material::Pe),
        course: None,
        local: false,
    };
    let pressure = SewerPipe {
        function: PipeFunction::Main,
        kind: SewerKind::Sanitary,
        flow: Some(FlowKind::Pressure),
        section: round(90)?,
        material: None,
        course: None,
    };
    let hydrant = Hydrant {
        kind: Some(HydrantKind::Underground),
        diameter: Some(Diameter::from_mm(80)?),
    };
    let water_tags = json!({"function": "distribution", "material": "pe", "status": "existing", "label": "w110 PE",
        "name": "Zażółcona", "dn": 110});
    let sewer_tags = json!({"function": "main", "kind": "sanitary", "flow": "pressure", "status": "existing",
        "label": "kst90", "name": "Zażółcona", "dn": 90});
    Ok(vec![
        expected(
            11,
            Details::WaterPipe(main.clone()),
            wkt!(LINESTRING(21.3465 53.6001,21.3472 53.6004,21.3481 53.6002)).into(),
            water_tags.clone(),
        ),
        expected(
            12,
            Details::WaterPipe(main),
            wkt!(MULTILINESTRING((21.3470 53.6010,21.3475 53.6012),(21.3476 53.6012,21.3480 53.6013))).into(),
            water_tags,
        ),
        expected(
            21,
            Details::SewerPipe(pressure),
            wkt!(LINESTRING(21.3466 53.6002,21.3480 53.6003)).into(),
            sewer_tags,
        ),
        expected(
            31,
            Details::Hydrant(hydrant),
            wkt!(POINT(21.3472 53.6004)).into(),
            json!({"kind": "underground", "status": "existing", "dn": 80}),
        ),
    ])
}

fn ground() -> Vec<Expected> {
    vec![
        expected(
            41,
            Details::WaterBody(BaseObject::default()),
            wkt!(POLYGON(
                (21.3465 53.5995,21.3480 53.5995,21.3480 53.6000,21.3465 53.6000,21.3465 53.5995),
                (21.3468 53.5996,21.3474 53.5996,21.3474 53.5999,21.3468 53.5999,21.3468 53.5996)
            ))
            .into(),
            json!({"name": "Zażółcona"}),
        ),
        expected(
            42,
            Details::Building(BaseObject::default()),
            wkt!(POLYGON((21.3482 53.6005,21.3485 53.6005,21.3485 53.6007,21.3482 53.6007,21.3482 53.6005))).into(),
            json!({}),
        ),
    ]
}

/// EPSG:3857, easting and northing in metres.
fn mercator([longitude, latitude]: [f64; 2]) -> [f64; 2] {
    let y = (latitude.to_radians() / 2.0 + PI / 4.0).tan().ln();
    [longitude / 180.0 * HALF, y / PI * HALF]
}

/// Runs a program of GDAL over a file; what it prints.
fn gdal(program: &str, before: &[&str], file: &Path, after: &[&str]) -> Result<String, Box<dyn Error>> {
    let output = Command::new(program)
        .args(before)
        .arg(file)
        .args(after)
        .output()
        .map_err(|error| {
            format!(
                "{program} does not run ({error}): run `cargo xtask test`, which installs it (Debian package gdal-bin)"
            )
        })?;
    let complaints = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() || !complaints.trim().is_empty() {
        return Err(format!("{program} is not content with the tile: {complaints}").into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// All coordinates of a GeoJSON geometry.
fn points(coordinates: &Value, found: &mut Vec<[f64; 2]>) {
    match coordinates.as_array().map(Vec::as_slice) {
        Some([Value::Number(x), Value::Number(y)]) => found.extend(x.as_f64().zip(y.as_f64()).map(|(x, y)| [x, y])),
        Some(parts) => parts.iter().for_each(|part| points(part, found)),
        None => {}
    }
}

/// A tile's features as GDAL reads them, by layer and our number: GeoJSON in EPSG:3857.
fn read_by_gdal(file: &Path) -> Result<BTreeMap<(String, i64), Value>, Box<dyn Error>> {
    let info = gdal("ogrinfo", &["-ro", "-q", "-oo", "CLIP=NO"], file, &[])?;
    let mut features = BTreeMap::new();
    // `1: water_pipe (Multi Line String)`
    for layer in info
        .lines()
        .filter_map(|line| line.split_once(": ")?.1.split(' ').next())
    {
        let json = gdal(
            "ogr2ogr",
            &["-f", "GeoJSON", "/vsistdout/", "-oo", "CLIP=NO"],
            file,
            &[layer],
        )?;
        let mut json: Value = serde_json::from_str(&json)?;
        for feature in json["features"].as_array_mut().ok_or("no features")? {
            let uid = feature["properties"]
                .as_object_mut()
                .and_then(|tags| tags.remove("mvt_id"));
            let uid = uid.and_then(|uid| uid.as_i64()).ok_or("the feature has no id")?;
            if features.insert((layer.to_owned(), uid), feature.take()).is_some() {
                return Err(format!("feature {uid} is twice in {layer}").into());
            }
        }
    }
    Ok(features)
}

/// How far the farthest of some points is from the nearest of others, in metres along the worse axis.
fn farthest(from: &[[f64; 2]], to: &[[f64; 2]]) -> f64 {
    let off = |a: &[f64; 2], b: &[f64; 2]| (a[0] - b[0]).abs().max((a[1] - b[1]).abs());
    let nearest = |a: &[f64; 2]| to.iter().map(|b| off(a, b)).fold(f64::INFINITY, f64::min);
    from.iter().map(nearest).fold(0.0, f64::max)
}

/// Cuts the test's tile to a file whose name tells GDAL where it lies.
fn cut_to_file(folder: &Path, village: &[Expected], source: TileSource) -> Result<std::path::PathBuf, Box<dyn Error>> {
    let mut builder = Builder::new(1);
    for expected in village {
        let object = NetworkObject {
            name: Some("Zażółcona".into()),
            owner: Some("Jan Kowalski".into()),
            ..NetworkObject::new(ObjectId::parse(&expected.uid.to_string())?, expected.details.clone())
        };
        builder.push(expected.uid, &object, &expected.geometry)?;
    }
    let [east, north] = mercator(SPYCHOWO).map(|metres| metres / UNIT / 4096.0);
    let (x, y) = ((32_768.0 + east) as u32, (32_768.0 - north) as u32);
    let folder = folder.join(source.code()).join(ZOOM.to_string()).join(x.to_string());
    std::fs::create_dir_all(&folder)?;
    let file = folder.join(format!("{y}.mvt"));
    std::fs::write(
        &file,
        cut(&builder.build(), source, ZOOM, x, y, &mut CutBuffer::default())?,
    )?;
    Ok(file)
}

#[test]
fn gdal_reads_from_our_tiles_what_the_source_has() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let village = village()?;
    for source in TileSource::ALL {
        let mut read = read_by_gdal(&cut_to_file(folder.path(), &village, *source)?)?;
        for expected in village
            .iter()
            .filter(|expected| expected.details.class().source() == *source)
        {
            let key = (expected.details.class().code().to_owned(), expected.uid);
            let feature = read.remove(&key).ok_or_else(|| format!("GDAL finds no {key:?}"))?;
            // GDAL gives every feature of a layer every column; what a feature does not say is null.
            let mut tags = feature["properties"].clone();
            tags.as_object_mut()
                .ok_or("no properties")?
                .retain(|_, value| !value.is_null());
            assert_eq!(tags, expected.attributes, "{key:?}");
            let mut drawn = Vec::new();
            points(&feature["geometry"]["coordinates"], &mut drawn);
            let source: Vec<_> = expected
                .geometry
                .coords_iter()
                .map(|at| mercator([at.x, at.y]))
                .collect();
            assert!(
                farthest(&drawn, &source) < UNIT,
                "{key:?}: GDAL reads {drawn:?}, the source has {source:?}"
            );
            assert!(
                farthest(&source, &drawn) < UNIT,
                "{key:?}: GDAL reads {drawn:?}, the source has {source:?}"
            );
        }
        assert!(read.is_empty(), "GDAL finds what is not in the source: {read:?}");
    }
    Ok(())
}
