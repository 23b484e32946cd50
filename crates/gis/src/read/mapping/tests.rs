use domain::network::Class;

use super::{Crs, Field, Mapping, MappingError, TextEncoding};

fn refused(text: &str) -> String {
    Mapping::parse(text).expect_err("refused").to_string()
}

#[test]
fn a_mapping_says_what_columns_words_and_layers_mean() {
    let mapping = Mapping::parse(include_str!("../../../tests/data/siec.toml")).unwrap();
    let layer = mapping.layer("RURY").unwrap();
    assert_eq!(layer.class, Some(Class::WaterPipe));
    assert_eq!(layer.columns.get(&Field::Diameter).map(String::as_str), Some("FI_MM"));
    assert_eq!(
        layer.fixed.get(&Field::Function).map(String::as_str),
        Some("distribution")
    );
    assert_eq!(layer.value(Field::Material, "STAL"), Some("steel"));
    assert_eq!(layer.value(Field::Material, "PE"), None);
    assert!(mapping.layer("budynki").is_none());
}

#[test]
fn what_is_said_of_one_file_goes_before_what_is_said_of_all() {
    let mapping = Mapping::parse(
        "crs = 'EPSG:2178'\nencoding = 'cp1250'\n[[file]]\nname = 'stary*'\nencoding = 'cp852'\n[[file]]\nname='*.inp'\ncrs='EPSG:2180'",
    )
    .unwrap();
    assert_eq!(mapping.crs("a.shp"), Some(Crs::PL2000_7));
    assert_eq!(mapping.crs("a.inp"), Some(Crs::PL1992));
    assert_eq!(mapping.encoding("a.shp"), Some(TextEncoding::WINDOWS_1250));
    assert_eq!(mapping.encoding("Stary.zip"), Some(TextEncoding::CP852));
}

#[test]
fn numbers_and_truth_values_may_be_fixed_as_they_are() {
    let text = "[[layer]]\nname='a'\nclass='water_pipe'\nfixed={ year = 1998, local = true, diameter = 110 }";
    let mapping = Mapping::parse(text).unwrap();
    let fixed = &mapping.layer("A").unwrap().fixed;
    assert_eq!(fixed.get(&Field::Year).map(String::as_str), Some("1998"));
    assert_eq!(fixed.get(&Field::Local).map(String::as_str), Some("true"));
}

#[test]
fn whatever_is_not_known_is_refused_with_what_is() {
    for (text, parts) in [
        ("kolor = 1", vec!["line 1", "unknown field `kolor`", "`encoding`"]),
        ("crs = 'układ 2000'", vec!["line 1", "EPSG:2178"]),
        ("encoding = 'polski'", vec!["line 1", "windows-1250"]),
        (
            "[[layer]]\nname='a'\nclass='rura'",
            vec!["line 3", "unknown variant `rura`", "`water_pipe`"],
        ),
        ("[[layer]]\nclass='valve'", vec!["missing field `name`"]),
        (
            "[[layer]]\nname='a'\ncolumns={ srednica='FI' }",
            vec!["line 3", "unknown attribute `srednica`", "diameter"],
        ),
        (
            "[[layer]]\nname='a'\nvalues.material={ '20'='polietylen' }",
            vec!["layer `a`", "material cannot be `polietylen`", "pe, pvc"],
        ),
        (
            "[[layer]]\nname='a'\nclass='hydrant'\nfixed={ kind='booster' }",
            vec!["kind cannot be `booster`", "overground, underground"],
        ),
        (
            "[[layer]]\nname='a'\nclass='hydrant'\ncolumns={ material='M' }",
            vec!["objects of class hydrant have no material", "kind, diameter"],
        ),
        (
            "[[layer]]\nname='a'\nfixed={ year='dawno' }",
            vec!["year cannot be `dawno`", "1800"],
        ),
        ("[[layer]]\nname='a'\nfixed={ id='1' }", vec!["`id` cannot be fixed"]),
        ("[[layer]\n", vec!["line 1"]),
    ] {
        let said = refused(text);
        for part in parts {
            assert!(said.contains(part), "`{part}` is missing in:\n{said}");
        }
    }
    assert!(matches!(Mapping::parse("a = "), Err(MappingError::Toml(_))));
}
