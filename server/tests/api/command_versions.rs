//! The network's versions at the console.

use crate::command::Console;
use crate::database::Database;

fn hydrants(ids: &[&str]) -> String {
    let feature = |(place, id): (usize, &&str)| {
        format!(
            r#"{{"type":"Feature","properties":{{"id":"{id}","class":"hydrant"}},
            "geometry":{{"type":"Point","coordinates":[21.3{place},53.60]}}}}"#
        )
    };
    let features: Vec<String> = ids.iter().enumerate().map(feature).collect();
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","))
}

/// Two versions of a data set; the number of the first.
fn two_versions(console: &Console) -> String {
    for ids in [&["H-1", "H-2"][..], &["H-1"]] {
        let file = console.write("siec.geojson", &hydrants(ids));
        console.done(&["import", "network", &file]);
    }
    let listed = console.done(&["network", "versions", "--dataset", "siec"]);
    let rows: Vec<&str> = listed.lines().filter(|line| line.contains("siec.geojson")).collect();
    assert_eq!(rows.len(), 2, "{listed}");
    assert!(rows.iter().all(|row| row.contains(" yes ")), "{listed}");
    rows[1].split_whitespace().next().expect("a number").to_owned()
}

#[test]
fn a_former_version_comes_back_as_a_new_one() {
    for console in [Console::on(Database::sqlite()), Console::on(Database::postgres())] {
        let first = two_versions(&console);
        let said = console.done(&["network", "rollback", "siec", &first, "--dry-run"]);
        assert!(
            said.contains("Nothing was written") && said.contains("1  added"),
            "{said}"
        );
        let said = console.done(&["network", "rollback", "siec", &first]);
        assert!(
            said.contains("Data set `siec`, version ") && said.contains("1  added"),
            "{said}"
        );
        let again = console.write("siec.geojson", &hydrants(&["H-1", "H-2"]));
        assert!(console.done(&["import", "network", &again]).contains("Nothing changed"));
        let listed = console.done(&["network", "versions"]);
        assert_eq!(
            listed.lines().filter(|line| line.contains("siec")).count(),
            3,
            "{listed}"
        );
    }
}

#[test]
fn a_wrong_name_or_number_is_refused_with_the_next_step() {
    let console = Console::on(Database::sqlite());
    assert!(
        console
            .done(&["network", "versions"])
            .contains("nothing has been imported")
    );
    let said = console.refused(&["network", "rollback", "siec", "7"]);
    assert!(
        said.contains("no data set `siec`") && said.contains("ebok network versions"),
        "{said}"
    );
    two_versions(&console);
    let said = console.refused(&["network", "rollback", "siec", "7"]);
    assert!(said.contains("7 is not a version of the data set `siec`"), "{said}");
    let said = console.refused(&["network", "versions", "--dataset", "inna"]);
    assert!(said.contains("`inna`"), "{said}");
}
