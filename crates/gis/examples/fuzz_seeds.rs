//! Writes what the fuzz targets begin with, one folder for each target: `cargo run -p gis --example fuzz_seeds FOLDER`.

use std::error::Error;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use gis::Feature;
use gis::crs::Crs;
use gis::read::{ReadOptions, read_network};
use gis::write::{write_geojson, write_geopackage};

/// A tile with a line and a point.
fn tile() -> Vec<u8> {
    let mut encoder = tiles::TileEncoder::new();
    encoder.begin_layer("water_pipe");
    let tags = [encoder.text("material", "pe"), encoder.number("dn", 110)];
    encoder.feature(
        7,
        tiles::GeometryKind::Line,
        &tags,
        &[[0, 0], [100, 200], [300, 50]],
        &[3],
    );
    encoder.feature(8, tiles::GeometryKind::Point, &[], &[[5, 5]], &[1]);
    encoder.end_layer();
    encoder.finish()
}

fn features(path: &Path) -> Result<Vec<Feature>, Box<dyn Error>> {
    let mut features = Vec::new();
    read_network::<()>(path, &ReadOptions::default(), &mut |feature| {
        features.push(feature);
        Ok(())
    })
    .map_err(|_| format!("{} cannot be read", path.display()))?;
    Ok(features)
}

/// The parts of the archive's shapefiles as the target takes them: the length of the `.shp`, the `.shp`, the `.dbf`.
fn shapefiles(archive: &Path) -> Result<Vec<Vec<u8>>, Box<dyn Error>> {
    let mut archive = zip::ZipArchive::new(fs::File::open(archive)?)?;
    let mut part = |name: String| -> Result<Vec<u8>, Box<dyn Error>> {
        let mut bytes = Vec::new();
        archive.by_name(&name)?.read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let mut found = Vec::new();
    for stem in ["sieć/woda/rury", "sieć/woda/hydranty", "sieć/budynki"] {
        let (shapes, table) = (part(format!("{stem}.shp"))?, part(format!("{stem}.dbf"))?);
        let length = u16::try_from(shapes.len())?.to_le_bytes();
        found.push([&length[..], &shapes, &table].concat());
    }
    Ok(found)
}

fn main() -> Result<(), Box<dyn Error>> {
    let corpus = PathBuf::from(std::env::args_os().nth(1).ok_or("where to?")?);
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let place = |target: &str, name: &str| -> Result<PathBuf, Box<dyn Error>> {
        let folder = corpus.join(target);
        fs::create_dir_all(&folder)?;
        Ok(folder.join(name))
    };
    for (target, name) in [
        ("gml", "gesut-1.3.gml"),
        ("gml", "gesut-2015.gml"),
        ("shapefile", "siec.zip"),
        ("epanet", "siec.inp"),
        ("mapping", "siec.toml"),
    ] {
        fs::copy(data.join(name), place(target, name)?)?;
    }
    for (number, parts) in shapefiles(&data.join("siec.zip"))?.iter().enumerate() {
        fs::write(place("shapefile", &format!("parts-{number}"))?, parts)?;
    }
    let network = features(&data.join("gesut-1.3.gml"))?;
    for crs in [Crs::WGS84, Crs::PL2000_7] {
        let name = crs.epsg().to_string();
        let package = place("geopackage", &name)?;
        if !package.exists() {
            write_geopackage(&package, crs, network.iter().take(8))?;
        }
        write_geojson(fs::File::create(place("geojson", &name)?)?, crs, &network)?;
    }
    for (number, feature) in network.iter().enumerate() {
        fs::write(place("wkb", &number.to_string())?, gis::wkb::encode(&feature.geometry))?;
    }
    let system = r#"PROJCS["uklad",GEOGCS["ETRS89",DATUM["D_ETRS_1989",SPHEROID["GRS_1980",6378137,298.257222101]]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",7500000],PARAMETER["Central_Meridian",21],PARAMETER["Scale_Factor",0.999923],UNIT["Meter",1]]"#;
    fs::write(place("wkt", "prj")?, system)?;
    fs::write(place("tile", "tile")?, tile())?;
    Ok(())
}
