//! The network at the console: demo, import, export, backup, restore.

use crate::command::{Console, shared};
use crate::database::Database;

/// Two pipes; ids, a length, a place.
const TWO_PIPES: &str = r#"{"type":"FeatureCollection","features":[
 {"type":"Feature","properties":{"id":"W-1","class":"water_pipe","function":"main","diameter":110},
  "geometry":{"type":"LineString","coordinates":[[21.34,53.60],[21.35,53.60]]}},
 {"type":"Feature","properties":{"id":"W-2","class":"water_pipe","function":"service","diameter":32},
  "geometry":{"type":"LineString","coordinates":[[21.35,53.60],[21.35,53.61]]}}]}"#;

fn sqlite_and_postgres() -> [Console; 2] {
    [Console::on(Database::sqlite()), Console::on(Database::postgres())]
}

#[test]
fn migrating_twice_is_harmless() {
    for console in sqlite_and_postgres() {
        assert!(console.done(&["migrate"]).contains("Took migration 0001_network"));
        assert_eq!(console.done(&["migrate"]).trim(), "The schema was up to date.");
    }
}

#[test]
fn a_file_imported_twice_changes_nothing_the_second_time() {
    for console in sqlite_and_postgres() {
        let file = console.write("siec.geojson", TWO_PIPES);
        let first = console.done(&["import", "network", &file]);
        assert!(first.contains("Taken: 2") && first.contains("2  added"), "{first}");
        assert!(
            first.contains("http://localhost:3000/mapa?bbox=21.340000,53.600000,21.350000,53.610000"),
            "{first}"
        );
        let second = console.done(&["import", "network", &file]);
        assert!(
            second.contains("Nothing changed: the data set `siec`") && second.contains("2  unchanged"),
            "{second}"
        );
    }
}

#[test]
fn a_dry_run_says_what_would_change_and_writes_nothing() {
    let console = Console::on(Database::sqlite());
    let file = console.write("siec.geojson", TWO_PIPES);
    for _ in 0..2 {
        let said = console.done(&["import", "network", "--dry-run", &file]);
        assert!(
            said.contains("Nothing was written (--dry-run)") && said.contains("2  added"),
            "{said}"
        );
    }
}

