//! The names of data sets: they stand in public addresses, so they are plain and short.

use std::path::Path;

use super::ImportError;

const LONGEST: usize = 60;

/// The name as given, or one made from the file's name: `Sieć wod. 2026.gml` becomes `siec-wod-2026`.
pub(super) fn choose(given: Option<&str>, file: &Path) -> Result<String, ImportError> {
    if let Some(name) = given {
        return checked(name);
    }
    let stem = file
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    let words: Vec<String> = domain::text::fold(&stem)
        .split(|character: char| !character.is_ascii_alphanumeric() && character != '_')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let name: String = words.join("-").chars().take(LONGEST).collect();
    checked(&name)
}

/// A name of lower-case letters, digits, `-` and `_`.
pub(super) fn checked(name: &str) -> Result<String, ImportError> {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_');
    if name.is_empty() || name.len() > LONGEST || !name.bytes().all(is_plain) {
        return Err(ImportError::DatasetName(name.to_owned()));
    }
    Ok(name.to_owned())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::choose;

    #[test]
    fn a_file_gives_its_data_set_a_plain_name() {
        assert_eq!(
            choose(None, Path::new("/tmp/Sieć wod. (2026).gml")).unwrap(),
            "siec-wod-2026"
        );
        assert_eq!(choose(Some("woda_1"), Path::new("x.gml")).unwrap(), "woda_1");
    }

    #[test]
    fn a_name_that_cannot_stand_in_an_address_is_refused_by_name() {
        for name in ["", "a/b", "Żółta", "a b", &"x".repeat(61)] {
            let error = choose(Some(name), Path::new("x.gml")).unwrap_err();
            assert!(error.to_string().contains(&format!("`{name}`")), "{error}");
        }
        assert!(choose(None, Path::new("/")).is_err());
    }
}
