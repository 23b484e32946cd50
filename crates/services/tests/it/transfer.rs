//! What is written out reads back as it was.

use domain::actor::Actor;
use domain::network::{AddressPoint, Details, NetworkObject, Parcel, ProtectionZone, ZoneKind};
use geo::CoordsIter;
use geo_types::{Geometry, Point, polygon};
use gis::Feature;
use gis::crs::Crs;
use gis::read::{ReadOptions, read_network};
use services::network::{ExportError, ExportFormat, ExportRequest, ImportRequest};
use store::{Db, Tx};

use crate::{hydrant, id, pipe, services, take_in};

crate::on_both_engines! {
    what_is_exported_reads_back_without_a_difference,
    every_sort_of_object_reads_back_in_both_formats_and_systems,
    one_data_set_can_be_exported_alone,
    a_slip_in_the_data_sets_name_leaves_the_former_file_alone,
    an_export_is_for_its_owner_alone,
    only_the_operator_may_export,
    an_export_that_fails_leaves_the_former_file_alone,
}

fn request(path: std::path::PathBuf) -> ExportRequest {
    ExportRequest {
        path,
        format: ExportFormat::GeoJson,
        crs: Crs::WGS84,
        dataset: None,
    }
}

async fn what_is_exported_reads_back_without_a_difference(db: Db) {
    let folder = tempfile::tempdir().unwrap();
    let services = services(&db);
    let many = (0..4321).map(|number| pipe(&format!("p{number}"), 21.0 + f64::from(number) / 1e5));
    take_in(&services, "a", many.chain([hydrant("h", 21.0)]).collect())
        .await
        .unwrap();
    for (format, name) in [
        (ExportFormat::GeoJson, "a.geojson"),
        (ExportFormat::GeoPackage, "a.gpkg"),
    ] {
        let path = folder.path().join(name);
        let out = ExportRequest {
            format,
            ..request(path.clone())
        };
        let written = services.network().export(&Actor::Operator, out, &|_| {}).await.unwrap();
        assert_eq!(written, 4322);

        let again = ImportRequest {
            path,
            ..ImportRequest::default()
        };
        let outcome = services
            .network()
            .import(&Actor::Operator, again, &|_| {})
            .await
            .unwrap();
        let told = (outcome.dataset.as_str(), outcome.unchanged, outcome.version);
        assert_eq!(told, ("a", 4322, None), "{name}");
    }
    let files = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(files, 2, "no unfinished file is left");
}

/// A house, a plot and a protection zone beside a pipe and a hydrant.
fn every_sort() -> Vec<Feature> {
    let feature = |text: &str, details, geometry: Geometry<f64>| Feature {
        object: NetworkObject::new(id(text), details),
        geometry,
    };
    let address = Details::Address(AddressPoint {
        place: "Świętajno".to_owned(),
        street: Some("Leśna".to_owned()),
        number: "5A".to_owned(),
        postcode: Some("12-140".to_owned()),
    });
    let parcel = Details::Parcel(Parcel {
        number: "112/3".to_owned(),
        precinct: Some("Spychowo".to_owned()),
    });
    let zone = Details::ProtectionZone(ProtectionZone {
        kind: ZoneKind::Indirect,
    });
    let area = polygon![(x: 21.1, y: 53.5), (x: 21.101, y: 53.5), (x: 21.101, y: 53.501), (x: 21.1, y: 53.5)];
    vec![
        pipe("p", 21.0),
        hydrant("h", 21.05),
        feature("a", address, Point::new(21.123_456_7, 53.512_345_6).into()),
        feature("281707_2.0001.112/3", parcel, area.clone().into()),
        feature("z", zone, area.into()),
    ]
}

async fn every_sort_of_object_reads_back_in_both_formats_and_systems(db: Db) {
    let folder = tempfile::tempdir().unwrap();
    let services = services(&db);
    let network = services.network();
    let mut written = every_sort();
    written.sort_by(|a, b| a.object.id.cmp(&b.object.id));
    take_in(&services, "a", written.clone()).await.unwrap();
    for (format, ending) in [(ExportFormat::GeoJson, "geojson"), (ExportFormat::GeoPackage, "gpkg")] {
        for crs in [Crs::WGS84, Crs::PL2000_7] {
            let path = folder.path().join(format!("{}.{ending}", crs.epsg()));
            let out = ExportRequest {
                format,
                crs,
                ..request(path.clone())
            };
            assert_eq!(network.export(&Actor::Operator, out, &|_| {}).await.unwrap(), 5);
            let mut read = Vec::new();
            let report = read_network::<()>(&path, &ReadOptions::default(), &mut |feature| {
                read.push(feature);
                Ok(())
            })
            .unwrap();
            assert!(report.skipped.is_empty(), "{report}");
            read.sort_by(|a, b| a.object.id.cmp(&b.object.id));
            assert_eq!(read.len(), written.len(), "{format:?} {crs}");
            for (one, other) in written.iter().zip(&read) {
                assert_eq!(one.object, other.object, "{format:?} {crs}");
                for (a, b) in one.geometry.coords_iter().zip(other.geometry.coords_iter()) {
                    // Metres are written to a tenth of a millimetre.
                    assert!((a.x - b.x).abs() < 2e-9 && (a.y - b.y).abs() < 2e-9, "{a:?} {b:?}");
                }
            }
            if crs == Crs::WGS84 {
                let again = ImportRequest {
                    path,
                    dataset: Some("a".to_owned()),
                    ..ImportRequest::default()
                };
                let outcome = network.import(&Actor::Operator, again, &|_| {}).await.unwrap();
                assert_eq!((outcome.unchanged, outcome.version), (5, None), "{format:?}");
            }
        }
    }
}