#[test]
fn a_changed_file_is_told_by_added_removed_and_altered() {
    let console = Console::on(Database::sqlite());
    let file = console.write("siec.geojson", TWO_PIPES);
    console.done(&["import", "network", &file]);
    let changed = TWO_PIPES
        .replace("\"diameter\":110", "\"diameter\":160")
        .replace("W-2", "W-3");
    let file = console.write("siec.geojson", &changed);
    let said = console.done(&["import", "network", &file]);
    for part in ["1  added", "1  removed", "1  altered", "0  unchanged", "version "] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn a_bad_file_is_refused_with_its_place_and_changes_nothing() {
    for console in sqlite_and_postgres() {
        let good = console.write("siec.geojson", TWO_PIPES);
        console.done(&["import", "network", &good]);
        for (content, reason) in [
            (&TWO_PIPES[..TWO_PIPES.len() - 40], "siec.geojson"),
            ("to nie jest sieć", "supported are GML"),
            ("", "is empty"),
        ] {
            let bad = console.write("siec.geojson", content);
            let said = console.refused(&["import", "network", &bad]);
            assert!(said.contains("nothing was changed") && said.contains(reason), "{said}");
        }
        let good = console.write("siec.geojson", TWO_PIPES);
        assert!(console.done(&["import", "network", &good]).contains("2  unchanged"));
    }
}

#[test]
fn a_missing_file_and_an_unknown_system_are_named() {
    let console = Console::on(Database::sqlite());
    let said = console.refused(&["import", "network", "nie-ma.gml"]);
    assert!(said.contains("nie-ma.gml"), "{said}");
    let run = console.run(&["import", "network", "--crs", "układ 2000", "nie-ma.gml"]);
    assert_eq!(run.code, Some(2), "{run:?}");
    assert!(run.err.contains("EPSG:2178"), "{}", run.err);
}

/// A model of two junctions and a pipe, in US survey feet of Kentucky.
const MODEL: &str = "[JUNCTIONS]\nJ-1 600\nJ-2 610\n[PIPES]\nP-1 J-1 J-2 100 6 100 0\n\
    [COORDINATES]\nJ-1 4971350 3905604\nJ-2 4971450 3905604\n[END]\n";

#[test]
fn a_model_abroad_is_taken_when_its_system_is_named() {
    let console = Console::on(Database::sqlite());
    let file = console.write("model.inp", MODEL);
    let said = console.refused(&["import", "network", &file]);
    assert!(said.contains("does not name its coordinate system"), "{said}");
    let said = console.done(&["import", "network", "--crs", "EPSG:3089", "--dry-run", &file]);
    for part in [
        "model.inp (EPANET, ASCII)",
        "EPSG:3089, as given by the operator",
        "Extent:      -85.57601 38.04906",
        "1  water_pipe",
        "2  device",
        "function is taken by diameter",
        "3  added",
    ] {
        assert!(said.contains(part), "`{part}` is missing in:\n{said}");
    }
}

#[test]
fn a_mapping_says_what_the_columns_are_and_is_refused_when_it_says_what_is_not_known() {
    let console = Console::on(Database::sqlite());
    let file = console.write(
        "siec.geojson",
        &TWO_PIPES
            .replace("diameter", "FI_MM")
            .replace("\"class\":\"water_pipe\",", ""),
    );
    let mapping = console.write(
        "siec.toml",
        "[[layer]]\nname = 'siec'\nclass = 'water_pipe'\ncolumns = { diameter = 'fi_mm' }\nfixed = { owner = 'Gmina' }",
    );
    let said = console.done(&["import", "network", "--mapping", &mapping, "--encoding", "utf-8", &file]);
    assert!(
        said.contains("siec.FI_MM → diameter") && said.contains("2  water_pipe"),
        "{said}"
    );
    let wrong = console.write("zle.toml", "[[layer]]\nname = 'siec'\nclass = 'rura'");
    let said = console.refused(&["import", "network", "--mapping", &wrong, &file]);
    assert!(
        said.contains("zle.toml") && said.contains("unknown variant `rura`") && said.contains("`water_pipe`"),
        "{said}"
    );
    let said = console.refused(&["import", "network", "--mapping", "nie-ma.toml", &file]);
    assert!(said.contains("nie-ma.toml") && said.contains("what to do"), "{said}");
    let run = console.run(&["import", "network", "--encoding", "polski", &file]);
    assert_eq!(run.code, Some(2), "{run:?}");
    assert!(run.err.contains("windows-1250"), "{}", run.err);
}

#[test]
fn one_data_set_for_several_files_is_refused_before_anything_is_read() {
    let console = Console::on(Database::sqlite());
    let said = console.refused(&["import", "network", "--dataset", "woda", "a.gml", "b.gml"]);
    assert!(
        said.contains("each file replaces its data set") && said.contains("what to do"),
        "{said}"
    );
}

#[test]
fn the_demo_fills_the_map_and_goes_again() {
    for console in sqlite_and_postgres() {
        let filled = console.done(&["demo"]);
        assert!(
            filled.contains("Data set `demo`") && filled.contains("/mapa?bbox=21."),
            "{filled}"
        );
        assert!(console.done(&["demo"]).contains("Nothing changed"));
        assert!(console.done(&["demo", "--remove"]).contains("removed"));
        assert!(console.done(&["demo", "--remove"]).contains("Nothing changed"));
    }
}

#[test]
fn what_was_exported_can_be_imported_again_without_any_change() {
    let console = Console::on(Database::sqlite());
    let file = console.write("siec.geojson", TWO_PIPES);
    console.done(&["import", "network", "--dataset", "woda", &file]);
    for (name, arguments) in [
        ("kopia.gpkg", vec![]),
        ("kopia.geojson", vec![]),
        ("kopia-2178.gpkg", vec!["--crs", "EPSG:2178"]),
    ] {
        let copy = console.path(name);
        let said = console.done(&[&["export", "network", "--out", &copy], &arguments[..]].concat());
        assert!(said.contains("Wrote 2 objects"), "{said}");
        if arguments.is_empty() {
            let said = console.done(&["import", "network", "--dataset", "woda", &copy]);
            assert!(said.contains("2  unchanged"), "{name}: {said}");
        } else {
            // Metres are rounded, so the shapes may differ by a hair; nothing may come or go.
            let said = console.done(&["import", "network", "--dataset", "woda", "--dry-run", &copy]);
            assert!(
                said.contains("0  added") && said.contains("0  removed"),
                "{name}: {said}"
            );
        }
    }
}

#[test]
fn an_export_that_cannot_be_written_leaves_the_former_file() {
    let console = Console::on(Database::sqlite());
    let said = console.refused(&["export", "network", "--out", "kopia.txt"]);
    assert!(said.contains("--format"), "{said}");
    let said = console.refused(&["export", "network", "--out", "/nie/ma/kopia.geojson"]);
    assert!(said.contains("/nie/ma/kopia.geojson was not written"), "{said}");
}

#[test]
fn a_backup_restored_elsewhere_holds_the_same_network() {
    let consoles = sqlite_and_postgres();
    for (from, to) in [(0, 1), (1, 0)] {
        let (from, to) = (
            &consoles[from],
            Console::on(if to == 0 {
                Database::sqlite()
            } else {
                Database::postgres()
            }),
        );
        let file = from.write("siec.geojson", TWO_PIPES);
        from.done(&["import", "network", &file]);
        let backup = from.path("kopia.ebok");
        from.done(&["backup", &backup]);
        to.done(&["restore", &backup]);
        let said = to.done(&["import", "network", &file]);
        assert!(
            said.contains("Nothing changed") && said.contains("2  unchanged"),
            "{said}"
        );
    }
}

#[test]
fn a_file_that_is_no_backup_is_refused_and_the_data_stay() {
    let console = Console::on(Database::sqlite());
    let file = console.write("siec.geojson", TWO_PIPES);
    console.done(&["import", "network", &file]);
    let said = console.refused(&["restore", &file]);
    assert!(said.contains("siec.geojson"), "{said}");
    assert!(console.done(&["import", "network", &file]).contains("2  unchanged"));
}

#[test]
fn a_surveyors_export_of_the_national_register_is_taken() {
    let name = "gesut-export-2179.gml";
    let Some(file) = shared(name) else {
        eprintln!("{name} is not part of this checkout, so it cannot be imported here");
        return;
    };
    let console = Console::on(Database::sqlite());
    let said = console.done(&["import", "network", &file]);
    assert!(
        said.contains("EPSG:2179") && said.contains("water_pipe") && said.contains("/mapa?bbox="),
        "{said}"
    );
    assert!(console.done(&["import", "network", &file]).contains("Nothing changed"));
}