async fn one_data_set_can_be_exported_alone(db: Db) {
    let folder = tempfile::tempdir().unwrap();
    let services = services(&db);
    take_in(&services, "a", vec![hydrant("h1", 21.0)]).await.unwrap();
    take_in(&services, "b", vec![hydrant("h2", 21.0), hydrant("h3", 21.0)])
        .await
        .unwrap();
    let alone = ExportRequest {
        dataset: Some("b".to_owned()),
        ..request(folder.path().join("b.geojson"))
    };
    assert_eq!(
        services
            .network()
            .export(&Actor::Operator, alone, &|_| {})
            .await
            .unwrap(),
        2
    );
    let text = std::fs::read_to_string(folder.path().join("b.geojson")).unwrap();
    assert!(text.contains("h2") && !text.contains("h1"));
}

async fn a_slip_in_the_data_sets_name_leaves_the_former_file_alone(db: Db) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.geojson");
    std::fs::write(&path, "former").unwrap();
    let services = services(&db);
    take_in(&services, "siec-wod", vec![hydrant("h1", 21.0)]).await.unwrap();
    let slip = ExportRequest {
        dataset: Some("siec_wod".to_owned()),
        ..request(path.clone())
    };
    let refused = services.network().export(&Actor::Operator, slip, &|_| {}).await;
    assert!(matches!(refused, Err(ExportError::UnknownDataset(name)) if name == "siec_wod"));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "former");
}

async fn an_export_is_for_its_owner_alone(db: Db) {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = tempfile::tempdir().unwrap();
    let services = services(&db);
    take_in(&services, "a", vec![hydrant("h1", 21.0)]).await.unwrap();
    for (name, format) in [
        ("a.geojson", ExportFormat::GeoJson),
        ("a.gpkg", ExportFormat::GeoPackage),
    ] {
        let path = folder.path().join(name);
        let asked = ExportRequest {
            format,
            ..request(path.clone())
        };
        services
            .network()
            .export(&Actor::Operator, asked, &|_| {})
            .await
            .unwrap();
        assert_eq!(
            std::fs::metadata(&path).unwrap().permissions().mode() & 0o777,
            0o600,
            "{name}"
        );
    }
}

async fn only_the_operator_may_export(db: Db) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.geojson");
    let refused = services(&db)
        .network()
        .export(&Actor::Anonymous, request(path.clone()), &|_| {})
        .await;
    assert!(matches!(refused, Err(ExportError::Forbidden)));
    assert!(!path.exists());
}

async fn an_export_that_fails_leaves_the_former_file_alone(db: Db) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.geojson");
    std::fs::write(&path, "former").unwrap();
    let services = services(&db);
    take_in(&services, "a", vec![hydrant("h1", 21.0), hydrant("bad", 21.1)])
        .await
        .unwrap();
    spoil(&db).await;
    let error = services
        .network()
        .export(&Actor::Operator, request(path.clone()), &|_| {})
        .await
        .unwrap_err();
    assert!(error.to_string().contains("`a/bad`"), "{error}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "former");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    let nowhere = request(folder.path().join("missing/a.geojson"));
    let error = services
        .network()
        .export(&Actor::Operator, nowhere, &|_| {})
        .await
        .unwrap_err();
    assert!(matches!(error, ExportError::Io { .. }), "{error}");
}

/// Breaks the shape of the object `bad`, as a failing disk would.
async fn spoil(db: &Db) {
    let statement = "UPDATE network_objects SET geometry = $1 WHERE object_id = 'bad'";
    let mut tx = db.begin_write().await.unwrap();
    let rows = match &mut tx {
        Tx::Sqlite(tx) => sqlx::query(statement)
            .bind(&[9_u8, 9][..])
            .execute(&mut **tx)
            .await
            .unwrap()
            .rows_affected(),
        Tx::Postgres(tx) => sqlx::query(statement)
            .bind(&[9_u8, 9][..])
            .execute(&mut **tx)
            .await
            .unwrap()
            .rows_affected(),
    };
    tx.commit().await.unwrap();
    assert_eq!(rows, 1);
}
